import { createRouter } from '@tanstack/react-router'
import { whenSignedOut } from '../api/client.ts'
import { leaveSession } from '../api/session.ts'
import { ErrorScreen } from './ErrorScreen.tsx'
import { NotFoundScreen } from './NotFoundScreen.tsx'
import { PendingScreen } from './PendingScreen.tsx'
import { desk, root } from './routes/root.ts'
import { settings } from './routes/settings.ts'
import { signingIn } from './routes/signing-in.ts'
import { ticketPrint, working } from './routes/work.ts'

const tree = root.addChildren([...signingIn, ticketPrint, desk.addChildren([...working, settings])])

export const router = createRouter({
  routeTree: tree,
  defaultPreload: 'intent',
  defaultPendingComponent: PendingScreen,
  defaultPendingMs: 300,
  defaultPendingMinMs: 0,
  defaultErrorComponent: ErrorScreen,
  defaultNotFoundComponent: NotFoundScreen,
  // The columns of the tickets keep their own places; a conversation opens at its newest.
  scrollRestoration: ({ location }) => !location.pathname.startsWith('/views/'),
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

whenSignedOut(() => {
  const { pathname, href } = router.state.location
  leaveSession()
  if (pathname !== '/sign-in') void router.navigate({ to: '/sign-in', search: { next: href } })
})

import { createRootRoute, createRoute, Outlet, redirect } from '@tanstack/react-router'
import { queryClient } from '../../api/queries.ts'
import { sessionQuery } from '../../api/session.ts'
import { setLanguage } from '../../i18n/language.ts'
import { NotFoundScreen } from '../NotFoundScreen.tsx'
import Shell from '../Shell.tsx'

export const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundScreen })

export async function letIn({ location }: { location: { href: string } }): Promise<void> {
  const session = await queryClient.ensureQueryData(sessionQuery)
  if (!session)
    throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } })
  // Before anything is drawn, so that nobody sees another language flash by.
  await setLanguage(session.me.language)
}

/** All that needs somebody signed in. */
export const desk = createRoute({
  getParentRoute: () => root,
  id: 'desk',
  beforeLoad: letIn,
  component: Shell,
})

import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { api } from '../../api/client.ts'
import { queryClient } from '../../api/queries.ts'
import { sessionQuery } from '../../api/session.ts'
import { later } from '../../ui/later.ts'
import { root } from './root.ts'

type Next = { next?: string }

/** Where to go after signing in: a path of ours only, never an address somebody put into a link. */
const readNext = (search: Record<string, unknown>): Next =>
  typeof search.next === 'string' && /^\/(?!\/)/.test(search.next) ? { next: search.next } : {}

const setup = createRoute({
  getParentRoute: () => root,
  path: 'setup',
  component: lazyRouteComponent(later(() => import('../../features/session/SetupScreen.tsx'))),
})
const signIn = createRoute({
  getParentRoute: () => root,
  path: 'sign-in',
  validateSearch: readNext,
  beforeLoad: async ({ search }) => {
    if (await queryClient.ensureQueryData(sessionQuery)) throw redirect({ to: search.next ?? '/' })
    if ((await api.get<{ needed: boolean }>('/setup')).needed) throw redirect({ to: '/setup' })
  },
  component: lazyRouteComponent(later(() => import('../../features/session/SignInScreen.tsx'))),
})
const invitation = createRoute({
  getParentRoute: () => root,
  path: 'invitation/$token',
  component: lazyRouteComponent(later(() => import('../../features/session/InvitationScreen.tsx'))),
})
const forgotten = createRoute({
  getParentRoute: () => root,
  path: 'reset',
  component: lazyRouteComponent(later(() => import('../../features/session/ForgottenScreen.tsx'))),
})
const reset = createRoute({
  getParentRoute: () => root,
  path: 'reset/$token',
  component: lazyRouteComponent(later(() => import('../../features/session/ResetScreen.tsx'))),
})

/** What is there before anybody is signed in. */
export const signingIn = [setup, signIn, invitation, forgotten, reset] as const

import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import TicketsScreen from '../../features/tickets/TicketsScreen.tsx'
import { readViewSearch } from '../../features/views/search.ts'
import { withTexts } from '../../i18n/language.ts'
import { later } from '../../ui/later.ts'
import { NotFoundScreen } from '../NotFoundScreen.tsx'
import { desk, letIn, root } from './root.ts'

const home = createRoute({
  getParentRoute: () => desk,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/views/$view', params: { view: 'open' } })
  },
})
// One screen for a list and for a ticket in it: the list stays as it was while one reads.
const view = createRoute({
  getParentRoute: () => desk,
  path: 'views/$view',
  validateSearch: readViewSearch,
  component: TicketsScreen,
})
const viewOnly = createRoute({ getParentRoute: () => view, path: '/' })
const viewTicket = createRoute({ getParentRoute: () => view, path: '$id' })
const ticket = createRoute({
  getParentRoute: () => desk,
  path: 'tickets/$id',
  // It only leads on: there is nothing to wait for, and what stands there must not go meanwhile.
  pendingMs: Number.POSITIVE_INFINITY,
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/views/$view/$id', params: { view: 'open', id: params.id }, replace: true })
  },
})
const customer = createRoute({
  getParentRoute: () => desk,
  path: 'customers/$id',
  component: lazyRouteComponent(later(() => import('../../features/customers/CustomerScreen.tsx'))),
})
const company = createRoute({
  getParentRoute: () => desk,
  path: 'companies/$id',
  component: lazyRouteComponent(
    withTexts(
      ['work'],
      later(() => import('../../features/companies/CompanyScreen.tsx')),
    ),
  ),
})
const search = createRoute({
  getParentRoute: () => desk,
  path: 'search',
  validateSearch: (search: Record<string, unknown>): { q?: string } =>
    search.q === undefined || search.q === '' ? {} : { q: String(search.q) },
  component: lazyRouteComponent(later(() => import('../../features/search/SearchScreen.tsx'))),
})
const lineBoard = createRoute({
  getParentRoute: () => desk,
  path: 'lines',
  component: lazyRouteComponent(later(() => import('../../features/board/LineBoardScreen.tsx'))),
})
const notifications = createRoute({
  getParentRoute: () => desk,
  path: 'notifications',
  component: lazyRouteComponent(later(() => import('../../features/notifications/NotificationsScreen.tsx'))),
})

// Inside the desk, so that somebody with a wrong link still has the way to the right page.
const anythingElse = createRoute({ getParentRoute: () => desk, path: '$', component: NotFoundScreen })

/** Where agents work: lists and tickets, whom they are of, what is found. */
export const working = [
  home,
  view.addChildren([viewOnly, viewTicket]),
  ticket,
  customer,
  company,
  search,
  notifications,
  lineBoard,
  anythingElse,
] as const

// On paper nothing stands around it.
export const ticketPrint = createRoute({
  getParentRoute: () => root,
  path: 'tickets/$id/print',
  beforeLoad: letIn,
  component: lazyRouteComponent(later(() => import('../../features/tickets/operations/PrintScreen.tsx'))),
})

import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { api, whenSignedOut } from '../api/client.ts'
import { queryClient } from '../api/queries.ts'
import { leaveSession, sessionQuery } from '../api/session.ts'
import TicketsScreen from '../features/tickets/TicketsScreen.tsx'
import { readViewSearch } from '../features/views/search.ts'
import { loadSettingsTexts, setLanguage } from '../i18n/language.ts'
import { later } from '../ui/later.ts'
import { ErrorScreen } from './ErrorScreen.tsx'
import { NotFoundScreen } from './NotFoundScreen.tsx'
import { PendingScreen } from './PendingScreen.tsx'
import Shell from './Shell.tsx'

type Next = { next?: string }

/** Where to go after signing in: a path of ours only, never an address somebody put into a link. */
const readNext = (search: Record<string, unknown>): Next =>
  typeof search.next === 'string' && /^\/(?!\/)/.test(search.next) ? { next: search.next } : {}

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundScreen })

const setup = createRoute({
  getParentRoute: () => root,
  path: 'setup',
  component: lazyRouteComponent(later(() => import('../features/session/SetupScreen.tsx'))),
})
const signIn = createRoute({
  getParentRoute: () => root,
  path: 'sign-in',
  validateSearch: readNext,
  beforeLoad: async ({ search }) => {
    if (await queryClient.ensureQueryData(sessionQuery)) throw redirect({ to: search.next ?? '/' })
    if ((await api.get<{ needed: boolean }>('/setup')).needed) throw redirect({ to: '/setup' })
  },
  component: lazyRouteComponent(later(() => import('../features/session/SignInScreen.tsx'))),
})
const invitation = createRoute({
  getParentRoute: () => root,
  path: 'invitation/$token',
  component: lazyRouteComponent(later(() => import('../features/session/InvitationScreen.tsx'))),
})
const forgotten = createRoute({
  getParentRoute: () => root,
  path: 'reset',
  component: lazyRouteComponent(later(() => import('../features/session/ForgottenScreen.tsx'))),
})
const reset = createRoute({
  getParentRoute: () => root,
  path: 'reset/$token',
  component: lazyRouteComponent(later(() => import('../features/session/ResetScreen.tsx'))),
})

async function letIn({ location }: { location: { href: string } }): Promise<void> {
  const session = await queryClient.ensureQueryData(sessionQuery)
  if (!session)
    throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } })
  // Before anything is drawn, so that nobody sees another language flash by.
  await setLanguage(session.me.language)
}

/** All that needs somebody signed in. */
const desk = createRoute({
  getParentRoute: () => root,
  id: 'desk',
  beforeLoad: letIn,
  component: Shell,
})
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
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/views/$view/$id', params: { view: 'open', id: params.id }, replace: true })
  },
})
// On paper nothing stands around it.
const ticketPrint = createRoute({
  getParentRoute: () => root,
  path: 'tickets/$id/print',
  beforeLoad: letIn,
  component: lazyRouteComponent(later(() => import('../features/tickets/operations/PrintScreen.tsx'))),
})
const customer = createRoute({
  getParentRoute: () => desk,
  path: 'customers/$id',
  component: lazyRouteComponent(later(() => import('../features/customers/CustomerScreen.tsx'))),
})
const company = createRoute({
  getParentRoute: () => desk,
  path: 'companies/$id',
  beforeLoad: loadSettingsTexts,
  component: lazyRouteComponent(later(() => import('../features/companies/CompanyScreen.tsx'))),
})
const search = createRoute({
  getParentRoute: () => desk,
  path: 'search',
  validateSearch: (search: Record<string, unknown>): { q?: string } =>
    search.q === undefined || search.q === '' ? {} : { q: String(search.q) },
  component: lazyRouteComponent(later(() => import('../features/search/SearchScreen.tsx'))),
})
const lineBoard = createRoute({
  getParentRoute: () => desk,
  path: 'lines',
  component: lazyRouteComponent(later(() => import('../features/board/LineBoardScreen.tsx'))),
})
const notifications = createRoute({
  getParentRoute: () => desk,
  path: 'notifications',
  component: lazyRouteComponent(later(() => import('../features/notifications/NotificationsScreen.tsx'))),
})
const settings = createRoute({
  getParentRoute: () => desk,
  path: 'settings',
  beforeLoad: loadSettingsTexts,
  component: lazyRouteComponent(later(() => import('./SettingsLayout.tsx'))),
})
const settingsHome = createRoute({
  getParentRoute: () => settings,
  path: '/',
  component: lazyRouteComponent(later(() => import('./SettingsHome.tsx'))),
})
const account = createRoute({
  getParentRoute: () => settings,
  path: 'account',
  component: lazyRouteComponent(later(() => import('../features/account/AccountScreen.tsx'))),
})
const devices = createRoute({
  getParentRoute: () => settings,
  path: 'devices',
  component: lazyRouteComponent(later(() => import('../features/account/DevicesScreen.tsx'))),
})
const notificationSettings = createRoute({
  getParentRoute: () => settings,
  path: 'notifications',
  component: lazyRouteComponent(later(() => import('../features/notifications/SettingsScreen.tsx'))),
})
const people = createRoute({
  getParentRoute: () => settings,
  path: 'people',
  component: lazyRouteComponent(later(() => import('../features/people/PeopleScreen.tsx'))),
})
const groups = createRoute({
  getParentRoute: () => settings,
  path: 'groups',
  component: lazyRouteComponent(later(() => import('../features/people/GroupsScreen.tsx'))),
})
const brands = createRoute({
  getParentRoute: () => settings,
  path: 'brands',
  component: lazyRouteComponent(later(() => import('../features/brands/BrandsScreen.tsx'))),
})
const lines = createRoute({
  getParentRoute: () => settings,
  path: 'lines',
  component: lazyRouteComponent(later(() => import('../features/lines/LinesScreen.tsx'))),
})
const intake = createRoute({
  getParentRoute: () => settings,
  path: 'intake',
  component: lazyRouteComponent(later(() => import('../features/intake/IntakeScreen.tsx'))),
})
const regulations = createRoute({
  getParentRoute: () => settings,
  path: 'regulations',
  component: lazyRouteComponent(later(() => import('../features/regulations/RegulationsScreen.tsx'))),
})
const urgent = createRoute({
  getParentRoute: () => settings,
  path: 'urgent',
  component: lazyRouteComponent(later(() => import('../features/urgent/UrgentScreen.tsx'))),
})
const escalation = createRoute({
  getParentRoute: () => settings,
  path: 'escalation',
  component: lazyRouteComponent(later(() => import('../features/escalation/EscalationScreen.tsx'))),
})
const reasons = createRoute({
  getParentRoute: () => settings,
  path: 'reasons',
  component: lazyRouteComponent(later(() => import('../features/passing/ReasonsScreen.tsx'))),
})
const levels = createRoute({
  getParentRoute: () => settings,
  path: 'levels',
  component: lazyRouteComponent(later(() => import('../features/levels/LevelsScreen.tsx'))),
})
const calendars = createRoute({
  getParentRoute: () => settings,
  path: 'calendars',
  component: lazyRouteComponent(later(() => import('../features/levels/CalendarsScreen.tsx'))),
})
const products = createRoute({
  getParentRoute: () => settings,
  path: 'products',
  component: lazyRouteComponent(later(() => import('../features/products/ProductsScreen.tsx'))),
})
const contracts = createRoute({
  getParentRoute: () => settings,
  path: 'contracts',
  component: lazyRouteComponent(later(() => import('../features/contracts/ContractsScreen.tsx'))),
})
const plans = createRoute({
  getParentRoute: () => settings,
  path: 'plans',
  component: lazyRouteComponent(later(() => import('../features/contracts/PlansScreen.tsx'))),
})
const costs = createRoute({
  getParentRoute: () => settings,
  path: 'costs',
  component: lazyRouteComponent(later(() => import('../features/time/CostsScreen.tsx'))),
})
const companies = createRoute({
  getParentRoute: () => settings,
  path: 'companies',
  component: lazyRouteComponent(later(() => import('../features/companies/CompaniesScreen.tsx'))),
})
const fields = createRoute({
  getParentRoute: () => settings,
  path: 'fields',
  component: lazyRouteComponent(later(() => import('../features/fields/FieldsScreen.tsx'))),
})
const checklists = createRoute({
  getParentRoute: () => settings,
  path: 'checklists',
  component: lazyRouteComponent(later(() => import('../features/checklists/TemplatesScreen.tsx'))),
})
const mailboxes = createRoute({
  getParentRoute: () => settings,
  path: 'mailboxes',
  component: lazyRouteComponent(later(() => import('../features/mail/MailboxesScreen.tsx'))),
})
const outbox = createRoute({
  getParentRoute: () => settings,
  path: 'outbox',
  component: lazyRouteComponent(later(() => import('../features/mail/OutboxScreen.tsx'))),
})
const inbound = createRoute({
  getParentRoute: () => settings,
  path: 'inbound',
  component: lazyRouteComponent(later(() => import('../features/mail/InboundScreen.tsx'))),
})
const installation = createRoute({
  getParentRoute: () => settings,
  path: 'installation',
  component: lazyRouteComponent(later(() => import('../features/settings/InstallationScreen.tsx'))),
})
const status = createRoute({
  getParentRoute: () => settings,
  path: 'status',
  component: lazyRouteComponent(later(() => import('../features/status/StatusScreen.tsx'))),
})
const tokens = createRoute({
  getParentRoute: () => settings,
  path: 'tokens',
  component: lazyRouteComponent(later(() => import('../features/tokens/TokensScreen.tsx'))),
})
const services = createRoute({
  getParentRoute: () => settings,
  path: 'services',
  component: lazyRouteComponent(later(() => import('../features/tokens/ServicesScreen.tsx'))),
})
const imports = createRoute({
  getParentRoute: () => settings,
  path: 'imports',
  component: lazyRouteComponent(later(() => import('../features/imports/ImportsScreen.tsx'))),
})
const webhooks = createRoute({
  getParentRoute: () => settings,
  path: 'webhooks',
  component: lazyRouteComponent(later(() => import('../features/webhooks/WebhooksScreen.tsx'))),
})
const macros = createRoute({
  getParentRoute: () => settings,
  path: 'macros',
  component: lazyRouteComponent(later(() => import('../features/macros/MacrosScreen.tsx'))),
})
const canned = createRoute({
  getParentRoute: () => settings,
  path: 'canned',
  component: lazyRouteComponent(later(() => import('../features/canned/CannedScreen.tsx'))),
})
const bulk = createRoute({
  getParentRoute: () => settings,
  path: 'bulk',
  component: lazyRouteComponent(later(() => import('../features/bulk/RunsScreen.tsx'))),
})

const waiting = createRoute({
  getParentRoute: () => settings,
  path: 'waiting',
  component: lazyRouteComponent(later(() => import('../features/routing/WaitingScreen.tsx'))),
})
const routing = createRoute({
  getParentRoute: () => settings,
  path: 'routing',
  component: lazyRouteComponent(later(() => import('../features/routing/RoutingScreen.tsx'))),
})
const skills = createRoute({
  getParentRoute: () => settings,
  path: 'skills',
  component: lazyRouteComponent(later(() => import('../features/routing/SkillsScreen.tsx'))),
})

// Inside the desk, so that somebody with a wrong link still has the way to the right page.
const anythingElse = createRoute({ getParentRoute: () => desk, path: '$', component: NotFoundScreen })

const tree = root.addChildren([
  setup,
  signIn,
  invitation,
  forgotten,
  reset,
  ticketPrint,
  desk.addChildren([
    home,
    view.addChildren([viewOnly, viewTicket]),
    ticket,
    customer,
    company,
    search,
    notifications,
    lineBoard,
    anythingElse,
    settings.addChildren([
      settingsHome,
      account,
      devices,
      notificationSettings,
      people,
      groups,
      waiting,
      routing,
      skills,
      brands,
      lines,
      intake,
      escalation,
      urgent,
      regulations,
      reasons,
      products,
      companies,
      contracts,
      plans,
      costs,
      levels,
      calendars,
      fields,
      checklists,
      mailboxes,
      outbox,
      inbound,
      installation,
      status,
      tokens,
      services,
      webhooks,
      imports,
      macros,
      canned,
      bulk,
    ]),
  ]),
])

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

import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { withAllTexts } from '../../i18n/language.ts'
import { later } from '../../ui/later.ts'
import { desk } from './root.ts'

// Its navigation names every page, so that it comes with all words; its pages need no more.
const layout = createRoute({
  getParentRoute: () => desk,
  path: 'settings',
  component: lazyRouteComponent(withAllTexts(later(() => import('../SettingsLayout.tsx')))),
})

const page = <const Path extends string>(path: Path, load: () => Promise<{ default: ComponentType }>) =>
  createRoute({
    getParentRoute: () => layout,
    path,
    component: lazyRouteComponent(withAllTexts(load)),
  })

export const settings = layout.addChildren([
  page(
    '/',
    later(() => import('../SettingsHome.tsx')),
  ),
  page(
    'account',
    later(() => import('../../features/account/AccountScreen.tsx')),
  ),
  page(
    'devices',
    later(() => import('../../features/account/DevicesScreen.tsx')),
  ),
  page(
    'notifications',
    later(() => import('../../features/notifications/SettingsScreen.tsx')),
  ),
  page(
    'people',
    later(() => import('../../features/people/PeopleScreen.tsx')),
  ),
  page(
    'groups',
    later(() => import('../../features/people/GroupsScreen.tsx')),
  ),
  page(
    'waiting',
    later(() => import('../../features/routing/WaitingScreen.tsx')),
  ),
  page(
    'routing',
    later(() => import('../../features/routing/RoutingScreen.tsx')),
  ),
  page(
    'skills',
    later(() => import('../../features/routing/SkillsScreen.tsx')),
  ),
  page(
    'brands',
    later(() => import('../../features/brands/BrandsScreen.tsx')),
  ),
  page(
    'lines',
    later(() => import('../../features/lines/LinesScreen.tsx')),
  ),
  page(
    'intake',
    later(() => import('../../features/intake/IntakeScreen.tsx')),
  ),
  page(
    'escalation',
    later(() => import('../../features/escalation/EscalationScreen.tsx')),
  ),
  page(
    'urgent',
    later(() => import('../../features/urgent/UrgentScreen.tsx')),
  ),
  page(
    'projects',
    later(() => import('../../features/projects/ProjectSettingsScreen.tsx')),
  ),
  page(
    'regulations',
    later(() => import('../../features/regulations/RegulationsScreen.tsx')),
  ),
  page(
    'materials',
    later(() => import('../../features/materials/MaterialsScreen.tsx')),
  ),
  page(
    'reasons',
    later(() => import('../../features/passing/ReasonsScreen.tsx')),
  ),
  page(
    'products',
    later(() => import('../../features/products/ProductsScreen.tsx')),
  ),
  page(
    'companies',
    later(() => import('../../features/companies/CompaniesScreen.tsx')),
  ),
  page(
    'contracts',
    later(() => import('../../features/contracts/ContractsScreen.tsx')),
  ),
  page(
    'plans',
    later(() => import('../../features/contracts/PlansScreen.tsx')),
  ),
  page(
    'costs',
    later(() => import('../../features/time/CostsScreen.tsx')),
  ),
  page(
    'levels',
    later(() => import('../../features/levels/LevelsScreen.tsx')),
  ),
  page(
    'calendars',
    later(() => import('../../features/levels/CalendarsScreen.tsx')),
  ),
  page(
    'fields',
    later(() => import('../../features/fields/FieldsScreen.tsx')),
  ),
  page(
    'checklists',
    later(() => import('../../features/checklists/TemplatesScreen.tsx')),
  ),
  page(
    'mailboxes',
    later(() => import('../../features/mail/MailboxesScreen.tsx')),
  ),
  page(
    'mail-trust',
    later(() => import('../../features/trust/TrustScreen.tsx')),
  ),
  page(
    'mailboxes/return',
    later(() => import('../../features/mail/SignInReturnScreen.tsx')),
  ),
  page(
    'outbox',
    later(() => import('../../features/mail/OutboxScreen.tsx')),
  ),
  page(
    'inbound',
    later(() => import('../../features/mail/InboundScreen.tsx')),
  ),
  page(
    'installation',
    later(() => import('../../features/settings/InstallationScreen.tsx')),
  ),
  page(
    'status',
    later(() => import('../../features/status/StatusScreen.tsx')),
  ),
  page(
    'tokens',
    later(() => import('../../features/tokens/TokensScreen.tsx')),
  ),
  page(
    'services',
    later(() => import('../../features/tokens/ServicesScreen.tsx')),
  ),
  page(
    'webhooks',
    later(() => import('../../features/webhooks/WebhooksScreen.tsx')),
  ),
  page(
    'imports',
    later(() => import('../../features/imports/ImportsScreen.tsx')),
  ),
  page(
    'macros',
    later(() => import('../../features/macros/MacrosScreen.tsx')),
  ),
  page(
    'canned',
    later(() => import('../../features/canned/CannedScreen.tsx')),
  ),
  page(
    'bulk',
    later(() => import('../../features/bulk/RunsScreen.tsx')),
  ),
])

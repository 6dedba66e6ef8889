import type { Permission } from '@podpora/contract/permissions'

/** The pages of the settings in their order, and who sees them. */
export const settingsPages = [
  {
    title: 'settings:nav.me',
    pages: [
      { to: '/settings/account', title: 'session:account.title', needs: 'account.own' },
      { to: '/settings/notifications', title: 'notifications:title', needs: 'account.own' },
      { to: '/settings/devices', title: 'session:devices.title', needs: 'account.own' },
      { to: '/settings/macros', title: 'macros:title', needs: 'macro.own' },
      { to: '/settings/canned', title: 'writing:canned.title', needs: 'macro.own' },
      { to: '/settings/bulk', title: 'bulk:runs.title', needs: 'ticket.bulk' },
      { to: '/settings/tokens', title: 'api:tokens.title', needs: 'token.own' },
    ],
  },
  {
    title: 'settings:nav.team',
    pages: [
      { to: '/settings/people', title: 'people:people.title', needs: 'agent.manage' },
      { to: '/settings/groups', title: 'people:groups.title', needs: 'group.manage' },
      { to: '/settings/waiting', title: 'routing:waiting.title', needs: 'routing.watch' },
      { to: '/settings/routing', title: 'routing:title', needs: 'routing.manage' },
      { to: '/settings/skills', title: 'routing:skills.title', needs: 'routing.manage' },
    ],
  },
  {
    title: 'lineSettings:nav',
    pages: [
      { to: '/settings/lines', title: 'lineSettings:lines.title', needs: 'line.manage' },
      { to: '/settings/intake', title: 'lineSettings:intake.title', needs: 'line.manage' },
      { to: '/settings/escalation', title: 'lineSettings:escalation.title', needs: 'line.manage' },
      { to: '/settings/regulations', title: 'doors:regulations.title', needs: 'regulation.read' },
      { to: '/settings/projects', title: 'doors:project.settings.title', needs: 'brand.manage' },
      { to: '/settings/urgent', title: 'doors:urgent.settings', needs: 'line.manage' },
      { to: '/settings/reasons', title: 'lineSettings:reasons.title', needs: 'line.manage' },
      { to: '/settings/products', title: 'lineSettings:products.title', needs: 'line.manage' },
    ],
  },
  {
    title: 'entitlements:nav',
    pages: [
      { to: '/settings/companies', title: 'entitlements:companies.title', needs: 'customer.read' },
      { to: '/settings/contracts', title: 'entitlements:contracts.title', needs: 'contract.read' },
      { to: '/settings/plans', title: 'entitlements:plans.title', needs: 'contract.read' },
      { to: '/settings/materials', title: 'doors:materials.title', needs: 'material.read' },
      { to: '/settings/costs', title: 'entitlements:costs.title', needs: 'contract.read' },
    ],
  },
  {
    title: 'levelSettings:nav',
    pages: [
      { to: '/settings/levels', title: 'levelSettings:policies.title', needs: 'level.manage' },
      { to: '/settings/calendars', title: 'levelSettings:calendars.title', needs: 'level.manage' },
    ],
  },
  {
    title: 'tickets:views.label',
    pages: [
      { to: '/settings/fields', title: 'fieldSettings:title', needs: 'field.manage' },
      { to: '/settings/checklists', title: 'fieldSettings:templates.title', needs: 'field.manage' },
    ],
  },
  {
    title: 'settings:nav.mail',
    pages: [
      { to: '/settings/mailboxes', title: 'mail:mailboxes.title', needs: 'mailbox.manage' },
      { to: '/settings/mail-trust', title: 'trustSettings:title', needs: 'mailbox.manage' },
      { to: '/settings/outbox', title: 'mail:outbox.title', needs: 'mail.watch' },
      { to: '/settings/inbound', title: 'mail:inbound.title', needs: 'mail.watch' },
    ],
  },
  {
    title: 'api:title',
    pages: [
      { to: '/settings/services', title: 'api:services.title', needs: 'service.manage' },
      { to: '/settings/webhooks', title: 'api:webhooks.title', needs: 'webhook.manage' },
    ],
  },
  {
    title: 'settings:nav.company',
    pages: [
      { to: '/settings/brands', title: 'settings:brands.title', needs: 'brand.manage' },
      { to: '/settings/imports', title: 'imports:title', needs: 'import.manage' },
      { to: '/settings/installation', title: 'settings:installation.title', needs: 'settings.manage' },
      { to: '/settings/status', title: 'status:title', needs: 'status.read' },
    ],
  },
] as const satisfies readonly {
  title: string
  pages: readonly { to: string; title: string; needs: Permission }[]
}[]

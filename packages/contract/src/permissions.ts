/** Everything that a person may be allowed to do. A route names one of these; a role is a set of them. */
export const permissions = [
  'account.own', // one's own name, password, devices
  'directory.read', // names of agents, groups, brands
  'ticket.read', // tickets of one's own groups, without a group, or assigned to one
  'ticket.read_all', // every ticket
  'ticket.create',
  'ticket.reply',
  'ticket.note',
  'ticket.change', // status, assignee, group, priority, kind, tags …
  'ticket.pass', // accept or return what was passed to one's group
  'ticket.bulk', // many at once: no token has this, for a run acts with all rights of its person
  'macro.own',
  'macro.share', // macros for a group or for everyone
  'view.share', // views for a group or for everyone
  'ticket.delete', // also restore, and see what is deleted
  'ticket.purge', // delete for good, at once
  'complaint.read', // complaints about others: no token has this, nor anybody in the matter
  'customer.read',
  'customer.change',
  'mail.watch', // the outbox, failed mails, trying them again
  'mail.read_system', // invitations and password resets in the outbox: whoever reads them could become that person
  'agent.manage',
  'agent.manage_owners',
  'group.manage',
  'brand.manage',
  'contract.read', // plans, contracts and packs, what tickets cost and what they bring in
  'contract.manage',
  'time.write', // one's own time and expenses on tickets
  'regulation.read', // who does what, whom to ask
  'regulation.manage',
  'material.read', // pages for customers, and who may read them
  'material.manage',
  'line.watch', // the board of the lines
  'line.manage', // lines of support, products, and where requests enter
  'mailbox.manage',
  'settings.manage',
  'field.manage', // fields of the company's own and who sees them; sees all of them
  'level.manage', // calendars and service levels
  'token.own', // tokens that act as oneself
  'service.manage', // programs with tokens of their own
  'status.read', // what runs, what is behind, what failed
  'status.retry', // trying failed jobs again, or forgetting them
  'import.manage', // bring customers and tickets in from elsewhere
  'export.all', // take everything along
  'demo.remove', // take the demo's data away
  'routing.take', // the next ticket, or one that is offered: no token has this, it is for who is at the desk
  'routing.watch', // what waits and why, who is here
  'routing.manage', // how tickets find people: skills, capacities, weights
  'webhook.manage', // where events are sent; whoever makes one is told everything
] as const

export type Permission = (typeof permissions)[number]

export const roles = ['owner', 'admin', 'supervisor', 'agent', 'light', 'contractor'] as const
export type Role = (typeof roles)[number]

/** Somebody from outside the company: sees only what was passed to their groups, and of it only what was passed. */
const contractor: Permission[] = [
  'account.own',
  'directory.read',
  'ticket.read',
  'ticket.note',
  'ticket.pass',
]
const light: Permission[] = [
  'account.own',
  'directory.read',
  'ticket.read',
  'ticket.note',
  'customer.read',
  'regulation.read',
  'material.read',
  'token.own',
]
const agent: Permission[] = [
  ...light,
  'ticket.create',
  'ticket.reply',
  'ticket.change',
  'ticket.pass',
  'customer.change',
  'ticket.bulk',
  'time.write',
  'routing.take',
  'macro.own',
]
const supervisor: Permission[] = [
  ...agent,
  'ticket.read_all',
  'ticket.delete',
  'complaint.read',
  'regulation.manage',
  'material.manage',
  'mail.watch',
  'contract.read',
  'line.watch',
  'macro.share',
  'view.share',
  'routing.watch',
]
const admin: Permission[] = [
  ...supervisor,
  'agent.manage',
  'group.manage',
  'brand.manage',
  'line.manage',
  'contract.manage',
  'mailbox.manage',
  'settings.manage',
  'field.manage',
  'routing.manage',
  'level.manage',
  'service.manage',
  'webhook.manage',
  'status.read',
  'status.retry',
  'import.manage',
  'export.all',
]
const owner: Permission[] = [
  ...admin,
  'agent.manage_owners',
  'mail.read_system',
  'ticket.purge',
  'demo.remove',
]

/** The whole table of who may do what. */
export const permissionsOf: Record<Role, ReadonlySet<Permission>> = {
  owner: new Set(owner),
  admin: new Set(admin),
  supervisor: new Set(supervisor),
  agent: new Set(agent),
  light: new Set(light),
  contractor: new Set(contractor),
}

/**
 * What a token can be given. Left out is all by which a token could become more than it is: make another one, get an
 * invitation's or a reset's link into its hands (also by sending mail through a server of its own), or change its
 * person's account.
 */
export const tokenScopes = [
  'directory.read',
  'ticket.read',
  'ticket.read_all',
  'ticket.create',
  'ticket.reply',
  'ticket.note',
  'ticket.change',
  'ticket.pass',
  'ticket.delete',
  'view.share',
  'customer.read',
  'customer.change',
  'mail.watch',
  'group.manage',
  'brand.manage',
  'line.manage',
  'settings.manage',
  'field.manage',
  'level.manage',
  'webhook.manage',
  'status.read',
] as const satisfies readonly Permission[]
export type TokenScope = (typeof tokenScopes)[number]

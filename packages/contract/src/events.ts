import { type Static, Type } from 'typebox'
import { Actor, Id, Nullable, Time } from './common.ts'
import { Customer } from './customers.ts'
import { Import } from './imports.ts'
import { Line } from './lines.ts'
import { InboundMail, Mailbox, OutgoingMail } from './mail.ts'
import type { Unread } from './notifications.ts'
import { Agent, Brand, Group, Settings } from './people.ts'
import { Product } from './products.ts'
import { Side } from './sides.ts'
import { ChecklistItem, Message, TicketRow } from './tickets.ts'
import { SavedView } from './views.ts'

/**
 * The kinds of event. What stands in the log is small (ids and what changed, from and to); on its way to a browser
 * an event is filled with the thing itself as it is now, so that `old state + event` is what a fetch would give.
 */
export const eventKinds = [
  'ticket.created',
  'ticket.changed',
  'ticket.followers_changed',
  'ticket.snoozed',
  'ticket.woken',
  'ticket.linked',
  'ticket.unlinked',
  'ticket.merged',
  'ticket.unmerged',
  'ticket.split',
  'ticket.deleted',
  'ticket.restored',
  'ticket.purged',
  'ticket.offered', // to somebody, who may decline; `data` names the offer
  'ticket.offer_ended', // without being taken: declined, expired, withdrawn
  'ticket.escalated', // passed up or aside; `data` names the groups, the lines, the reason and the note
  'ticket.handed_back', // passed down
  'ticket.returned', // to where it came from
  'ticket.accepted', // by whom it was passed to
  'ticket.urgent_called', // it passes all queues; `data` says by which way
  'ticket.urgent_refused', // the customer may not, or has misused it too often
  'ticket.urgent_alarmed', // `data` names who was, and how often it was
  'ticket.urgent_accepted',
  'ticket.urgent_dismissed', // it was not urgent, and the customer was told why
  'ticket.complained', // a complaint was opened; `data` says by which way, about which ticket and whom, and who was told
  'ticket.concealed', // from more people; `data` names them
  'ticket.project_started', // `data` says by whom: a person or a rule
  'ticket.project_ended', // it is an ordinary ticket again
  'ticket.project_progress', // other parts are done, or there are other parts; `data` counts them
  'ticket.brief_asked', // the customer was sent the questions; `data` names the message
  'ticket.brief_received', // the customer has answered since
  'ticket.part_added', // to this project; `data` names the part
  'ticket.part_changed', // which comes first, what the customer sees, what was dropped; `data` names the part
  'ticket.part_waits', // this part for others; `data` names their numbers
  'ticket.part_ready', // what it waited for is done
  'ticket.agreement_answered', // to what is beyond the plan; `data` says yes or no, to what and how much
  'ticket.side_opened', // a side conversation; `data` names its subject and to whom it went
  'ticket.side_changed', // something was said in it, or did not arrive
  'ticket.side_done',
  'ticket.side_reopened', // by a colleague, or by an answer
  'clock.changed', // a ticket’s promises: begun, paused, kept, another due time
  'clock.warned',
  'clock.breached',
  'message.created',
  'message.changed', // it came to another mailbox of ours as well
  'message.delivery_changed',
  'message.withdrawn', // taken back before it left; `data` names it and its writer
  'customer.created',
  'customer.changed',
  'company.created',
  'company.changed',
  'company.deleted',
  'plan.changed',
  'contract.changed', // or a pack beside it
  'time.changed', // time or expenses on a ticket
  'agent.created',
  'agent.changed',
  'group.created',
  'group.changed',
  'group.deleted',
  'brand.created',
  'brand.changed',
  'line.created',
  'line.changed',
  'line.deleted',
  'product.created',
  'product.changed',
  'mailbox.created',
  'mailbox.changed',
  'mailbox.deleted',
  'mail_trust.changed', // keys that sign our mail, who is never or always junk; `data` says which
  'view.created',
  'view.changed',
  'view.deleted',
  'settings.changed',
  'field.created',
  'field.changed',
  'checklist.changed',
  'checklist_template.changed',
  'regulation.changed', // made, changed, archived
  'material.changed', // made, changed, published, a draft again
  'outgoing_mail.changed',
  'inbound_mail.changed',
  'import.changed', // how far one is; `data` names what was brought: `tickets`, `customers`
  'import.finished',
  'availability.changed', // somebody takes work, or no longer; `data` says which
  'routing.changed', // how tickets find people
] as const
export type EventKind = (typeof eventKinds)[number]

/** Kinds that stand as a line in a ticket's history; messages are shown as themselves. */
export const historyKinds: readonly EventKind[] = eventKinds.filter(
  (kind) =>
    (kind.startsWith('ticket.') && kind !== 'ticket.followers_changed' && kind !== 'ticket.side_changed') ||
    kind === 'checklist.changed' ||
    kind === 'clock.breached' ||
    kind === 'message.withdrawn',
)

/** After these the messages of a ticket are fetched anew: too many of them have come or gone to be told in an event. */
export const movingKinds: readonly EventKind[] = ['ticket.merged', 'ticket.unmerged', 'ticket.split']

/** An event as a browser gets it. Of the things, those that belong to the kind are there. */
export const LiveEvent = Type.Object({
  id: Id,
  at: Time,
  kind: Type.Enum(eventKinds),
  actor: Actor,
  ticketId: Nullable(Id),
  data: Type.Record(Type.String(), Type.Unknown()),
  /** The ticket's row as it is now; null with a ticketId: the reader may not see that ticket (any more). */
  ticket: Type.Optional(Nullable(TicketRow)),
  message: Type.Optional(Message),
  customer: Type.Optional(Customer),
  agent: Type.Optional(Agent),
  group: Type.Optional(Group),
  brand: Type.Optional(Brand),
  line: Type.Optional(Line),
  product: Type.Optional(Product),
  mailbox: Type.Optional(Mailbox),
  /** Null: the reader may not choose that view (any more). */
  view: Type.Optional(Nullable(SavedView)),
  settings: Type.Optional(Settings),
  side: Type.Optional(Side),
  /** The whole checklist of the ticket with this id. */
  checklist: Type.Optional(Type.Object({ id: Id, items: Type.Array(ChecklistItem) })),
  outgoingMail: Type.Optional(OutgoingMail),
  inboundMail: Type.Optional(InboundMail),
  import: Type.Optional(Import),
})
export type LiveEvent = Static<typeof LiveEvent>

/** What the browser says on the socket: where it stands. Nothing for "from now on". */
export const LiveHello = Type.Object({ type: Type.Literal('hello'), since: Nullable(Type.String()) })
export type LiveHello = Static<typeof LiveHello>

/** Someone at a ticket right now. Somebody who has it open twice stands here once, writing where they write. */
export const PersonPresent = Type.Object({
  id: Id,
  name: Type.String(),
  state: Type.Enum(['reading', 'writing'] as const),
  /** What is being written: an answer or a note. */
  kind: Nullable(Type.Enum(['public', 'note'] as const)),
})
export type PersonPresent = Static<typeof PersonPresent>

/** What the browser says of its window: at one ticket, or with `state` null at none any more. */
export const LivePresence = Type.Object({
  type: Type.Literal('presence'),
  ticketId: Id,
  state: Nullable(Type.Enum(['reading', 'writing'] as const)),
  kind: Nullable(Type.Enum(['public', 'note'] as const)),
})
export type LivePresence = Static<typeof LivePresence>

/** What the server says. `reset`: too much has happened since, fetch everything anew and go on from `cursor`. */
export type LiveFrame =
  | { type: 'ready'; cursor: string }
  | { type: 'reset'; cursor: string }
  | { type: 'events'; events: LiveEvent[]; cursor: string }
  | LivePresenceFrame
  | LiveUnreadFrame

/** Who is at these tickets now; `whole`: nobody is at any other. It is no part of the log and has no cursor. */
export interface LivePresenceFrame {
  type: 'presence'
  whole: boolean
  tickets: { ticketId: number; people: PersonPresent[] }[]
}

/** What this person has not read, whenever that changes. It is no part of the log and has no cursor. */
export interface LiveUnreadFrame extends Unread {
  type: 'unread'
}

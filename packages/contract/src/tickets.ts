import { type Static, Type } from 'typebox'
import { Actor, Id, Nullable, TextLanguage, Time } from './common.ts'
import { channels } from './customers.ts'
import { services } from './entitlement-kinds.ts'
import { Attachment } from './files.ts'
import { junkReasons } from './junk.ts'
import { clockTargets } from './level-kinds.ts'
import { MailTrust } from './mail-trust.ts'
import { Side } from './sides.ts'

export const ticketStatuses = ['new', 'open', 'pending', 'on_hold', 'solved', 'closed'] as const
export type TicketStatus = (typeof ticketStatuses)[number]
export const priorities = ['low', 'normal', 'high', 'urgent'] as const
export type Priority = (typeof priorities)[number]
export const ticketKinds = [
  'unsorted',
  'question',
  'bug',
  'missing_feature',
  'unclear_feature',
  'task',
  'complaint',
] as const
export type TicketKind = (typeof ticketKinds)[number]

/** What may wake a snoozed ticket. A customer's message always does. */
export const wakingEvents = ['customer', 'colleague', 'linked_solved'] as const
export type WakingEvent = (typeof wakingEvents)[number]

export const Subject = Type.String({ maxLength: 500 })
export const Tag = Type.String({ minLength: 1, maxLength: 60, pattern: '^[^\\s,]([^,]*[^\\s,])?$' })
export const mostTags = 50
export const Tags = Type.Array(Tag, { maxItems: mostTags, uniqueItems: true })

/** What a field of the company's own holds: text, date, link and choice as text, a number, a person's id, or choices. */
export const FieldValue = Type.Union([
  Type.String({ maxLength: 2000 }),
  Type.Number(),
  Type.Array(Type.String({ maxLength: 40 }), { maxItems: 100, uniqueItems: true }),
])
export type FieldValue = Static<typeof FieldValue>

/** What stands in a list. `id` is the number that people say. */
export const TicketRow = Type.Object({
  id: Id,
  version: Type.Integer({ description: 'Grows with each change of a field' }),
  subject: Subject,
  status: Type.Enum(ticketStatuses),
  priority: Type.Enum(priorities),
  kind: Type.Enum(ticketKinds),
  channel: Type.Enum(channels),
  language: Nullable(TextLanguage),
  tags: Tags,
  brandId: Id,
  groupId: Nullable(Id),
  lineId: Nullable(
    Type.Integer({ minimum: 1, description: 'The line that has it; null: none, or outside the lines' }),
  ),
  productId: Nullable(Id),
  passedAt: Nullable(
    Type.String({
      format: 'date-time',
      description: 'Since when it waits to be accepted by whom it was passed to',
    }),
  ),
  assigneeId: Nullable(Id),
  customerId: Id,
  companyId: Nullable(Type.Integer({ minimum: 1, description: 'Whose matter it is' })),
  service: Nullable(Type.Enum(services, { description: 'Null where nobody sells support' })),
  planId: Nullable(Type.Integer({ minimum: 1, description: 'The plan that it is served by' })),
  asksAgreement: Type.Boolean({
    description: 'Something of it is beyond the plan and waits for somebody’s yes',
  }),
  customerName: Type.String({ description: 'The name, or the address where there is none' }),
  excerpt: Type.String({ description: 'The beginning of the last public message' }),
  lastFrom: Type.Enum(['customer', 'agent'] as const, { description: 'Who wrote last' }),
  createdAt: Time,
  updatedAt: Time,
  waitingSince: Nullable(Time),
  solvedAt: Nullable(Time),
  closedAt: Nullable(Time),
  previousTicketId: Nullable(Id),
  custom: Type.Record(Type.String(), FieldValue, {
    description: 'Fields of the company’s own, by their keys, as far as the reader may see them',
  }),
  checklistDone: Type.Integer(),
  checklistTotal: Type.Integer(),
  snoozedAt: Nullable(Type.String({ format: 'date-time', description: 'Since when it is set aside' })),
  snoozedUntil: Nullable(Type.String({ format: 'date-time', description: 'Null: until an event only' })),
  snoozedOn: Type.Array(Type.Enum(wakingEvents), { description: 'What wakes it before its time' }),
  snoozedBy: Nullable(Id),
  wokenAt: Nullable(
    Type.String({ format: 'date-time', description: 'Woken, and nobody has done anything since' }),
  ),
  mergedInto: Nullable(Type.Integer({ minimum: 1, description: 'The ticket that its messages went to' })),
  deletedAt: Nullable(Time),
  junkAt: Nullable(
    Type.String({ format: 'date-time', description: 'Junk since then; it is deleted as well' }),
  ),
  junkWhy: Nullable(Type.Enum(junkReasons)),
  dueAt: Nullable(Type.String({ format: 'date-time', description: 'The nearest promise that runs' })),
  dueTarget: Nullable(Type.Enum(clockTargets)),
  breached: Type.Boolean({ description: 'A promise was broken' }),
  urgentAt: Nullable(Type.String({ format: 'date-time', description: 'Since when it passes all queues' })),
  projectAt: Nullable(
    Type.String({ format: 'date-time', description: 'Since when it is a project; null: it is none' }),
  ),
  partsDone: Type.Integer(),
  partsTotal: Type.Integer({ description: 'Of a project, without what was dropped' }),
  partOf: Nullable(Type.Integer({ minimum: 1, description: 'The project that it is a part of' })),
  partNumber: Nullable(Type.Integer({ minimum: 1, description: 'Its place among the parts' })),
  waitsFor: Type.Array(Type.Integer(), {
    description: 'The numbers of the parts that come before it: until they are done it is in no queue',
  }),
  readyAt: Nullable(
    Type.String({ format: 'date-time', description: 'Of a part: since when it can be begun' }),
  ),
  concealedFrom: Nullable(
    Type.Array(Id, { description: 'A complaint, and these people never see it; null: it is none' }),
  ),
})
export type TicketRow = Static<typeof TicketRow>

export const deliveryStates = ['scheduled', 'queued', 'sending', 'sent', 'held', 'failed'] as const
/** Of an answer that has not left yet. */
const ScheduledAnswer = Type.Object({
  undo: Type.Boolean({ description: 'It leaves in a few seconds, and its ticket is as if it had left' }),
  status: Nullable(Type.Enum(['open', 'pending', 'on_hold', 'solved'] as const)),
  unlessReply: Type.Boolean({ description: 'Becomes a draft again where the customer writes before' }),
})

/** How far an outgoing message has come. `scheduled`: it leaves at `nextAt` and can be taken back until then. `held`: no mail server is configured, it stays in the outbox. */
export const Delivery = Type.Object({
  state: Type.Enum(deliveryStates),
  attempts: Type.Integer(),
  error: Nullable(Type.String()),
  nextAt: Nullable(Time),
  sentAt: Nullable(Time),
  scheduled: Type.Optional(ScheduledAnswer),
  limited: Type.Optional(
    Type.Boolean({ description: 'It waits because its mailbox may not send more at present' }),
  ),
})
export type Delivery = Static<typeof Delivery>

export const foldKinds = ['quote', 'signature', 'device', 'disclaimer', 'list_footer'] as const
/** A part of a message's text that is shown folded, in characters from its beginning (UTF-16). */
export const Fold = Type.Object({
  kind: Type.Enum(foldKinds),
  from: Type.Integer(),
  to: Type.Integer(),
})
export type Fold = Static<typeof Fold>

export const Message = Type.Object({
  id: Id,
  ticketId: Id,
  sideId: Nullable(Type.Integer({ minimum: 1, description: 'The side conversation that it was said in' })),
  kind: Type.Enum(['public', 'note'] as const),
  direction: Type.Enum(['in', 'out', 'internal'] as const),
  author: Actor,
  channel: Type.Enum(channels),
  text: Type.String(),
  folds: Nullable(
    Type.Array(Fold, { description: 'What of the text is a quote or a signature; null: not looked for' }),
  ),
  html: Nullable(
    Type.String({
      description:
        'Sanitised. What is folded has `data-fold`. A remote picture has its address in `data-remote-src` and nothing in `src`',
    }),
  ),
  remotePictures: Type.Boolean(),
  automatic: Type.Boolean({ description: 'Written by a machine: an out-of-office answer, a list, a bounce' }),
  /** Whether it comes from whom it says; null: nobody has looked. */
  trust: Nullable(MailTrust),
  mentions: Type.Array(Id),
  attachments: Type.Array(Attachment),
  from: Nullable(Type.String()),
  to: Type.Array(Type.String()),
  cc: Type.Array(Type.String()),
  bcc: Type.Array(Type.String(), { description: 'In blind copy: known to colleagues alone' }),
  alsoTo: Type.Array(Type.String(), { description: 'Our other mailboxes that the same message came to' }),
  delivery: Nullable(Delivery),
  createdAt: Time,
})
export type Message = Static<typeof Message>

/** One line of a ticket's history. What `data` holds is told by `kind`: see events.ts. */
export const HistoryEvent = Type.Object({
  id: Id,
  at: Time,
  kind: Type.String(),
  actor: Actor,
  data: Type.Record(Type.String(), Type.Unknown()),
})
export type HistoryEvent = Static<typeof HistoryEvent>

/** One thing to do on a ticket. */
export const ChecklistItem = Type.Object({
  id: Id,
  version: Type.Integer({ description: 'Grows with each change of the text or of whose it is' }),
  text: Type.String(),
  required: Type.Boolean({ description: 'Must be done before the ticket is solved' }),
  doneAt: Nullable(Time),
  doneBy: Nullable(Id),
  assigneeId: Nullable(Id),
})
export type ChecklistItem = Static<typeof ChecklistItem>

/** A side conversation with its messages, oldest first: the last 200. */
export const SideView = Type.Object({ side: Side, messages: Type.Array(Message) })
export type SideView = Static<typeof SideView>

/** A ticket with all that is read beside it. Messages and history come newest last, the last 100 of each. */
export const TicketView = Type.Object({
  ticket: TicketRow,
  messages: Type.Array(Message),
  earlierMessages: Nullable(Type.String({ description: '`before` of the page with older messages' })),
  history: Type.Array(HistoryEvent),
  checklist: Type.Array(ChecklistItem),
  sides: Type.Array(Side, { description: 'Side conversations; what is said in them is fetched by itself' }),
})
export type TicketView = Static<typeof TicketView>

/** Only what is named changes; null makes a field empty. */
export const CustomWishes = Type.Record(Type.String({ maxLength: 40 }), Nullable(FieldValue), {
  maxProperties: 200,
})

export const TicketFields = Type.Partial(
  Type.Object({
    subject: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
    status: Type.Enum(['open', 'pending', 'on_hold', 'solved'] as const),
    priority: Type.Enum(priorities),
    kind: Type.Enum(ticketKinds),
    tags: Tags,
    groupId: Nullable(Id),
    assigneeId: Nullable(Id),
    brandId: Id,
    productId: Nullable(Id),
    language: Nullable(TextLanguage),
    custom: CustomWishes,
  }),
  { additionalProperties: false, minProperties: 1 },
)
export type TicketFields = Static<typeof TicketFields>

/** A change says which version it is based on; one of the same field meanwhile is answered with 409 and what is so now. */
export const TicketChange = Type.Object({ version: Type.Integer({ minimum: 1 }), changes: TicketFields })
export type TicketChange = Static<typeof TicketChange>

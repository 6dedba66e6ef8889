import { type Static, Type } from 'typebox'
import { Email, Id, Nullable, Time } from './common.ts'
import { CustomWishes, priorities, Tags, ticketKinds } from './tickets.ts'

const Uploads = Type.Array(Type.String({ format: 'uuid' }), { maxItems: 50, default: [] })
const ClientId = Type.String({
  format: 'uuid',
  description: 'Made by the client: the same one sent again makes nothing new',
})
const Body = Type.String({ maxLength: 500_000, description: 'HTML; sanitised on arrival' })

export const NewTicket = Type.Object({
  clientId: ClientId,
  subject: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
  customer: Type.Object({ address: Email, name: Type.String({ maxLength: 200, default: '' }) }),
  brandId: Type.Optional(Id),
  groupId: Type.Optional(Nullable(Id)),
  assigneeId: Type.Optional(Nullable(Id)),
  priority: Type.Enum(priorities, { default: 'normal' }),
  kind: Type.Enum(ticketKinds, { default: 'unsorted' }),
  tags: Type.Optional(Tags),
  productId: Type.Optional(Nullable(Id)),
  custom: Type.Optional(CustomWishes),
  from: Type.Enum(['agent', 'customer'] as const, {
    default: 'agent',
    description: 'Who says the first message: we write to the customer, or write down what the customer said',
  }),
  html: Body,
  uploads: Uploads,
})
export type NewTicket = Static<typeof NewTicket>

export const NewMessage = Type.Object({
  clientId: ClientId,
  kind: Type.Enum(['public', 'note'] as const),
  html: Body,
  cc: Type.Array(Email, { maxItems: 20, default: [] }),
  bcc: Type.Optional(
    Type.Array(Email, {
      maxItems: 20,
      description: 'Whom nobody else sees; they take no part in the ticket by it',
    }),
  ),
  mentions: Type.Array(Id, { maxItems: 50, default: [] }),
  uploads: Uploads,
  status: Type.Optional(
    Type.Enum(['open', 'pending', 'on_hold', 'solved'] as const, {
      description: 'The status that the ticket takes with this message',
    }),
  ),
  seen: Type.Optional(
    Type.Integer({
      minimum: 0,
      description:
        'Id of the last public message that the writer had before them; 0 for none. Where somebody else has answered since, the answer is refused',
    }),
  ),
  anyway: Type.Optional(Type.Boolean({ description: 'Sent even where somebody else has answered since' })),
  undoSeconds: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 30,
      description: 'How long an answer can be taken back before it leaves',
    }),
  ),
  sendAt: Type.Optional(
    Type.String({ format: 'date-time', description: 'When an answer leaves; left out, at once' }),
  ),
  unlessReply: Type.Optional(
    Type.Boolean({
      description: 'With `sendAt`: becomes a draft again where the customer writes before. Left out: it does',
    }),
  ),
})
export type NewMessage = Static<typeof NewMessage>

/** Another time for an answer that is to leave later. */
export const ScheduleChange = Type.Object({ sendAt: Time, unlessReply: Type.Boolean() })
export type ScheduleChange = Static<typeof ScheduleChange>

/** The answer is a draft of its writer again. */
export const TakenBack = Type.Object({ ticketId: Id })
export type TakenBack = Static<typeof TakenBack>

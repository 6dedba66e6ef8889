import { type Static, Type } from 'typebox'
import { Id, Nullable, Time } from './common.ts'
import { TicketRow, wakingEvents } from './tickets.ts'

/** What is done with whole tickets: set aside, linked, merged, split, deleted. */

export const Snooze = Type.Object(
  {
    until: Nullable(Time),
    on: Type.Array(Type.Enum(wakingEvents), {
      uniqueItems: true,
      description: 'Wakes it before its time. A customer’s message does in any case',
    }),
  },
  { additionalProperties: false },
)
export type Snooze = Static<typeof Snooze>

/** What another ticket is to this one. */
export const relations = [
  'related',
  'parent',
  'child',
  'duplicate_of',
  'duplicated_by',
  'split_from',
  'split_into',
] as const
export type Relation = (typeof relations)[number]

export const TicketLink = Type.Object({ relation: Type.Enum(relations), ticket: TicketRow })
export type TicketLink = Static<typeof TicketLink>

/** Relations that people make; a split makes its own. */
export const madeRelations = ['related', 'parent', 'child', 'duplicate_of', 'duplicated_by'] as const
export const NewLink = Type.Object(
  { ticketId: Id, relation: Type.Enum(madeRelations) },
  { additionalProperties: false },
)
export type NewLink = Static<typeof NewLink>
export const LinkParams = Type.Object({ id: Id, otherId: Id })

export const NewMerge = Type.Object(
  { into: Type.Integer({ minimum: 1, description: 'The ticket that all messages go to' }) },
  { additionalProperties: false },
)

export const NewSplit = Type.Object(
  {
    clientId: Type.String({
      format: 'uuid',
      description: 'Made by the client: the same one sent again makes nothing new',
    }),
    messageId: Id,
    andLater: Type.Boolean({ description: 'That message and all after it' }),
    subject: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
    customer: Type.Enum(['ticket', 'sender'] as const, {
      description: 'Whose ticket it becomes: the same customer’s, or of the customer who wrote the message',
    }),
  },
  { additionalProperties: false },
)
export type NewSplit = Static<typeof NewSplit>

export const PrintQuery = Type.Object({
  notes: Type.Optional(Type.Boolean({ description: 'With the notes of colleagues; left out, without' })),
  zone: Type.Optional(
    Type.String({ maxLength: 60, description: 'IANA name of the zone of its times; left out, UTC' }),
  ),
})

/** Whose a ticket becomes: the customer with this address, or a new one. */
export const NewCustomerOfTicket = Type.Object({
  address: Type.String({ format: 'email', maxLength: 254 }),
  name: Type.String({ maxLength: 200 }),
})
export type NewCustomerOfTicket = Static<typeof NewCustomerOfTicket>

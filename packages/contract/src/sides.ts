import { type Static, Type } from 'typebox'
import { Email, Id, Time } from './common.ts'

/** Somebody outside who takes part; the name is as they write it themselves, empty until they do. */
export const SideParticipant = Type.Object({ address: Type.String(), name: Type.String() })
export type SideParticipant = Static<typeof SideParticipant>

const state = Type.Enum(['open', 'done'] as const)

/** What is spoken with outsiders about a ticket, in mails of their own that its customer never sees. */
export const Side = Type.Object({
  id: Id,
  ticketId: Id,
  subject: Type.String(),
  state,
  participants: Type.Array(SideParticipant),
  messages: Type.Integer({ description: 'How many have been written' }),
  lastFrom: Type.Enum(['us', 'them', 'machine'] as const, { description: 'Who wrote last' }),
  lastAt: Time,
  failed: Type.Boolean({ description: 'The last message of ours did not arrive' }),
  createdAt: Time,
})
export type Side = Static<typeof Side>

const recipients = Type.Array(Email, { maxItems: 20 })
const written = {
  clientId: Type.String({
    format: 'uuid',
    description: 'Made by the client: the same one sent again makes nothing new',
  }),
  html: Type.String({ maxLength: 500_000, description: 'HTML; sanitised on arrival' }),
  to: Type.Array(Email, { minItems: 1, maxItems: 20 }),
  cc: Type.Optional(recipients),
  uploads: Type.Optional(Type.Array(Type.String({ format: 'uuid' }), { maxItems: 50 })),
  attachments: Type.Optional(
    Type.Array(Id, { maxItems: 50, description: 'Attachments of this ticket’s messages that go along' }),
  ),
  anyway: Type.Optional(
    Type.Boolean({ description: 'Sent even to somebody who takes part on the customer’s side' }),
  ),
}

/** The first message of a side conversation. */
export const NewSide = Type.Object({
  ...written,
  subject: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
})
export type NewSide = Static<typeof NewSide>

export const NewSideMessage = Type.Object(written)
export type NewSideMessage = Static<typeof NewSideMessage>

export const SideChange = Type.Object({ state })
export type SideChange = Static<typeof SideChange>

import { type Static, Type } from 'typebox'
import { Id, Nullable, Time } from './common.ts'

/** How it came: by the page behind an answer, or by mail to an address for complaints. */
export const ComplaintWay = Type.Enum(['page', 'mail'] as const)
export type ComplaintWay = Static<typeof ComplaintWay>

/** What is known of a complaint beside its ticket (R28). */
export const Complaint = Type.Object({
  ticketId: Id,
  aboutTicketId: Nullable(Id),
  way: ComplaintWay,
  about: Type.Array(Id, {
    description: 'Whom it is about. They don’t see it, unless nobody but an owner among them could read it',
  }),
  openedAt: Time,
})
export type Complaint = Static<typeof Complaint>

/** More people whom a complaint is about: from now on they don’t see it. Nobody is taken off the list. */
export const ComplaintPeople = Type.Object(
  { agentIds: Type.Array(Id, { minItems: 1, maxItems: 50, uniqueItems: true }) },
  { additionalProperties: false },
)
export type ComplaintPeople = Static<typeof ComplaintPeople>

/** Of a ticket: the complaint that it is, and the complaints about it that the reader may see. */
export const ComplaintsOfTicket = Type.Object({
  own: Nullable(Complaint),
  about: Type.Array(Id),
})
export type ComplaintsOfTicket = Static<typeof ComplaintsOfTicket>

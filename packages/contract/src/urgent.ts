import { type Static, Type } from 'typebox'
import { Id, Nullable, Time } from './common.ts'
import { ViewFilter } from './filters.ts'

const exact = { additionalProperties: false }

/** People who are alarmed together. */
export const UrgentCircle = Type.Object(
  {
    groupIds: Type.Array(Id, { maxItems: 50, uniqueItems: true }),
    agentIds: Type.Array(Id, { maxItems: 50, uniqueItems: true }),
  },
  exact,
)
export type UrgentCircle = Static<typeof UrgentCircle>

const shared = {
  entitled: ViewFilter,
  repeatMinutes: Type.Integer({ minimum: 1, maximum: 120 }),
  rounds: Type.Integer({
    minimum: 1,
    maximum: 20,
    description: 'So often a circle is alarmed before the next one is as well',
  }),
  circles: Type.Array(UrgentCircle, {
    maxItems: 10,
    description:
      'Empty: whoever of the ticket’s group is at work, then the whole group, then the supervisors',
  }),
  misuses: Type.Integer({
    minimum: 0,
    maximum: 100,
    description: 'After so many within a year the door is shut for a customer; 0: never',
  }),
}

/** How the urgent door works (R26). */
export const UrgentDoor = Type.Object({ version: Type.Integer({ minimum: 1 }), ...shared })
export type UrgentDoor = Static<typeof UrgentDoor>
export const UrgentDoorChange = Type.Object({ version: Type.Integer({ minimum: 1 }), ...shared }, exact)
export type UrgentDoorChange = Static<typeof UrgentDoorChange>

export const UrgentWay = Type.Enum(['mailbox', 'rule', 'agent'] as const)
export type UrgentWay = Static<typeof UrgentWay>

/** One time that somebody was called for. */
export const UrgentCall = Type.Object({
  id: Id,
  ticketId: Id,
  way: UrgentWay,
  calledAt: Time,
  told: Type.Integer({ description: 'How often people were alarmed' }),
  acceptedAt: Nullable(Time),
  acceptedBy: Nullable(Id),
  dismissedAt: Nullable(Time),
  dismissedBy: Nullable(Id),
  endedAt: Nullable(Time),
})
export type UrgentCall = Static<typeof UrgentCall>

/** The last call of a ticket, and how often its customer has misused the door within a year. */
export const UrgentOfTicket = Type.Object({ call: Nullable(UrgentCall), misuses: Type.Integer() })
export type UrgentOfTicket = Static<typeof UrgentOfTicket>

/** "Not urgent, because …": an answer to the customer. Where we called ourselves, it may be empty. */
export const UrgentDismissal = Type.Object(
  {
    clientId: Type.String({
      format: 'uuid',
      description: 'Made by the client: the same one again sends nothing new',
    }),
    html: Type.String({ maxLength: 100_000, description: 'HTML; sanitised on arrival' }),
  },
  exact,
)
export type UrgentDismissal = Static<typeof UrgentDismissal>

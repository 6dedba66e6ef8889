import { type Static, Type } from 'typebox'
import { Actor, Id, Name, Nullable, Time } from './common.ts'
import { passingWays, shares } from './passing-kinds.ts'
import { NewMessage } from './writing.ts'

/** Why tickets are passed on, in the company's own words. One that is archived is chosen no more. */
export const PassingReason = Type.Object({
  id: Id,
  version: Type.Integer({ description: 'Grows with each change' }),
  name: Name,
  ways: Type.Array(Type.Enum(passingWays), {
    minItems: 1,
    uniqueItems: true,
    description: 'Where it is offered',
  }),
  archivedAt: Nullable(Time),
})
export type PassingReason = Static<typeof PassingReason>

const { name, ways } = PassingReason.properties
export const PassingReasonInput = Type.Object({ name, ways })
export type PassingReasonInput = Static<typeof PassingReasonInput>

/** Names the version that it is based on: where somebody else changed it since, it is refused with what is so now. */
export const PassingReasonChange = Type.Object({
  version: Type.Integer({ minimum: 1 }),
  name,
  ways,
  archived: Type.Boolean(),
})
export type PassingReasonChange = Static<typeof PassingReasonChange>

const passed = {
  clientId: NewMessage.properties.clientId,
  version: Type.Integer({ minimum: 1, description: 'The version of the ticket that the passer saw' }),
  reasonId: Nullable(Id),
  html: Type.String({
    maxLength: 500_000,
    description:
      'The hand-over note: what is known, what was tried, what is asked. Kept as a note of the ticket',
  }),
}

/** To which group a ticket goes; up, down or aside follows from the lines. */
export const PassTicket = Type.Object({
  ...passed,
  groupId: Id,
  beyondPlan: Type.Optional(
    Type.Boolean({ description: 'The passer knows that the customer’s plan does not reach that line' }),
  ),
  shares: Type.Optional(
    Type.Enum(shares, {
      description:
        'What people from outside the company see of it: the note alone, or the conversation as well',
    }),
  ),
})
export type PassTicket = Static<typeof PassTicket>

/** Back to where it came from. */
export const ReturnTicket = Type.Object(passed)
export type ReturnTicket = Static<typeof ReturnTicket>

/** One step of a ticket's way between groups and lines. */
export const Passage = Type.Object({
  id: Id,
  way: Type.Enum(passingWays),
  fromLineId: Nullable(Id),
  fromGroupId: Nullable(Id),
  toLineId: Nullable(Id),
  toGroupId: Nullable(Id),
  reason: Nullable(Type.String()),
  messageId: Nullable(Type.Integer({ minimum: 1, description: 'The hand-over note' })),
  shares: Type.Enum(shares),
  beyondPlan: Type.Boolean({ description: 'To a line that the customer’s plan does not reach' }),
  by: Actor,
  at: Time,
  acceptedAt: Nullable(Time),
  acceptedBy: Nullable(Id),
})
export type Passage = Static<typeof Passage>

/** Where a ticket has been, oldest first. */
export const Way = Type.Object({
  passages: Type.Array(Passage),
  mayReturn: Type.Boolean({ description: 'It stands where it was passed to, so it can go back' }),
})
export type Way = Static<typeof Way>

import { type Static, Type } from 'typebox'
import { Id, Name, Nullable } from './common.ts'
import { Price } from './money.ts'

const Minutes = (description: string) =>
  Nullable(Type.Integer({ minimum: 1, maximum: 525_600, description: `${description}; null: no promise` }))

const shared = {
  name: Name,
  level: Type.Integer({ minimum: 1, maximum: 5, description: '1 takes what comes in; more is further up' }),
  acceptMinutes: Minutes('How long until what was passed here is accepted'),
  answerMinutes: Minutes('How long until the line has answered whoever passed it'),
  returnMinutes: Minutes('How long until it is solved or handed back'),
  noteRequired: Type.Boolean({ description: 'Nothing is passed here without a hand-over note' }),
}

/** A line of support, as everybody knows it. Which groups it has is said by them (`lineId`). */
export const Line = Type.Object({
  id: Id,
  version: Type.Integer({ description: 'Grows with each change' }),
  ...shared,
  free: Type.Boolean({ description: 'Takes what nobody pays for: bugs, without limit (R10)' }),
})
export type Line = Static<typeof Line>

/** With what an hour costs the company, which not everybody need know. */
export const LineSettings = Type.Object({ ...Line.properties, hourCost: Nullable(Price) })
export type LineSettings = Static<typeof LineSettings>

export const LineInput = Type.Object({
  ...shared,
  hourCost: Nullable(Price),
  free: Type.Optional(
    Type.Boolean({
      description: 'Takes what nobody pays for; there is one such line. Left out: no, or as it was',
    }),
  ),
  groupIds: Type.Array(Id, { maxItems: 200, uniqueItems: true, description: 'Who works on this line' }),
})
export type LineInput = Static<typeof LineInput>

/** Names the version that it is based on: where somebody else changed it since, it is refused with what is so now. */
export const LineChange = Type.Object({ version: Type.Integer({ minimum: 1 }), ...LineInput.properties })
export type LineChange = Static<typeof LineChange>

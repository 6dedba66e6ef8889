import { type Static, Type } from 'typebox'
import { Id, Nullable, Time } from './common.ts'
import { ViewFilter } from './filters.ts'

const exact = { additionalProperties: false }
const Day = Type.String({ format: 'date', description: 'YYYY-MM-DD' })

const shared = {
  title: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
  html: Type.String({ maxLength: 200_000, description: 'HTML; sanitised on arrival' }),
  filter: ViewFilter,
  ownerId: Id,
  reviewOn: Nullable(Day),
}

/** A page "who does what, whom to ask" (R6), shown beside the tickets that meet its conditions; without any, beside all. */
export const Regulation = Type.Object({
  id: Id,
  version: Type.Integer({ description: 'Grows with each change; all are kept' }),
  ...shared,
  archivedAt: Nullable(Time),
  updatedAt: Time,
})
export type Regulation = Static<typeof Regulation>

export const RegulationInput = Type.Object(shared, exact)
export type RegulationInput = Static<typeof RegulationInput>

export const RegulationChange = Type.Object(
  { version: Type.Integer({ minimum: 1 }), ...shared, archived: Type.Boolean() },
  exact,
)
export type RegulationChange = Static<typeof RegulationChange>

/** A page as it was, and who made it so. */
export const RegulationVersion = Type.Object({
  version: Type.Integer(),
  ...shared,
  archived: Type.Boolean(),
  byId: Nullable(Id),
  at: Time,
})
export type RegulationVersion = Static<typeof RegulationVersion>

export const RegulationQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 200, description: 'Words of the title or the text' })),
})

import { type Static, Type } from 'typebox'
import { BulkActions } from './actions.ts'
import { Id, Nullable, PageQuery, Time } from './common.ts'
import { FieldProblem } from './errors.ts'
import { ViewFilter } from './filters.ts'
import { Subject } from './tickets.ts'

/** A run never has more tickets than this. */
export const mostInBulk = 10_000

/** Tickets by their numbers, or all that meet a filter at the moment when the run is asked for. */
export const BulkSelection = Type.Union([
  Type.Object({ ids: Type.Array(Id, { minItems: 1, maxItems: mostInBulk }) }),
  Type.Object({ filter: ViewFilter }),
])
export type BulkSelection = Static<typeof BulkSelection>

export const NewBulkRun = Type.Object({
  clientId: Type.String({
    format: 'uuid',
    description: 'Made by the client: the same one again starts nothing new',
  }),
  tickets: BulkSelection,
  actions: BulkActions,
  macroId: Type.Optional(Id),
})
export type NewBulkRun = Static<typeof NewBulkRun>

export const bulkStates = ['running', 'done', 'cancelled'] as const
/** Many tickets being changed alike. The three numbers grow while it runs. */
export const BulkRun = Type.Object({
  id: Id,
  agentId: Id,
  state: Type.Enum(bulkStates),
  actions: Nullable(BulkActions),
  undoOf: Nullable(Id),
  undoneBy: Nullable(Id),
  total: Type.Integer(),
  done: Type.Integer(),
  unchanged: Type.Integer(),
  refused: Type.Integer(),
  createdAt: Time,
  finishedAt: Nullable(Time),
})
export type BulkRun = Static<typeof BulkRun>

export const bulkOutcomes = ['done', 'unchanged', 'refused'] as const
/** What became of one ticket of a run; `code` and `field` say why it was refused. */
export const BulkItem = Type.Object({
  ticketId: Id,
  subject: Type.Union([Subject, Type.Null()], { description: 'Null for who may not see the ticket' }),
  outcome: Nullable(Type.Enum(bulkOutcomes)),
  code: Nullable(Type.String()),
  fields: Type.Array(FieldProblem),
})
export type BulkItem = Static<typeof BulkItem>

export const BulkItemQuery = Type.Object({
  ...PageQuery.properties,
  outcome: Type.Optional(Type.Enum(bulkOutcomes)),
})

/** How many tickets a selection has, counted as far as a run goes. */
export const BulkCount = Type.Object({ count: Type.Integer(), more: Type.Boolean() })
export type BulkCount = Static<typeof BulkCount>

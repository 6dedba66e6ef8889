import { type Static, Type } from 'typebox'
import { columns, layouts, views } from './builtin.ts'
import { Id, Name, Nullable, PageQuery } from './common.ts'
import { ViewFilter } from './filters.ts'
import { groupings, type OwnName, sorts } from './ordering.ts'

const key = 'custom\\.[a-z][a-z0-9_]{0,39}'
const Own = Type.Unsafe<OwnName>(
  Type.String({
    pattern: `^${key}$`,
    description: 'One of the company’s own fields: `custom.` before its key',
  }),
)
const OwnSort = Type.Unsafe<OwnName | `-${OwnName}`>(Type.String({ pattern: `^-?${key}$` }))
const Sort = Type.Union([Type.Enum(sorts), OwnSort])
const Grouping = Type.Union([Type.Enum(groupings), Own])
const Column = Type.Union([Type.Enum(columns), Own])

export const TicketQuery = Type.Object({
  ...PageQuery.properties,
  view: Type.Optional(Type.Enum(views, { default: 'open' })),
  filter: Type.Optional(
    Type.String({ maxLength: 8000, description: 'Conditions as JSON, in place of a view: see ViewFilter' }),
  ),
  sort: Type.Optional(Sort),
  groupBy: Type.Optional(Grouping),
})

/**
 * Tickets in each view, counted up to 1,000: more than that is shown as "999+". Saved views by their id. Null: it takes too
 * long to count. One that is not known yet is left out, and there a moment later.
 */
export const ViewCounts = Type.Record(Type.String(), Nullable(Type.Integer()))
export type ViewCounts = Static<typeof ViewCounts>

export const sharings = ['me', 'group', 'everyone'] as const
export type Sharing = (typeof sharings)[number]

const fields = {
  name: Name,
  filter: ViewFilter,
  sort: Sort,
  groupBy: Nullable(Grouping),
  columns: Type.Array(Column, { minItems: 1, maxItems: 100, uniqueItems: true }),
  layout: Type.Enum(layouts),
  sharedWith: Type.Enum(sharings),
  groupId: Nullable(Id),
}
/** A view that somebody saved. It shows each reader what they may see, and "me" is whoever reads. */
export const SavedView = Type.Object({
  id: Id,
  version: Type.Integer({ description: 'Grows with each change' }),
  ...fields,
  ownerId: Nullable(Id),
})
export type SavedView = Static<typeof SavedView>

export const SavedViewInput = Type.Object(fields, { additionalProperties: false })
export type SavedViewInput = Static<typeof SavedViewInput>
export const SavedViewFields = Type.Partial(SavedViewInput, { additionalProperties: false, minProperties: 1 })
export type SavedViewFields = Static<typeof SavedViewFields>
export const SavedViewChange = Type.Object({
  version: Type.Integer({ minimum: 1 }),
  changes: SavedViewFields,
})
export type SavedViewChange = Static<typeof SavedViewChange>

const ViewName = Type.String({ pattern: '^([a-z]+|[0-9]{1,15})$', maxLength: 20 })
/** How one person has their views: those named first, in this order, the rest after them. */
export const ViewArrangement = Type.Object(
  {
    order: Type.Array(ViewName, { maxItems: 500, uniqueItems: true }),
    hidden: Type.Array(ViewName, { maxItems: 500, uniqueItems: true }),
  },
  { additionalProperties: false },
)
export type ViewArrangement = Static<typeof ViewArrangement>

/** What one person has to choose from. */
export const OwnViews = Type.Object({ saved: Type.Array(SavedView), arrangement: ViewArrangement })
export type OwnViews = Static<typeof OwnViews>

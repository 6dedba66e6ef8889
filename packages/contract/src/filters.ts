import { type Static, type TSchema, Type } from 'typebox'
import { Id, Nullable, TextLanguage, Time } from './common.ts'
import { channels } from './customers.ts'
import { services } from './entitlement-kinds.ts'
import { timeFields } from './filtering.ts'
import { priorities, Tag, ticketKinds, ticketStatuses } from './tickets.ts'

/** One of these values, or none of them. Null stands for "has none". */
const choice = <F extends string, V extends TSchema>(field: F, value: V) =>
  Type.Object(
    {
      field: Type.Literal(field),
      op: Type.Enum(['is', 'not'] as const),
      values: Type.Array(value, { minItems: 1, maxItems: 50 }),
    },
    { additionalProperties: false },
  )

export const Choice = Type.Union([
  choice('status', Type.Enum(ticketStatuses)),
  choice('priority', Type.Enum(priorities)),
  choice('kind', Type.Enum(ticketKinds)),
  choice('channel', Type.Enum(channels)),
  choice('language', Nullable(TextLanguage)),
  choice('brand', Id),
  choice('group', Type.Union([Id, Type.Literal('mine'), Type.Null()])),
  choice('line', Nullable(Id)),
  choice('product', Nullable(Id)),
  choice('assignee', Type.Union([Id, Type.Literal('me'), Type.Null()])),
  choice('customer', Id),
  choice('company', Nullable(Id)),
  choice('plan', Nullable(Id)),
  choice('service', Nullable(Type.Enum(services))),
  choice('last', Type.Enum(['customer', 'agent'] as const)),
  choice('waiting', Type.Boolean()),
  choice('passed', Type.Boolean()),
  choice('snoozed', Type.Boolean()),
  choice('deleted', Type.Boolean()),
  choice('junk', Type.Boolean()),
  choice('breached', Type.Boolean()),
  choice('urgent', Type.Boolean()),
  choice('complaint', Type.Boolean()),
  choice('project', Type.Boolean()),
  choice('part', Type.Boolean()),
  choice('agreement', Type.Boolean()),
])
export type Choice = Static<typeof Choice>
export type ChoiceField = Choice['field']

export const TagCondition = Type.Object(
  {
    field: Type.Literal('tags'),
    op: Type.Enum(['any', 'all', 'none'] as const),
    values: Type.Array(Tag, { minItems: 1, maxItems: 50 }),
  },
  { additionalProperties: false },
)
export type TagCondition = Static<typeof TagCondition>

const TimeName = Type.Enum(timeFields)
/**
 * `within` the last hours, longer ago (`before`) than so many hours, `until` so many hours from now, or `between` two moments.
 */
export const TimeCondition = Type.Union([
  Type.Object(
    {
      field: TimeName,
      op: Type.Enum(['within', 'before', 'until'] as const),
      hours: Type.Integer({ minimum: 1, maximum: 100_000 }),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    { field: TimeName, op: Type.Literal('between'), from: Nullable(Time), to: Nullable(Time) },
    { additionalProperties: false },
  ),
])
export type TimeCondition = Static<typeof TimeCondition>

/** `custom.` before the key of one of the company's own fields. Without a key: a field that the reader doesn't see. */
const CustomName = Type.Unsafe<`custom.${string}`>(
  Type.String({ pattern: '^custom\\.([a-z][a-z0-9_]{0,39})?$' }),
)
const Text = Type.String({ maxLength: 2000 })
const Bound = Nullable(Type.Union([Type.Number(), Text]))
/** One of these values, or none of them (null stands for "is empty"); or from here to there, both of them included. */
export const CustomCondition = Type.Union([
  Type.Object(
    {
      field: CustomName,
      op: Type.Enum(['is', 'not'] as const),
      values: Type.Array(Nullable(Type.Union([Type.Number(), Text])), { maxItems: 50 }),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    { field: CustomName, op: Type.Literal('between'), from: Bound, to: Bound },
    { additionalProperties: false },
  ),
])
export type CustomCondition = Static<typeof CustomCondition>

export const Condition = Type.Union([
  ...Choice.anyOf,
  TagCondition,
  ...TimeCondition.anyOf,
  ...CustomCondition.anyOf,
])
export type Condition = Static<typeof Condition>

/** Which tickets: those that meet every condition. */
export const ViewFilter = Type.Array(Condition, { maxItems: 20 })
export type ViewFilter = Static<typeof ViewFilter>

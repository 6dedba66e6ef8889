import type {
  Choice,
  ChoiceField,
  Condition,
  CustomCondition,
  TagCondition,
  TimeCondition,
  ViewFilter,
} from './filters.ts'
import type { FieldValue, TicketRow } from './tickets.ts'

/* What filters mean. The schemas stand apart (filters.ts): a browser needs this before its first list, and those never. */

export const timeFields = ['created', 'updated', 'waiting_since', 'solved', 'due'] as const
export type TimeField = (typeof timeFields)[number]

/** Who reads: what "me" and "my groups" mean depends on it. */
export interface FilterReader {
  id: number
  groupIds: readonly number[]
}

export const isTime = (condition: Condition): condition is TimeCondition =>
  (timeFields as readonly string[]).includes(condition.field)

export const isCustom = (condition: Condition): condition is CustomCondition =>
  condition.field.startsWith('custom.')

/** The key of the field that such a condition asks about. */
export const keyOf = ({ field }: Pick<CustomCondition, 'field'>): string => field.slice('custom.'.length)

/** What readers have in place of a condition about a field that they don't see: nothing meets it, and it names nothing. */
export const unseen: CustomCondition = { field: 'custom.', op: 'is', values: [] }

type Value = string | number | boolean | null

/** The values of a choice, with what "me" and "my groups" mean for this reader. */
export const meantBy = ({ values }: Choice, reader: FilterReader): Value[] =>
  (values as Value[]).flatMap((value): readonly Value[] =>
    value === 'me' ? [reader.id] : value === 'mine' ? reader.groupIds : [value],
  )

const valueFor: Record<ChoiceField, (row: TicketRow) => Value> = {
  status: (row) => row.status,
  priority: (row) => row.priority,
  kind: (row) => row.kind,
  channel: (row) => row.channel,
  language: (row) => row.language,
  brand: (row) => row.brandId,
  group: (row) => row.groupId,
  line: (row) => row.lineId,
  product: (row) => row.productId,
  assignee: (row) => row.assigneeId,
  customer: (row) => row.customerId,
  company: (row) => row.companyId,
  plan: (row) => row.planId,
  service: (row) => row.service,
  last: (row) => row.lastFrom,
  waiting: (row) => row.waitingSince !== null,
  passed: (row) => row.passedAt !== null,
  snoozed: (row) => row.snoozedAt !== null,
  deleted: (row) => row.deletedAt !== null,
  junk: (row) => row.junkAt !== null,
  breached: (row) => row.breached,
  urgent: (row) => row.urgentAt !== null,
  complaint: (row) => row.concealedFrom !== null,
  project: (row) => row.projectAt !== null,
  part: (row) => row.partOf !== null,
  agreement: (row) => row.asksAgreement,
}

const timeOf: Record<TimeField, (row: TicketRow) => string | null> = {
  created: (row) => row.createdAt,
  updated: (row) => row.updatedAt,
  waiting_since: (row) => row.waitingSince,
  solved: (row) => row.solvedAt,
  due: (row) => row.dueAt,
}

/** What is deleted stands only in lists that ask for it, and so does what is set aside, unless it is deleted. */
export function withUnsaid(filter: ViewFilter): ViewFilter {
  const says = (field: ChoiceField) => filter.some((condition) => condition.field === field)
  const not = (field: 'snoozed' | 'deleted') => ({ field, op: 'is' as const, values: [false] })
  return [
    ...filter,
    ...(says('deleted') ? [] : [not('deleted')]),
    ...(says('deleted') || says('snoozed') ? [] : [not('snoozed')]),
  ]
}

/**
 * Whether a ticket meets a filter. The browser puts live events into its lists with it; the server's lists ask the same
 * in SQL (`filter-queries.ts`), and a test holds the two together. `now` in ms.
 */
export const matches = (filter: ViewFilter, row: TicketRow, reader: FilterReader, now: number): boolean =>
  withUnsaid(filter).every((condition) => {
    if (isTime(condition)) return inSpan(condition, timeOf[condition.field](row), now)
    if (isCustom(condition)) return holds(condition, row.custom[keyOf(condition)])
    if (condition.field === 'tags') return hasTags(condition, row.tags)
    return meantBy(condition, reader).includes(valueFor[condition.field](row)) === (condition.op === 'is')
  })

function hasTags({ op, values }: TagCondition, tags: string[]): boolean {
  if (op === 'all') return values.every((tag) => tags.includes(tag))
  return values.some((tag) => tags.includes(tag)) === (op === 'any')
}

function holds(condition: CustomCondition, value: FieldValue | undefined): boolean {
  if (condition.op === 'between') return value !== undefined && isBetween(condition, value)
  const held = value === undefined ? [null] : Array.isArray(value) ? value : [value]
  return held.some((one) => condition.values.includes(one)) === (condition.op === 'is')
}

/** Numbers among numbers, and days, which are in their order as text. */
const isBetween = ({ from, to }: Extract<CustomCondition, { op: 'between' }>, value: FieldValue): boolean =>
  (from === null || (typeof value === typeof from && value >= from)) &&
  (to === null || (typeof value === typeof to && value <= to))

function inSpan(condition: TimeCondition, time: string | null, now: number): boolean {
  if (time === null) return false
  const [from, to] = spanOf(condition, now)
  const at = Date.parse(time)
  return (from === null || at >= from) && (to === null || at < to)
}

/** From when (inclusive) to when (exclusive), in ms. */
export function spanOf(condition: TimeCondition, now: number): [from: number | null, to: number | null] {
  if (condition.op === 'between') return [parsed(condition.from), parsed(condition.to)]
  const span = condition.hours * 3_600_000
  if (condition.op === 'until') return [null, now + span]
  const edge = now - span
  return condition.op === 'within' ? [edge, null] : [null, edge]
}
const parsed = (time: string | null): number | null => (time === null ? null : Date.parse(time))

/** Whether tickets come and go by the clock alone, without an event. */
export const movesWithTime = (filter: ViewFilter): boolean =>
  filter.some((condition) => isTime(condition) && condition.op !== 'between')

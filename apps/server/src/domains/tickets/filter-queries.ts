import {
  isCustom,
  isTime,
  keyOf,
  meantBy,
  spanOf,
  type TimeField,
  withUnsaid,
} from '@podpora/contract/filtering'
import type { Choice, ChoiceField, Condition, CustomCondition, ViewFilter } from '@podpora/contract/filters'
import { type TicketStatus, ticketStatuses } from '@podpora/contract/tickets'
import { type Sql, sql } from '../../platform/postgres/db.ts'
import { asksAgreement, notConcealedFrom, type Reader, visibleTo } from './queries.ts'

const column: Record<ChoiceField, { value: Sql; type: Sql }> = {
  status: { value: sql`t.status`, type: sql`text` },
  priority: { value: sql`t.priority`, type: sql`text` },
  kind: { value: sql`t.kind`, type: sql`text` },
  channel: { value: sql`t.channel`, type: sql`text` },
  language: { value: sql`t.language`, type: sql`text` },
  brand: { value: sql`t.brand_id`, type: sql`bigint` },
  group: { value: sql`t.group_id`, type: sql`bigint` },
  line: { value: sql`t.line_id`, type: sql`bigint` },
  product: { value: sql`t.product_id`, type: sql`bigint` },
  passed: { value: sql`(t.passed_at is not null)`, type: sql`boolean` },
  assignee: { value: sql`t.assignee_id`, type: sql`bigint` },
  customer: { value: sql`t.customer_id`, type: sql`bigint` },
  company: { value: sql`t.company_id`, type: sql`bigint` },
  plan: { value: sql`t.plan_id`, type: sql`bigint` },
  service: { value: sql`t.service`, type: sql`text` },
  last: { value: sql`t.last_from`, type: sql`text` },
  waiting: { value: sql`(t.waiting_since is not null)`, type: sql`boolean` },
  snoozed: { value: sql`(t.snoozed_at is not null)`, type: sql`boolean` },
  deleted: { value: sql`(t.deleted_at is not null)`, type: sql`boolean` },
  junk: { value: sql`(t.junk_at is not null)`, type: sql`boolean` },
  breached: { value: sql`t.breached`, type: sql`boolean` },
  urgent: { value: sql`(t.urgent_at is not null)`, type: sql`boolean` },
  complaint: { value: sql`(t.concealed_from is not null)`, type: sql`boolean` },
  project: { value: sql`(t.project_at is not null)`, type: sql`boolean` },
  part: { value: sql`(t.part_of_id is not null)`, type: sql`boolean` },
  agreement: { value: asksAgreement, type: sql`boolean` },
}

const timeColumn: Record<TimeField, Sql> = {
  created: sql`t.created_at`,
  updated: sql`t.updated_at`,
  waiting_since: sql`t.waiting_since`,
  solved: sql`t.solved_at`,
  due: sql`t.due_at`,
}

/** What a ticket `t` has to meet: the same as `matches` in the contract; a test holds them together. */
export const meets = (filter: ViewFilter, reader: Reader, now: number): Sql =>
  every(filter.map((condition) => meetsOne(condition, reader, now)))

function meetsOne(condition: Condition, reader: Reader, now: number): Sql {
  if (isTime(condition)) {
    const time = timeColumn[condition.field]
    const [from, to] = spanOf(condition, now)
    return every([
      sql`${time} is not null`,
      ...(from === null ? [] : [sql`${time} >= ${new Date(from)}::timestamptz`]),
      ...(to === null ? [] : [sql`${time} < ${new Date(to)}::timestamptz`]),
    ])
  }
  if (isCustom(condition)) return meetsCustom(condition)
  if (condition.field === 'tags') {
    const tags = sql`${condition.values}::text[]`
    if (condition.op === 'all') return sql`t.tags @> ${tags}`
    return condition.op === 'any' ? sql`t.tags && ${tags}` : sql`not t.tags && ${tags}`
  }
  return meetsChoice(condition, reader)
}

/**
 * One JSON path over all values that are asked for: the index of the fields (`tickets_by_custom`) understands it where it
 * asks for values, and it looks into a list of choices by itself.
 */
function meetsCustom(condition: CustomCondition): Sql {
  const value = sql`t.custom -> ${keyOf(condition)}`
  const path = (tests: string[], between: string) =>
    sql`${`$.${JSON.stringify(keyOf(condition))} ? (${tests.join(between)})`}::jsonpath`
  if (condition.op === 'between') {
    const { from, to } = condition
    const tests = [
      ...(from === null ? [] : [`@ >= ${JSON.stringify(from)}`]),
      ...(to === null ? [] : [`@ <= ${JSON.stringify(to)}`]),
    ]
    // The index has only tickets with values, and of those it knows which they are.
    const found = tests.length === 0 ? sql`(${value}) is not null` : sql`t.custom @? ${path(tests, ' && ')}`
    return sql`(t.custom <> '{}' and ${found})`
  }
  const named = condition.values.filter((one) => one !== null)
  const tests = named.map((one) => `@ == ${JSON.stringify(one)}`)
  const found = [
    ...(condition.values.length > named.length ? [sql`(${value}) is null`] : []),
    ...(tests.length > 0 ? [sql`(t.custom <> '{}' and t.custom @? ${path(tests, ' || ')})`] : []),
  ]
  const is = found.length === 0 ? sql`false` : sql`(${sql.join(found, sql` or `)})`
  return condition.op === 'is' ? is : sql`not ${is}`
}

/** Columns that are filled, or not. */
const marks: Partial<Record<ChoiceField, Sql>> = {
  snoozed: sql`t.snoozed_at`,
  deleted: sql`t.deleted_at`,
  junk: sql`t.junk_at`,
  passed: sql`t.passed_at`,
  urgent: sql`t.urgent_at`,
  complaint: sql`t.concealed_from`,
  project: sql`t.project_at`,
  part: sql`t.part_of_id`,
}

function meetsChoice(condition: Choice, reader: Reader): Sql {
  const { value, type } = column[condition.field]
  const meant = meantBy(condition, reader)
  const named = meant.filter((one) => one !== null)
  // As the partial indexes have it.
  const mark = marks[condition.field]
  if (mark && named.length === 1)
    return named[0] === (condition.op === 'is') ? sql`${mark} is not null` : sql`${mark} is null`
  // Alone, it is joined by its index of few; as a value it would be looked for of each ticket.
  if (condition.field === 'agreement' && named.length === 1)
    return named[0] === (condition.op === 'is') ? asksAgreement : sql`not ${asksAgreement}`
  // As short as can be: `x is null` alone is what an index of those without one is made for.
  const found =
    named.length === 0 && meant.length > 0
      ? sql`${value} is null`
      : meant.length > named.length
        ? sql`(${value} is null or ${value} = any(${named}::${type}[]))`
        : sql`${value} = any(${named}::${type}[])`
  return condition.op === 'is' ? found : sql`(${found}) is not true`
}

/** A word of ours as it stands in SQL. */
export const quoted = (word: string): Sql => sql.raw(`'${word}'`)

export const every = (conditions: Sql[]): Sql =>
  conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)

/** Some of the tickets of a list, reached over one index. `of`: walked once for each of these ids. */
export interface Part {
  where: Sql
  /** The same, for who reads the beginning of its index and not all of it. */
  whereFirst: Sql
  of?: { column: Sql; ids: number[] }
  /** Stands before the order: PostgreSQL then sees that the index has this order already. */
  constant?: Sql
  /** All of them are read before any is sorted. */
  collected?: boolean
}

/**
 * How a list is reached: by what stands in it (the indexes of a customer, an assignee or a group go by change), or in its
 * order. There PostgreSQL, which knows the values, chooses between the order's index and collecting what little there is.
 * What it cannot know is that new tickets stand together in every order: `recent` ones are always collected, and sorted.
 * `count`: of the few that are unsolved by what stands in it; of the many that are solved as PostgreSQL, which knows the
 * values, likes: what hardly any ticket is has an index of its own there.
 */
export type Access = 'scope' | 'order' | 'recent' | 'count'

/**
 * Cuts a list into parts that don't overlap, of which each is the beginning of an index: the tickets of a customer, of an
 * assignee or of a group, unsolved or solved. A walk through all tickets that leaves out what doesn't belong is long for
 * whoever sees or wants little. All conditions are asked in each part, so the cut decides only how fast it goes.
 */
export function partsOf(filter: ViewFilter, reader: Reader, now: number, access: Access = 'scope'): Part[] {
  const statuses = allowedStatuses(filter, reader)
  const rest = withUnsaid(filter).filter(({ field }) => field !== 'status')
  const conditions = [
    meets(
      rest.filter(({ field }) => field !== 'group'),
      reader,
      now,
    ),
    ...(reader.seesDeleted ? [] : [sql`t.deleted_at is null`]),
  ]
  const whose = every([
    meets(
      rest.filter(({ field }) => field === 'group'),
      reader,
      now,
    ),
    reader.seesAll ? notConcealedFrom(reader) : visibleTo(reader),
  ])
  const cut = access === 'scope' || access === 'count' ? scopesOf(rest, reader) : [everything]
  const ofPerson = cut.some(({ column }) => column === 'customer' || column === 'assignee')
  return halves(statuses, cut[0]?.column === 'customer').flatMap((half) => {
    const scopes = access === 'count' && half.solved && !ofPerson ? [everything] : cut
    return scopes.map(
      (scope): Part => ({
        where: every([half.where, scope.where, ...conditions, whose]),
        whereFirst: every([
          half.where,
          scope.where,
          ...conditions,
          isOfGroups(scope) ? unweighed(whose) : whose,
        ]),
        ...(scope.column && { of: { column: column[scope.column].value, ids: scope.ids ?? [] } }),
        ...(scope.constant && { constant: scope.constant }),
        ...(access === 'recent' && { collected: true }),
      }),
    )
  })
}

/** So much can be collected within a page's time. */
const recentMs = 31 * 24 * 3_600_000

/** Whether a filter names a time not long ago, by which tickets are found. */
export const asksForRecent = (filter: ViewFilter, now: number, but: string | undefined): boolean =>
  filter.some((condition) => {
    if ((condition.field !== 'created' && condition.field !== 'updated') || condition.field === but)
      return false
    const [from] = spanOf(condition, now)
    return from !== null && from > now - recentMs
  })

const allowedStatuses = (filter: ViewFilter, reader: Reader): TicketStatus[] =>
  ticketStatuses.filter((status) =>
    filter.every((c) => c.field !== 'status' || meantBy(c, reader).includes(status) === (c.op === 'is')),
  )

/** Written out, so that PostgreSQL sees which partial index they are part of. */
function halves(statuses: TicketStatus[], whole: boolean): { where: Sql; solved: boolean }[] {
  const isSolved = (status: TicketStatus) => status === 'solved' || status === 'closed'
  const parts = whole ? [statuses] : [statuses.filter((s) => !isSolved(s)), statuses.filter(isSolved)]
  const named = (some: TicketStatus[]) => sql`t.status in (${sql.join(some.map((s) => quoted(s)))})`
  return parts
    .filter((some) => some.length > 0)
    .map((some) => ({ where: named(some), solved: some.every(isSolved) }))
}

interface Scope {
  where: Sql
  column?: 'customer' | 'assignee' | 'group'
  ids?: number[]
  constant?: Sql
}

const everything: Scope = { where: sql`true` }

const isOfGroups = ({ column, constant }: Scope): boolean => column === 'group' || constant !== undefined

/**
 * Asked all the same. A part of one group meets it, which PostgreSQL doesn't know: it multiplied the shares, took a twelfth of
 * what is there, and sorted all tickets of a group (33 ms at a million) rather than to read the beginning of its index (1 ms).
 */
const unweighed = (condition: Sql): Sql => sql`case when ${condition} then true else false end`

/** The narrowest cut that the filter names; else what the reader sees: their groups, no group, their own. */
function scopesOf(filter: ViewFilter, reader: Reader): Scope[] {
  for (const field of ['customer', 'assignee', 'group'] as const) {
    const named = filter.find((c) => c.field === field && c.op === 'is') as Choice | undefined
    const values = named && [...new Set(meantBy(named, reader))]
    // "Nobody" is no place of its own: tickets without an assignee are found by their groups.
    if (!values || (field === 'assignee' && values.includes(null))) continue
    const ids = values.filter((value) => typeof value === 'number')
    return [
      ...(ids.length > 0 ? [{ where: sql`true`, column: field, ids }] : []),
      ...(values.includes(null) ? [ofNoGroup] : []),
    ]
  }
  if (reader.seesAll) return [everything]
  const ids = [...reader.groupIds]
  const ownElsewhere = sql`t.assignee_id = ${reader.id} and t.group_id is not null and t.group_id <> all(${ids}::bigint[])`
  return [{ where: sql`true`, column: 'group', ids }, ofNoGroup, { where: ownElsewhere }]
}

const ofNoGroup: Scope = { where: sql`t.group_id is null`, constant: sql`t.group_id` }

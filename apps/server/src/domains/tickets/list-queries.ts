import type { Listing } from '@podpora/contract/builtin'
import type { ViewFilter } from '@podpora/contract/filters'
import {
  keysOf,
  kindOf,
  type OrderField,
  type OrderKey,
  ranks,
  sortedLetters,
} from '@podpora/contract/ordering'
import type { TicketRow } from '@podpora/contract/tickets'
import { plannedAnew } from '../../platform/postgres/connections.ts'
import { all, type Db, type Sql, sql } from '../../platform/postgres/db.ts'
import { type Access, asksForRecent, every, type Part, partsOf, quoted } from './filter-queries.ts'
import { type Reader, rowShape } from './queries.ts'

/** A place in a list: a value for each key of its order. */
export type Place = readonly (string | number)[]

const ranked = (words: object, value: Sql): Sql =>
  sql`array_position(array[${sql.join(Object.keys(words).map((word) => quoted(word)))}], ${value})`

/** `there`: known where a list was cut into those that have this time and those that don't. */
const orNever =
  (time: Sql) =>
  (descending: boolean, there?: boolean): Sql => {
    const never = quoted(descending ? '-infinity' : 'infinity')
    if (there === undefined) return sql`coalesce(${time}, ${never})`
    return there ? time : sql`${never}::timestamptz`
  }

type UsualKey = Exclude<OrderKey, { own: OrderField }>['name']
const valueFor: Record<UsualKey, (descending: boolean, there?: boolean) => Sql> = {
  updated: () => sql`t.updated_at`,
  created: () => sql`t.created_at`,
  waiting: orNever(sql`t.waiting_since`),
  due: orNever(sql`t.due_at`),
  number: () => sql`t.id`,
  status: () => ranked(ranks.status, sql`t.status`),
  priority: () => ranked(ranks.priority, sql`t.priority`),
  kind: () => ranked(ranks.kind, sql`t.kind`),
  channel: () => ranked(ranks.channel, sql`t.channel`),
  assignee: () => sql`coalesce(t.assignee_id, 0)`,
  group: () => sql`coalesce(t.group_id, 0)`,
  brand: () => sql`t.brand_id`,
  customer: () => sql`t.customer_id`,
}

/** The same as `ownValue` of the order in the contract. Words are compared letter by letter, whatever the database's language. */
function ownValue({ key, type, choices }: OrderField, descending: boolean): Sql {
  if (type === 'choice') {
    const none = descending ? 0 : choices.length + 1
    return sql`coalesce(array_position(${choices.map((one) => one.key)}::text[], t.custom ->> ${key}), ${none}::int)`
  }
  const value = sql`t.custom -> ${key}`
  if (type === 'number' || type === 'person') {
    const none = quoted(descending ? '-infinity' : 'infinity')
    return sql`(case when jsonb_typeof(${value}) = 'number' then (${value})::float8 else ${none} end)`
  }
  const begins = sql`'=' || left(t.custom ->> ${key}, ${sortedLetters}::int)`
  return sql`(case when jsonb_typeof(${value}) = 'string' then ${begins} else ${quoted(descending ? '' : '~')} end) collate "C"`
}

const keyValue = (key: OrderKey, there?: boolean): Sql =>
  key.own ? ownValue(key.own, key.descending) : valueFor[key.name](key.descending, there)

const typeOf = (key: OrderKey): Sql =>
  ({ time: sql`timestamptz`, words: sql`text`, number: key.own ? sql`float8` : sql`bigint` })[kindOf(key)]
const direction = ({ descending }: OrderKey): Sql => (descending ? sql`desc` : sql`asc`)

/** Behind a place, by the first key or, between equals, by those that follow. */
function behind(keys: OrderKey[], place: Place, there?: boolean): Sql {
  const values = keys.map((key) => keyValue(key, there))
  const marks = keys.map((key, i) => sql`${place[i]}::${typeOf(key)}`)
  const [first, ...rest] = keys
  if (!first) return sql`false`
  const sign = first.descending ? sql`<` : sql`>`
  // One comparison of rows, which an index understands, where all go the same way. Of those without a time, all
  // have the same first value: PostgreSQL leaves it out of the longer form.
  if (rest.every((key) => key.descending === first.descending) && there !== false)
    return sql`(${sql.join(values)}) ${sign} (${sql.join(marks)})`
  return sql`(${values[0]} ${sign} ${marks[0]} or (${values[0]} = ${marks[0]} and ${behind(rest, place.slice(1))}))`
}

/** Times that a ticket may not have: those that have it stand in an index of their own. */
const sometimes: Partial<Record<string, Sql>> = {
  waiting: sql`t.waiting_since`,
  due: sql`t.due_at`,
}

const byPresence = (part: Part, time: Sql): (Part & { there: boolean })[] => [
  { ...part, whereFirst: every([part.whereFirst, sql`${time} is not null`]), there: true },
  { ...part, whereFirst: every([part.whereFirst, sql`${time} is null`]), there: false },
]

/** An order other than by change has an index of its own, unless it goes by groups. */
function accessFor(filter: ViewFilter, [first]: OrderKey[], now: number): Access {
  if (asksForRecent(filter, now, first?.name)) return 'recent'
  return first && ['created', 'waiting', 'due', 'priority', 'number'].includes(first.name) ? 'order' : 'scope'
}

/** What is read of a part, at most `limit`; `lateral` over ids, each is the beginning of an index. */
export function read({ where, of, constant, collected }: Part, columns: Sql, order: Sql, limit: number): Sql {
  const sorted = constant ? sql`order by ${constant}, ${order}` : sql`order by ${order}`
  // An offset keeps the order out of how the tickets are found.
  if (collected)
    return sql`(select ${columns} from (select * from tickets t where ${where} offset 0) as t ${sorted} limit ${limit})`
  if (!of) return sql`(select ${columns} from tickets t where ${where} ${sorted} limit ${limit})`
  return sql`
    (select seen.* from unnest(${of.ids}::bigint[]) as part (id), lateral (
       select ${columns} from tickets t where ${of.column} = part.id and ${where} order by ${order} limit ${limit}
     ) as seen)`
}

/**
 * A page of tickets, in the order of the list. `now` in ms, for conditions that move with it; `fields`: the company's own
 * that the order may go by.
 */
export function ticketPage(
  db: Db,
  { filter, ...order }: Listing,
  reader: Reader,
  {
    after,
    limit,
    now,
    fields = [],
  }: { after: Place | null; limit: number; now: number; fields?: readonly OrderField[] },
): Promise<TicketRow[]> {
  const keys = keysOf(order, fields)
  const access = accessFor(filter, keys, now)
  const whole: (Part & { there?: boolean })[] = partsOf(filter, reader, now, access)
  if (whole.length === 0) return Promise.resolve([])
  const time = keys[0] && sometimes[keys[0].name]
  const parts = time ? whole.flatMap((part) => byPresence(part, time)) : whole
  const names = keys.map((_, i) => sql.raw(`k${i}`))
  const sortedAgain = sql.join(keys.map((key, i) => sql`${names[i]} ${direction(key)}`))
  const found = parts.map(({ there, ...part }) => {
    const values = keys.map((key) => keyValue(key, there))
    const columns = sql.join(values.map((value, i) => sql`${value} as ${names[i]}`))
    const sorted = sql.join(keys.map((key, i) => sql`${values[i]} ${direction(key)}`))
    const where = after ? every([part.whereFirst, behind(keys, after, there)]) : part.whereFirst
    return read({ ...part, where }, sql`t.id, ${columns}`, sorted, limit)
  })
  return all(
    db,
    sql<TicketRow>`
      ${access === 'scope' ? hint(filter) : sql.raw(plannedAnew)}
      with places as materialized (
        select * from (${sql.join(found, sql` union all `)}) as found order by ${sortedAgain} limit ${limit}
      )
      select ${rowShape} from places join tickets t on t.id = places.id join customers c on c.id = t.customer_id
      order by ${sortedAgain}
    `,
  )
}

/** The numbers of the tickets that meet a filter, last changed first. */
export async function ticketIds(
  db: Db,
  filter: ViewFilter,
  reader: Reader,
  { limit, now }: { limit: number; now: number },
): Promise<number[]> {
  const order = sql`t.updated_at desc, t.id desc`
  const parts = partsOf(filter, reader, now).map((part) => read(part, sql`t.id, t.updated_at`, order, limit))
  if (parts.length === 0) return []
  const found = await all(
    db,
    sql<{ id: number }>`
      ${hint(filter)} select id from (${sql.join(parts, sql` union all `)}) as found
      order by updated_at desc, id desc limit ${limit}
    `,
  )
  return found.map(({ id }) => id)
}

/**
 * A plan made once for all values is right where a filter names only what an index begins with. A rare tag and a common one
 * want different ways, so the rest is planned for the values it has.
 */
export const hint = (filter: ViewFilter): Sql => (isPlain(filter) ? sql`` : sql.raw(plannedAnew))

/** What asks for nothing but these is planned once. */
export const isPlain = (filter: ViewFilter): boolean =>
  filter.every(({ field }) => field === 'status' || field === 'assignee' || field === 'group')

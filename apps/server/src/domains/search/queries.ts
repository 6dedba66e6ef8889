import { plannedAnew } from '../../platform/postgres/connections.ts'
import { all, type Db, one, type Sql, sql } from '../../platform/postgres/db.ts'
import { meets, type Reader, visibleTo } from '../tickets/access.ts'
import {
  type Filter,
  looksIntoDocuments,
  questionOf,
  type Sample,
  type Span,
  sampled,
  spansOf,
  stride,
} from './rules.ts'
import { tokensOf } from './words/tokens.ts'

/** Ranking reads each document that it ranks, so of a word that is everywhere only the newest tickets are ranked. */
const mostRanked = 400

/** Tickets that hold the words and pass the filters: best first, or last changed first where there are no words. */
export async function findTickets(
  db: Db,
  reader: Reader,
  words: string | null,
  filters: Filter[],
  page: { offset: number; limit: number },
): Promise<{ id: number }[]> {
  const passes = sql`${visibleTo(reader)} and ${passesAll(filters, reader)}`
  if (words === null)
    return all(
      db,
      sql<{ id: number }>`
        select t.id from tickets t where ${passes}
        order by t.updated_at desc, t.id desc offset ${page.offset} limit ${page.limit}
      `,
    )
  const sample = await sampleOf(db, 'search_tickets', 'ticket_id', words)
  const way = looksIntoDocuments(sample, filters.length > 0) ? byDocuments : byIndex
  const found: Ranked[] = []
  for (const span of spansOf(sample)) {
    if (found.length >= mostRanked) break
    found.push(...(await rankedTickets(db, words, way(words, passes, span), mostRanked - found.length)))
  }
  return found
    .toSorted((a, b) => b.score - a.score || b.id - a.id)
    .slice(page.offset, page.offset + page.limit)
}

interface Ranked {
  id: number
  score: number
}

/** The newest of what was found. Weights of D, C, B, A; what is two months old counts for half of what is new. */
const rankedTickets = (db: Db, words: string, found: Sql, limit: number): Promise<Ranked[]> =>
  all(
    db,
    sql<Ranked>`${sql.raw(plannedAnew)}
      with ${found}
      select id, ts_rank('{0.1, 0.4, 0.7, 1}', words, ${words}::tsquery, 1)
                 * (0.2 + exp(extract(epoch from updated_at - now()) / 86400 / 90)) as score
      from (select id, updated_at, words from found order by id desc limit ${limit}) as found
    `,
  )

/**
 * A common word is looked for in the newest documents, and a rare one in its index. PostgreSQL cannot tell them apart: how
 * rare the beginning of a word is it does not know, takes a hundredth of all for it, and walked through a million documents
 * (4 s) for what its index finds in ten milliseconds. A few of the newer ones say it well enough; the newest alone may be
 * all of one kind.
 */
async function sampleOf(
  db: Db,
  table: 'search_tickets' | 'search_customers',
  key: 'ticket_id' | 'customer_id',
  words: string,
): Promise<Sample> {
  const [id, rows] = [sql.raw(key), sql.raw(table)]
  const reach = (sampled - 1) * stride
  const { hits, highest } = await one(
    db,
    sql<{ hits: number; highest: number }>`
      with newest as materialized (select coalesce(max(${id}), 0) as id from ${rows})
      select count(s.${id})::integer as hits, max(newest.id) as highest
      from newest cross join lateral generate_series(newest.id, newest.id - ${reach}::bigint, ${-stride}::bigint) as sample(id)
      left join ${rows} s on s.${id} = sample.id and s.words @@ ${words}::tsquery
    `,
  )
  return { hits, sampled, documents: highest, wanted: mostRanked }
}

const within = ([from, below]: Span, id: Sql): Sql =>
  sql`${from > 0 ? sql`${id} >= ${from}` : sql`true`} and ${below ? sql`${id} < ${below}` : sql`true`}`

/** Who may see a ticket is asked before its document is read: of what only few see, few documents are. */
const byDocuments = (words: string, passes: Sql, span: Span): Sql => sql`
  found as (
    select t.id, t.updated_at, s.words
    from (
      select t.id, t.updated_at from tickets t where ${within(span, sql`t.id`)} and ${passes} order by t.id desc offset 0
    ) as t
    cross join lateral (
      select words from search_tickets s where s.ticket_id = t.id and s.words @@ ${words}::tsquery offset 0
    ) as s
  )`

/** The index alone first; an offset, so that each ticket is looked up by its number. */
const byIndex = (words: string, passes: Sql, span: Span): Sql => sql`
  said as materialized (
    select ticket_id from search_tickets where words @@ ${words}::tsquery and ${within(span, sql`ticket_id`)}
  ),
  found as (
    select newest.ticket_id as id, t.updated_at, (select s.words from search_tickets s where s.ticket_id = newest.ticket_id) as words
    from (select ticket_id from said order by ticket_id desc offset 0) as newest cross join lateral (
      select t.updated_at from tickets t where t.id = newest.ticket_id and ${passes} offset 0
    ) as t
  )`

export async function findCustomers(db: Db, words: string, limit: number): Promise<{ id: number }[]> {
  const found = looksIntoDocuments(await sampleOf(db, 'search_customers', 'customer_id', words), false)
    ? sql`
        found as materialized (
          select s.customer_id as id, s.words
          from (select customer_id, words from search_customers order by customer_id desc offset 0) as s
          where s.words @@ ${words}::tsquery limit ${mostRanked}
        )`
    : sql`
        said as materialized (select customer_id as id, words from search_customers where words @@ ${words}::tsquery),
        found as materialized (select id, words from said order by id desc limit ${mostRanked})`
  return all(
    db,
    sql<{ id: number }>`${sql.raw(plannedAnew)}
      with ${found}
      select id from found
      order by ts_rank('{0.1, 0.4, 0.7, 1}', words, ${words}::tsquery, 1) desc, id desc limit ${limit}
    `,
  )
}

/** Customers whose name or address has words that begin so: those that `from:` finds. */
export const customersNamed = (db: Db, part: string, limit: number): Promise<{ id: number }[]> =>
  all(
    db,
    sql<{ id: number }>`
      select customer_id as id from search_customers where words @@ ${beginnings(part)}::tsquery
      order by customer_id desc limit ${limit}
    `,
  )

/** Whether the reader would find anything by these words: nobody learns a word from what they may not read. */
export async function isFound(
  db: Db,
  reader: Reader,
  words: string,
  withCustomers: boolean,
): Promise<boolean> {
  if ((await findTickets(db, reader, words, [], { offset: 0, limit: 1 })).length > 0) return true
  return withCustomers && (await findCustomers(db, words, 1)).length > 0
}

/** Words that share an entry with one of these: one slip apart, some two. */
export const wordsNear = (db: Db, deletes: string[]): Promise<{ word: string; folded: string }[]> =>
  all(
    db,
    sql<{ word: string; folded: string }>`
      select word, folded from search_words where deletes && ${deletes}::text[] limit 500
    `,
  )

export interface FoundMessage {
  id: number
  ticketId: number
  kind: 'public' | 'note'
  text: string
  files: string[]
}

/** The last messages of each ticket, newest first: an excerpt is taken from one of them. */
export const messagesToExcerpt = (db: Db, ticketIds: number[]): Promise<FoundMessage[]> =>
  all(
    db,
    sql<FoundMessage>`
      select m.* from unnest(${ticketIds}::bigint[]) as t(id) cross join lateral (
        select m.id, m.ticket_id, m.kind, left(m.text, 20000) as text,
          coalesce((select json_agg(a.name order by a.id) from attachments a where a.message_id = m.id), '[]') as files
        from messages m where m.ticket_id = t.id order by m.id desc limit 50) as m
    `,
  )

/** Of one question any answer is enough, except that a ticket has many tags; what is forbidden, is forbidden each. */
function passesAll(filters: Filter[], reader: Reader): Sql {
  const each = filters.filter((filter) => filter.not || filter.name === 'tag' || filter.name === 'has')
  const any = Map.groupBy(
    filters.filter((filter) => !each.includes(filter)),
    questionOf,
  )
  const conditions = [
    ...each.map((filter) => (filter.not ? sql`not ${passes(filter, reader)}` : passes(filter, reader))),
    ...[...any.values()].map(
      (same) =>
        sql`(${sql.join(
          same.map((filter) => passes(filter, reader)),
          sql` or `,
        )})`,
    ),
  ]
  return conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`
}

function passes(filter: Filter, reader: Reader): Sql {
  if (filter.name === 'own') return sql`(${meets([filter.condition], reader, Date.now())})`
  const { name, value } = filter
  const like = `%${value.replace(/[\\%_]/g, '\\$&')}%`
  switch (name) {
    case 'is':
      if (value === 'unsolved') return sql`(t.status in ('new', 'open', 'pending', 'on_hold'))`
      if (value === 'unassigned') return sql`(t.assignee_id is null)`
      if (value === 'mine') return sql`(t.assignee_id is not distinct from ${reader.id})`
      return sql`(t.status = ${value})`
    case 'from':
      return sql`(t.customer_id in (select customer_id from search_customers
                                    where words @@ ${beginnings(value)}::tsquery))`
    case 'to':
      if (value === 'me') return sql`(t.assignee_id is not distinct from ${reader.id})`
      return sql`exists (select from agents a where a.id = t.assignee_id and (a.name ilike ${like} or a.email ilike ${like}))`
    case 'tag':
      return sql`(t.tags @> array[${value}]::text[] or t.tags @> array[${value.toLowerCase()}]::text[])`
    case 'group':
      return sql`exists (select from groups g where g.id = t.group_id and g.name ilike ${like})`
    case 'brand':
      return sql`exists (select from brands b where b.id = t.brand_id and b.name ilike ${like})`
    case 'kind':
      return sql`(t.kind = ${value})`
    case 'priority':
      return sql`(t.priority = ${value})`
    case 'has':
      return sql`exists (select from messages m join attachments a on a.message_id = m.id where m.ticket_id = t.id and not a.inline)`
    case 'before':
      return sql`(t.updated_at < ${value}::date)`
    case 'after':
      return sql`(t.updated_at >= ${value}::date)`
    case 'id':
      return sql`(t.id = ${value}::bigint)`
  }
}

/** The words of a name or an address, of which each may be only begun. */
const beginnings = (value: string): string =>
  tokensOf(value)
    .map(({ word }) => `'${word}':*`)
    .join('&') || `'-'`

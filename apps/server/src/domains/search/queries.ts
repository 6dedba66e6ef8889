import { plannedAnew } from '../../platform/postgres/connections.ts'
import { all, type Db, one, type Sql, sql } from '../../platform/postgres/db.ts'
import { type Reader, visibleTo } from '../tickets/access.ts'
import type { Filter } from './rules.ts'
import { tokensOf } from './words/tokens.ts'

/**
 * Ranking reads each document that it ranks, so of a word that is everywhere only the newest tickets are ranked. A rare
 * word wants its index and a common one the newest tickets first: a plan made for both took twice as long.
 */
const mostRanked = 400

/** Tickets that hold the words and pass the filters: best first, or last changed first where there are no words. */
export function findTickets(
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
  return all(
    db,
    sql<{ id: number }>`${sql.raw(plannedAnew)}
      with found as materialized (
        -- An offset: each ticket is looked up by its number. How rare the beginning of a word is PostgreSQL cannot know, and
        -- it walked through all tickets rather than to look up a thousand that it expected.
        select t.id, t.updated_at, s.words from search_tickets s
        cross join lateral (
          select t.id, t.updated_at from tickets t where t.id = s.ticket_id and ${passes} offset 0
        ) as t
        where s.words @@ ${words}::tsquery
        order by s.ticket_id desc limit ${mostRanked}
      )
      select id from found
      -- Weights of D, C, B, A. What is two months old counts for half of what is new.
      order by ts_rank('{0.1, 0.4, 0.7, 1}', words, ${words}::tsquery, 1)
               * (0.2 + exp(extract(epoch from updated_at - now()) / 86400 / 90)) desc, id desc
      offset ${page.offset} limit ${page.limit}
    `,
  )
}

export const findCustomers = (db: Db, words: string, limit: number): Promise<{ id: number }[]> =>
  all(
    db,
    sql<{ id: number }>`
      with found as materialized (
        select customer_id, words from search_customers where words @@ ${words}::tsquery
        order by customer_id desc limit ${mostRanked}
      )
      select customer_id as id from found
      order by ts_rank('{0.1, 0.4, 0.7, 1}', words, ${words}::tsquery, 1) desc, customer_id desc limit ${limit}
    `,
  )

/** Whether the reader would find anything by these words: nobody learns a word from what they may not read. */
export const isFound = async (
  db: Db,
  reader: Reader,
  words: string,
  withCustomers: boolean,
): Promise<boolean> =>
  (
    await one(
      db,
      sql<{ found: boolean }>`
        -- By the index first: for one that would do, all documents were read until there was none.
        with said as materialized (select ticket_id from search_tickets where words @@ ${words}::tsquery)
        select exists (select from said cross join lateral (
                         select from tickets t where t.id = said.ticket_id and ${visibleTo(reader)} offset 0) as t)
          or (${withCustomers} and exists (select from search_customers where words @@ ${words}::tsquery)) as found
      `,
    )
  ).found

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

/** Of one name any is enough, except that a ticket has many tags; what is forbidden, is forbidden each. */
function passesAll(filters: Filter[], reader: Reader): Sql {
  const each = filters.filter((filter) => filter.not || filter.name === 'tag' || filter.name === 'has')
  const any = Map.groupBy(
    filters.filter((filter) => !each.includes(filter)),
    (filter) => filter.name,
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

function passes({ name, value }: Filter, reader: Reader): Sql {
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

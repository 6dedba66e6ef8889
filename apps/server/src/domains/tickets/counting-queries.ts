import type { ViewFilter } from '@podpora/contract/filters'
import type { Cursor } from '../../platform/events/log.ts'
import { all, type Db, inTransaction, sql } from '../../platform/postgres/db.ts'
import { type Part, partsOf } from './filter-queries.ts'
import { hint, isPlain, read } from './list-queries.ts'
import type { Reader } from './queries.ts'

/** Whichever are met first are counted. Where PostgreSQL plans without the ids, the order says which index it is about. */
function counted(part: Part, most: number) {
  if (part.of || part.constant) return read(part, sql`t.id`, sql`t.updated_at desc, t.id desc`, most)
  return sql`(select t.id from tickets t where ${part.where} limit ${most})`
}

/** Tickets of a filter, whichever are found first, at most `most`. Gives up after `limitMs`, with PostgreSQL's error. */
export async function ticketsHeld(
  db: Db,
  filter: ViewFilter,
  reader: Reader,
  { most, now, limitMs }: { most: number; now: number; limitMs: number },
): Promise<number[]> {
  const parts = partsOf(filter, reader, now, isPlain(filter) ? 'scope' : 'count')
  if (parts.length === 0) return []
  // The solved ones first: what is rare among them has an index, and it may be enough.
  const found = parts.toReversed().map((part) => counted(part, most))
  return inTransaction(db, async (trx) => {
    const [, rows] = await Promise.all([
      sql`select set_config('statement_timeout', ${String(limitMs)}, true)`.execute(trx),
      all(
        trx,
        sql<{ id: number }>`
          ${hint(filter)} select id from (${sql.join(found, sql` union all `)}) as found limit ${most}
        `,
      ),
    ])
    return rows.map(({ id }) => id)
  })
}

/** What has happened to tickets since: which, and how far that was read. */
export interface Touched {
  ids: number[]
  cursor: Cursor
  /** There is more than anybody would go through one by one. */
  more: boolean
}

/**
 * Tickets that something has happened to after `cursor`, whether or not older transactions are still under way: what they
 * will add is read the next time, for the cursor stays before them.
 */
export async function ticketsTouchedSince(db: Db, cursor: Cursor, limit: number): Promise<Touched> {
  const [xact, id] = cursor.split('.') as [string, string]
  const rows = await all(
    db,
    sql<{ xact: string; id: number; ids: number[] | null; settled: boolean }>`
      select e.xact::text as xact, e.id, e.xact < pg_snapshot_xmin(pg_current_snapshot()) as settled,
        case when e.kind in ('import.changed', 'mailbox.changed') then e.data -> 'tickets' else to_jsonb(array[e.ticket_id]) end as ids
      from events e
      where (e.xact, e.id) > (${xact}::xid8, ${id}::bigint)
      order by e.xact, e.id
      limit ${limit + 1}
    `,
  )
  const last = rows.findLast(({ settled }) => settled)
  const ids = [...new Set(rows.flatMap((row) => row.ids ?? []).filter((one) => one !== null))]
  return {
    ids,
    cursor: last ? `${BigInt(last.xact)}.${BigInt(last.id)}` : cursor,
    more: rows.length > limit || ids.length > limit,
  }
}

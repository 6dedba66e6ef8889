import { type Db, inTransaction, one, sql, type Trx } from '../postgres/db.ts'
import type { Cursor, LoggedEvent } from './log.ts'

/** Where a reader of the log stands, by the name that a migration gave it. */
export async function placeOfReader(db: Db, reader: string): Promise<Cursor> {
  const { cursor } = await one(
    db,
    sql<{ cursor: Cursor }>`
      select xact::text || '.' || id::text as cursor from event_readers where name = ${reader}
    `,
  )
  return cursor
}

/**
 * Hands `work` those of a page of events that its reader has not taken yet, and moves the reader past them in the same
 * transaction: nothing is missed and nothing doubled, whichever process takes them and wherever it dies.
 */
export function takeOnce(
  db: Db,
  reader: string,
  events: LoggedEvent[],
  work: (trx: Trx, fresh: LoggedEvent[]) => Promise<void>,
): Promise<void> {
  return inTransaction(db, async (trx) => {
    const place = await lockReader(trx, reader)
    const fresh = events.filter(({ xact, id }) => {
      const at = BigInt(xact)
      return at > place.xact || (at === place.xact && BigInt(id) > place.id)
    })
    const last = fresh.at(-1)
    if (!last) return
    await work(trx, fresh)
    await sql`
      update event_readers set xact = ${last.xact}::xid8, id = ${last.id}::bigint where name = ${reader}
    `.execute(trx)
  })
}

/** Whoever holds this row is the only one to work for the reader. */
async function lockReader(trx: Trx, reader: string): Promise<{ xact: bigint; id: bigint }> {
  const row = await one(
    trx,
    sql<{ xact: string; id: string }>`
      select xact::text as xact, id::text as id from event_readers where name = ${reader} for update
    `,
  )
  return { xact: BigInt(row.xact), id: BigInt(row.id) }
}

import type { Log } from '../log.ts'
import { type Db, inTransaction, one, sql, type Trx } from '../postgres/db.ts'
import type { Feed } from './feed.ts'
import { type Follower, followEvents } from './follow.ts'
import { type Cursor, isBefore, type LoggedEvent, placeOf } from './log.ts'

/** So long a reader may have passed events that did not concern it before that is written down, ms. */
const unwrittenMs = 1_000

export interface Reader {
  /** As a migration called it. */
  name: string
  /** Those of a page that it has something to do for. What is passed by without is not done later either. */
  wanted(events: LoggedEvent[]): LoggedEvent[] | Promise<LoggedEvent[]>
  /** Does it, each event once: see `takeOnce`. */
  take(events: LoggedEvent[]): Promise<void>
  /** As `followEvents` has them. */
  restMs?: number
  meanwhile?: () => Promise<boolean>
}

/**
 * Follows the log from where the reader stands. Any number of processes may do so. A page that holds nothing for it costs
 * no transaction: that it was passed is written a moment later, with all that was passed until then.
 */
export async function startReader(
  { db, feed, log }: { db: Db; feed: Feed; log: Log },
  { name, wanted, take, ...pace }: Reader,
): Promise<Follower> {
  let passed: Cursor | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let writing = Promise.resolve()

  function writePassed(): void {
    const to = passed
    passed = undefined
    timer = undefined
    if (to)
      writing = moveReader(db, name, to).catch((err: unknown) =>
        log.warn({ err, reader: name }, 'how far a reader of the events has come could not be written'),
      )
  }

  const follower = followEvents({
    feed,
    from: await placeOfReader(db, name),
    async each(events, cursor) {
      const mine = await wanted(events)
      if (mine.length > 0) await take(mine)
      if (mine.at(-1) === events.at(-1)) return
      passed = cursor
      timer ??= setTimeout(writePassed, unwrittenMs)
    },
    ...pace,
    log,
  })
  return {
    get cursor() {
      return follower.cursor
    },
    async stop() {
      await follower.stop()
      clearTimeout(timer)
      writePassed()
      await writing
    },
  }
}

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
    const fresh = events.filter((event) => isBefore(place, placeOf(event)))
    const last = fresh.at(-1)
    if (!last) return
    await work(trx, fresh)
    await sql`
      update event_readers set xact = ${last.xact}::xid8, id = ${last.id}::bigint where name = ${reader}
    `.execute(trx)
  })
}

/** Whoever holds this row is the only one to work for the reader. */
async function lockReader(trx: Trx, reader: string): Promise<Cursor> {
  const { cursor } = await one(
    trx,
    sql<{ cursor: Cursor }>`
      select xact::text || '.' || id::text as cursor from event_readers where name = ${reader} for update
    `,
  )
  return cursor
}

/** Moves a reader on, and never back: another process may be further. */
async function moveReader(db: Db, reader: string, to: Cursor): Promise<void> {
  const [xact, id] = to.split('.') as [string, string]
  await sql`
    update event_readers set xact = ${xact}::xid8, id = ${id}::bigint
    where name = ${reader} and (xact, id) < (${xact}::xid8, ${id}::bigint)
  `.execute(db)
}

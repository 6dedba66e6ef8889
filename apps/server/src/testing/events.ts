import { type Cursor, type LoggedEvent, readEvents } from '../platform/events/log.ts'
import type { Db } from '../platform/postgres/db.ts'

/**
 * All that the log says after `from`. A reader sees an event once no transaction of the whole server that began
 * before it is at work, and the server works for other tests too: this waits until nothing is held back.
 */
export async function eventsSince(db: Db, from: Cursor = '0.0'): Promise<LoggedEvent[]> {
  const most = 100_000
  for (;;) {
    const { events, pending } = await readEvents(db, from, most)
    if (!pending) return events
  }
}

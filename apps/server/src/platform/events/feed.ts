import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { Log } from '../log.ts'
import type { Postgres } from '../postgres/db.ts'
import { createAlarm } from './alarm.ts'
import {
  type Cursor,
  channel,
  type EventPage,
  isBefore,
  type LoggedEvent,
  lookAgain,
  placeOf,
  presentCursor,
  readEvents,
} from './log.ts'

const pageSize = 500
/** So many of the newest are kept for those who follow. Whoever is further behind reads the database itself. */
const mostKept = 1_000
/** How soon to look again while a transaction holds events back. */
const pendingMs = 20
/** A look without being woken: NOTIFY is lost while the listening connection is down. */
const idleMs = 5_000
/** Between two looks: what many write at once is read at once, and a screen is no later for it. */
const restMs = 10
const retryMs = 500

/** The newest events of the log, read once for all who follow it in this process. */
export interface Feed {
  /** The next events after a place, oldest first; from memory unless the place is far behind. */
  after(cursor: Cursor, limit: number): Promise<EventPage>
  /** Calls `wake` when there is something new, or everybody is asked to look; until what it gives is called. */
  watch(wake: () => void): () => void
  stop(): Promise<void>
}

/** Reads nothing, and holds no connection, before somebody watches. */
export function openFeed({ db, dedicated }: Pick<Postgres, 'db' | 'dedicated'>, log: Log): Feed {
  const watching = new Set<() => void>()
  const alarm = createAlarm()
  const ending = new AbortController()
  let known: Known | undefined
  let listener: pg.Client | undefined
  let running: Promise<void> | undefined

  const rouseAll = (): void => {
    for (const wake of watching) wake()
  }

  async function connect(): Promise<void> {
    if (listener) return
    const client = await dedicated()
    client.on('notification', ({ payload }) => {
      alarm.ring()
      if (payload === lookAgain) rouseAll()
    })
    client.on('end', () => {
      if (listener === client) listener = undefined
      alarm.ring()
    })
    await client.query(`listen ${channel}`)
    listener = client
  }

  /** Reads on. Gives how soon to look again, ms. */
  async function look(): Promise<number> {
    const isFirst = !known
    known ??= nothingAfter(await presentCursor(db))
    const page = await readEvents(db, known.to, pageSize)
    known = withPage(known, page)
    // First there is no telling what was written since they began to follow.
    if (isFirst || page.events.length > 0) rouseAll()
    if (page.events.length === pageSize) return 0
    return page.pending ? pendingMs : idleMs
  }

  async function run(): Promise<void> {
    while (!ending.signal.aborted) {
      let next: number
      try {
        alarm.wind()
        await connect()
        next = await look()
      } catch (err) {
        if (ending.signal.aborted) return
        log.warn({ err }, 'reading the event log failed; trying again')
        alarm.wind()
        next = retryMs
      }
      await pause(restMs, undefined, { signal: ending.signal }).catch(() => {})
      if (next > 0 && !ending.signal.aborted) await alarm.sleep(next)
    }
  }

  return {
    async after(cursor, limit) {
      if (!known || isBefore(cursor, known.from)) return readEvents(db, cursor, limit)
      const events = eventsAfter(known.events, cursor).slice(0, limit)
      const last = events.at(-1)
      // What is held back is looked for above, and whoever watches is told of it.
      return { events, cursor: last ? placeOf(last) : cursor, pending: false }
    },
    watch(wake) {
      watching.add(wake)
      running ??= run()
      return () => void watching.delete(wake)
    },
    async stop() {
      ending.abort()
      alarm.ring()
      await running
      await listener?.end()
    },
  }
}

/** All events between two places. */
interface Known {
  from: Cursor
  to: Cursor
  events: LoggedEvent[]
}

const nothingAfter = (place: Cursor): Known => ({ from: place, to: place, events: [] })

function withPage({ from, events: old }: Known, { events: fresh, cursor }: EventPage): Known {
  const all = [...old, ...fresh]
  const dropped = all.at(-mostKept - 1)
  return { from: dropped ? placeOf(dropped) : from, to: cursor, events: all.slice(-mostKept) }
}

/** Most who follow are close behind, so it looks from the end. */
const eventsAfter = (events: LoggedEvent[], cursor: Cursor): LoggedEvent[] =>
  events.slice(events.findLastIndex((event) => !isBefore(cursor, placeOf(event))) + 1)

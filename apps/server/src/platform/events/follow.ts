import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { Log } from '../log.ts'
import type { Db } from '../postgres/db.ts'
import { type Cursor, channel, type LoggedEvent, readEvents } from './log.ts'

const usualPage = 500
/** How soon to look again while a transaction holds events back. */
const pendingMs = 20
/** A look without being woken: NOTIFY is lost while the listening connection is down. */
const idleMs = 5_000

export interface Follower {
  readonly cursor: Cursor
  stop(): Promise<void>
}

/**
 * Hands each event after `from` to `each`, page by page and in order, for as long as the process lives.
 * `each` failing stops nothing: the same page is given again.
 */
export function followEvents(options: {
  db: Db
  listen: () => Promise<pg.Client>
  from: Cursor
  each: (events: LoggedEvent[], cursor: Cursor) => Promise<void>
  /** How many events `each` is given at most: fewer where a page takes long, for only then the cursor moves. */
  pageSize?: number
  /**
   * How long to rest after a page, ms; none when left out. Each wake-up costs several statements: a reader for whom
   * nobody waits takes what a busy moment brings in a few pages instead of one by one.
   */
  restMs?: number
  /** A piece of other work between two pages; true while there is more of it. */
  meanwhile?: () => Promise<boolean>
  log: Log
}): Follower {
  const { db, listen, each, log, pageSize = usualPage } = options
  let cursor = options.from
  let stopped = false
  const ending = new AbortController()
  let wake: () => void = () => {}
  let woken = false
  let listener: pg.Client | undefined

  const rouse = (): void => {
    woken = true
    wake()
  }
  const sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      if (woken || stopped) return resolve()
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  /** Waking does not end it, stopping does. */
  const rest = (ms: number): Promise<void> => pause(ms, undefined, { signal: ending.signal }).catch(() => {})

  async function connect(): Promise<void> {
    if (listener || stopped) return
    const client = await listen()
    client.on('notification', rouse)
    client.on('end', () => {
      if (listener === client) listener = undefined
      rouse()
    })
    await client.query(`listen ${channel}`)
    listener = client
  }

  async function run(): Promise<void> {
    while (!stopped) {
      let pause = idleMs
      try {
        await connect()
        woken = false
        const page = await readEvents(db, cursor, pageSize)
        if (page.events.length > 0) {
          await each(page.events, page.cursor)
          cursor = page.cursor
          if (options.restMs && page.events.length < pageSize) await rest(options.restMs)
        }
        if (page.events.length === pageSize) continue
        if (await options.meanwhile?.()) continue
        if (page.pending) pause = pendingMs
      } catch (error) {
        if (stopped) return
        log.warn({ err: error }, 'reading the event log failed; trying again')
        pause = 500
        woken = false
      }
      await sleep(pause)
    }
  }

  const running = run()
  return {
    get cursor() {
      return cursor
    },
    async stop() {
      stopped = true
      ending.abort()
      rouse()
      await running
      await listener?.end()
    },
  }
}

import { setTimeout as pause } from 'node:timers/promises'
import type { Log } from '../log.ts'
import { createAlarm } from './alarm.ts'
import type { Feed } from './feed.ts'
import type { Cursor, LoggedEvent } from './log.ts'

const usualPage = 500
/** A look without being woken, for what is due by the clock. */
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
  feed: Feed
  from: Cursor
  each: (events: LoggedEvent[], cursor: Cursor) => Promise<void>
  /** How many events `each` is given at most: fewer where a page takes long, for only then the cursor moves. */
  pageSize?: number
  /**
   * How long to rest after a page, ms; none when left out. Each page costs several statements: a reader for whom
   * nobody waits takes what a busy moment brings in a few pages instead of one by one.
   */
  restMs?: number
  /** A piece of other work between two pages; true while there is more of it. */
  meanwhile?: () => Promise<boolean>
  log: Log
}): Follower {
  const { feed, each, log, pageSize = usualPage } = options
  let cursor = options.from
  let stopped = false
  const ending = new AbortController()
  const alarm = createAlarm()

  /** Waking does not end it, stopping does. */
  const rest = (ms: number): Promise<void> => pause(ms, undefined, { signal: ending.signal }).catch(() => {})

  async function run(): Promise<void> {
    while (!stopped) {
      let pause = idleMs
      try {
        alarm.wind()
        const page = await feed.after(cursor, pageSize)
        if (page.events.length > 0) {
          await each(page.events, page.cursor)
          cursor = page.cursor
          if (options.restMs && page.events.length < pageSize) await rest(options.restMs)
        }
        if (page.events.length === pageSize) continue
        if (await options.meanwhile?.()) continue
      } catch (error) {
        if (stopped) return
        log.warn({ err: error }, 'reading the event log failed; trying again')
        pause = 500
        alarm.wind()
      }
      if (!stopped) await alarm.sleep(pause)
    }
  }

  const unwatch = feed.watch(alarm.ring)
  const running = run()
  return {
    get cursor() {
      return cursor
    },
    async stop() {
      stopped = true
      unwatch()
      ending.abort()
      alarm.ring()
      await running
    },
  }
}

import type pg from 'pg'
import { type Follower, followEvents } from '../../platform/events/follow.ts'
import type { Services } from '../../platform/services.ts'
import { readCursor } from './index-queries.ts'
import { indexEvents, rebuildNext, workOffBacklog } from './indexing.ts'

/** Key of our advisory lock: one process keeps the index, the others stand by. */
const lock = 82_611_001
const standByMs = 5_000
/** The cursor moves with each page, so a page is what is done within a moment. */
const pageSize = 100

/** Keeps the index in step with the data for as long as the process lives. */
export function startIndexer({ db, postgres, log }: Services): { stop(): Promise<void> } {
  let stopped = false
  let follower: Follower | undefined
  let holder: pg.Client | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let attempt = Promise.resolve()

  /** Takes over when nobody else keeps the index. Ends with the connection that holds the lock. */
  async function take(): Promise<void> {
    const client = await postgres.dedicated()
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
      lock,
    ])
    if (!rows[0]?.taken || stopped) {
      await client.end()
      return later()
    }
    holder = client
    client.on('end', () => {
      holder = undefined
      const old = follower
      follower = undefined
      void old?.stop().then(later)
    })
    follower = followEvents({
      db,
      listen: () => postgres.dedicated(),
      from: await readCursor(db),
      each: (events, cursor) => indexEvents(db, events, cursor),
      pageSize,
      restMs: 100,
      meanwhile: async () => (await workOffBacklog(db)) || rebuildNext(db),
      log,
    })
  }

  function later(): void {
    if (!stopped) timer = setTimeout(begin, standByMs)
  }

  function begin(): void {
    attempt = take().catch((err: unknown) => {
      log.warn({ err }, 'the index of the search cannot be kept now; trying again')
      later()
    })
  }

  begin()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await attempt
      await follower?.stop()
      follower = undefined
      await holder?.end()
    },
  }
}

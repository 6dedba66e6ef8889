import type pg from 'pg'
import { type Follower, followEvents } from '../../platform/events/follow.ts'
import type { Services } from '../../platform/services.ts'
import { readCursor } from './index-queries.ts'
import { indexEvents, rebuildNext, workOffBacklog } from './indexing.ts'

/** Key of our advisory lock: one process keeps the index, the others stand by. */
const lock = 82_611_001
const standByMs = 5_000
/** A ticket to which much happens at once is read once, and is found within a second. */
const restMs = 300
/** The cursor moves with each page, so a page is what is done within a moment. */
const pageSize = 100

type Needed = Pick<Services, 'db' | 'feed' | 'postgres' | 'log'>

/** Keeps the index in step with the data for as long as the process lives. */
export function startIndexer({ db, feed, postgres, log }: Needed): { stop(): Promise<void> } {
  let stopped = false
  let holder: pg.Client | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let keeping = Promise.resolve()

  /** Keeps it while nobody else does, until the connection that holds the lock ends. */
  async function keep(): Promise<void> {
    const client = await postgres.dedicated()
    // Before anything is asked: one that ends meanwhile ends only once.
    const ended = new Promise<void>((resolve) => client.on('end', () => resolve()))
    let follower: Follower | undefined
    try {
      const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
        lock,
      ])
      if (!rows[0]?.taken || stopped) return
      holder = client
      follower = follow(await readCursor(db))
      await ended
    } finally {
      holder = undefined
      await follower?.stop()
      await client.end()
    }
  }

  const follow = (from: Follower['cursor']): Follower =>
    followEvents({
      feed,
      from,
      each: (events, cursor) => indexEvents(db, events, cursor),
      pageSize,
      restMs,
      meanwhile: async () => (await workOffBacklog(db)) || rebuildNext(db),
      log,
    })

  function begin(): void {
    keeping = keep()
      .catch((err: unknown) => log.warn({ err }, 'the index of the search cannot be kept now; trying again'))
      .then(() => {
        if (!stopped) timer = setTimeout(begin, standByMs)
      })
  }

  begin()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await holder?.end()
      await keeping
    },
  }
}

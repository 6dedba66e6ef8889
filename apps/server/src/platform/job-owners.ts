import type { WorkerEvents } from 'graphile-worker'
import type pg from 'pg'
import type { JobSet } from './jobs.ts'
import type { Log } from './log.ts'
import { all, type Db, inTransaction, type Postgres, sql } from './postgres/db.ts'

const keyOf = sql`hashtextextended('worker:' || locked_by, 0)`

/**
 * Frees the jobs of processes that died. A job is locked by the name of its pool of workers, which the job library
 * honours for four hours; here each living pool also holds an advisory lock of that name, and PostgreSQL lets go of it when
 * the process dies. Gives how many pools were dead.
 */
export function freeJobsOfTheDead(db: Db): Promise<number> {
  return inTransaction(db, async (trx) => {
    const dead = await all(
      trx,
      sql<{ lockedBy: string }>`
        select locked_by from (
          select locked_by from graphile_worker._private_jobs where locked_by is not null
          union
          select locked_by from graphile_worker._private_job_queues where locked_by is not null
        ) as workers
        where pg_try_advisory_xact_lock(${keyOf})
      `,
    )
    const names = dead.map((worker) => worker.lockedBy)
    if (names.length > 0)
      await sql`select graphile_worker.force_unlock_workers(${names}::text[])`.execute(trx)
    return names.length
  })
}

/** Holds the lock of this process's pool for as long as it lives, and frees the jobs of those that do not. */
export async function ownJobs(
  postgres: Postgres,
  events: WorkerEvents,
  log: Log,
): Promise<{ jobs: JobSet; disown(): Promise<unknown>; stop(): Promise<void> }> {
  const names = new Set<string>()
  let client: pg.Client | undefined
  let stopped = false

  // One after the other: a connection takes one query at a time.
  let holding: Promise<unknown> = Promise.resolve()
  const hold = (name: string): Promise<unknown> => {
    const lock = `select pg_advisory_lock(hashtextextended('worker:' || $1, 0))`
    holding = holding
      .then(() => client?.query(lock, [name]))
      .catch((err) => log.warn({ err }, 'a worker cannot say that it lives'))
    return holding
  }
  async function connect(): Promise<void> {
    const fresh = await postgres.dedicated()
    client = fresh
    fresh.on('end', () => {
      client = undefined
      if (!stopped) setTimeout(reconnect, 200)
    })
    for (const name of names) await hold(name)
  }
  const reconnect = (): void => {
    if (!stopped) connect().catch(() => setTimeout(reconnect, 500))
  }

  // The workers of a process take jobs in the name of their pool.
  events.on('pool:create', ({ workerPool }) => {
    names.add(workerPool.id)
    void hold(workerPool.id)
  })
  await connect()
  await freeJobsOfTheDead(postgres.db)
  return {
    jobs: {
      handlers: {
        async 'jobs.free_of_the_dead'() {
          const dead = await freeJobsOfTheDead(postgres.db)
          if (dead > 0) log.warn({ dead }, 'jobs of workers that died are taken up again')
        },
      },
      cron: [{ name: 'jobs.free_of_the_dead', pattern: '* * * * *' }],
    },
    /** This pool has ended, and will not finish what it had begun. */
    disown() {
      names.clear()
      holding = holding.then(() => client?.query('select pg_advisory_unlock_all()')).catch(() => {})
      return holding
    },
    async stop() {
      stopped = true
      await client?.end()
    },
  }
}

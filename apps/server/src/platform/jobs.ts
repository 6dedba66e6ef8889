import { type CronItem, Logger, type Runner, run, runMigrations, type TaskList } from 'graphile-worker'
import type pg from 'pg'
import type { Log } from './log.ts'
import { type Db, sql } from './postgres/db.ts'

/** What may be asked for: the name says which action, the payload names ids only. */
export interface JobRequest {
  name: string
  payload: Record<string, unknown>
  /** A job with the same key that has not started yet is replaced: one is enough. */
  key?: string
  runAt?: Date
  maxAttempts?: number
  /** Jobs of one queue run one after the other. */
  queue?: string
}

export type JobHandler = (
  payload: Record<string, unknown>,
  attempt: { number: number; last: boolean },
) => Promise<void>

export interface JobSet {
  handlers: Record<string, JobHandler>
  /** Five cron fields, in UTC. */
  cron?: { name: string; pattern: string }[]
}

/** Asks for a job within the caller's transaction: it is there if and only if the change is. */
export async function enqueue(trx: Db, job: JobRequest): Promise<void> {
  await sql`
    select from graphile_worker.add_job(
      ${job.name}, ${JSON.stringify(job.payload)}::json,
      queue_name => ${job.queue ?? null},
      run_at => ${job.runAt ?? null}::timestamptz,
      max_attempts => ${job.maxAttempts ?? 25},
      job_key => ${job.key ?? null}
    )
  `.execute(trx)
}

/** Makes the worker's own tables; safe to run from several processes. */
export async function migrateJobs(pool: pg.Pool, log: Log): Promise<void> {
  await runMigrations({ pgPool: pool, logger: workerLogger(log) })
}

/** Starts working on jobs in this process. */
export async function startWorker(
  pool: pg.Pool,
  sets: JobSet[],
  log: Log,
  concurrency = 4,
): Promise<{ stop(): Promise<void> }> {
  const taskList: TaskList = {}
  const parsedCronItems: CronItem[] = []
  for (const set of sets) {
    for (const [name, handler] of Object.entries(set.handlers)) {
      taskList[name] = (payload, helpers) => {
        const { attempts, max_attempts } = helpers.job
        return handler(payload as Record<string, unknown>, {
          number: attempts,
          last: attempts >= max_attempts,
        })
      }
    }
    for (const { name, pattern } of set.cron ?? []) parsedCronItems.push({ task: name, match: pattern })
  }
  const { parseCronItems } = await import('graphile-worker')
  const runner: Runner = await run({
    pgPool: pool,
    taskList,
    concurrency,
    pollInterval: 2000,
    noHandleSignals: true,
    logger: workerLogger(log),
    parsedCronItems: parseCronItems(parsedCronItems),
  })
  let stopping = false
  runner.promise.catch((err) => {
    if (!stopping) log.error({ err }, 'the job worker stopped')
  })
  return {
    async stop() {
      stopping = true
      await runner.stop()
    },
  }
}

const workerLogger = (log: Log): Logger =>
  new Logger(() => (level, message, meta) => {
    if (level === 'error') log.error({ err: (meta as { error?: unknown } | undefined)?.error }, message)
    else if (level === 'warning') log.warn(message)
    else log.debug(message)
  })

import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  Logger,
  parseCronItems,
  type Runner,
  run,
  runMigrations,
  type Task,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker'
import type pg from 'pg'
import { ownJobs } from './job-owners.ts'
import type { Log } from './log.ts'
import { type Db, type Postgres, sql, writeAtEnd } from './postgres/db.ts'
import { currentTracing, traced } from './tracing/tracing.ts'

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
export const enqueue = (trx: Db, job: JobRequest): Promise<void> =>
  writeAtEnd(trx, addJobs, [{ ...job, payload: { ...job.payload, ...traceOfNow() } }])

function addJobs(asked: JobRequest[]) {
  // Of one key the last is enough, and PostgreSQL takes no two in one statement.
  const jobs = [...new Map(asked.map((job) => [job.key ?? job, job])).values()]
  return sql`
    select count(*) from graphile_worker.add_jobs(array(
      select row (name, payload::json, queue, run_at, attempts, key, null, null)::graphile_worker.job_spec
      from unnest(
        ${jobs.map((job) => job.name)}::text[], ${jobs.map((job) => JSON.stringify(job.payload))}::text[],
        ${jobs.map((job) => job.queue ?? null)}::text[], ${jobs.map((job) => job.runAt ?? null)}::timestamptz[],
        ${jobs.map((job) => job.maxAttempts ?? 25)}::smallint[], ${jobs.map((job) => job.key ?? null)}::text[]
      ) as j (name, payload, queue, run_at, attempts, key)
    ))
  `
}

/** A job belongs to the trace of whatever asked for it. */
function traceOfNow(): { traceparent?: string } {
  const traceparent = currentTracing()?.traceparent()
  return traceparent ? { traceparent } : {}
}

/** Makes the worker's own tables; safe to run from several processes. */
export async function migrateJobs(pool: pg.Pool, log: Log): Promise<void> {
  await runMigrations({ pgPool: pool, logger: workerLogger(log) })
}

/** Starts working on jobs in this process, and begins anew whenever the worker gives up: the database was away. */
export async function startWorker(
  postgres: Postgres,
  sets: JobSet[],
  log: Log,
  concurrency = 4,
): Promise<{ stop(): Promise<void> }> {
  const events: WorkerEvents = new EventEmitter()
  const owners = await ownJobs(postgres, events, log)
  const all = [...sets, owners.jobs]
  const begin = (): Promise<Runner> =>
    run({
      pgPool: postgres.pool,
      taskList: taskListOf(all),
      parsedCronItems: cronOf(all),
      concurrency,
      pollInterval: 2000,
      noHandleSignals: true,
      logger: workerLogger(log),
      events,
      // Without a batch the worker does not await what it writes when a job ends: a database that dies at that moment
      // would end this process with an unhandled rejection.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    })

  let runner = await begin()
  let ended = endOf(runner, events, log)
  let stopping = false
  // It remembers a failed first look for jobs for ever (0.18): when looking fails again and again it is made anew.
  let failures = 0
  events.on('worker:getJob:error', () => {
    failures += 1
    if (failures === 2 * concurrency) void runner.stop().catch(() => {})
  })
  for (const sign of ['worker:getJob:empty', 'job:start'] as const)
    events.on(sign, () => {
      failures = 0
    })
  const stopRunner = async (): Promise<void> => {
    const stopped = runner.stop().catch((err) => log.warn({ err }, 'the job worker had stopped already'))
    await Promise.race([stopped, ended])
  }
  const working = (async () => {
    while (!stopping) {
      await ended
      await owners.disown()
      while (!stopping) {
        await sleep(500)
        if (stopping) break
        const next = await begin().catch((err) => log.warn({ err }, 'the job worker cannot start yet'))
        if (!next) continue
        failures = 0
        runner = next
        ended = endOf(runner, events, log)
        // Told to stop while this one began: nobody else will stop it.
        if (stopping) await stopRunner()
        break
      }
    }
  })()
  return {
    async stop() {
      stopping = true
      await stopRunner()
      await working
      await owners.stop()
    },
  }
}

/** So long a worker whose jobs have ended may take to write that they have, ms. */
const lastWritesMs = 5_000

/**
 * Resolves when a runner has ended. One that fails to write the end of two jobs at once waits for itself for ever (0.18
 * counts the second failure twice), so that some time after its last job it counts as ended.
 */
function endOf(runner: Runner, events: WorkerEvents, log: Log): Promise<void> {
  const itself = runner.promise.catch((err) => log.warn({ err }, 'the job worker gave up'))
  const jobsDone = new Promise<void>((resolve) => {
    for (const sign of ['pool:gracefulShutdown:complete', 'pool:gracefulShutdown:error'] as const)
      events.once(sign, () => setTimeout(resolve, lastWritesMs).unref())
  })
  return Promise.race([itself, jobsDone])
}

function taskListOf(sets: JobSet[]): TaskList {
  const entries = sets.flatMap(({ handlers }) =>
    Object.entries(handlers).map(([name, handler]): [string, Task] => [
      name,
      (given, { job: { attempts, max_attempts } }) => {
        const { traceparent, ...payload } = given as Record<string, unknown>
        const parent = typeof traceparent === 'string' ? traceparent : undefined
        return traced(`job ${name}`, { kind: 'consumer', parent }, () =>
          handler(payload, { number: attempts, last: attempts >= max_attempts }),
        )
      },
    ]),
  )
  return Object.fromEntries(entries)
}

const cronOf = (sets: JobSet[]) =>
  parseCronItems(
    sets.flatMap(({ cron = [] }) => cron.map(({ name, pattern }) => ({ task: name, match: pattern }))),
  )

const workerLogger = (log: Log): Logger =>
  new Logger(() => (level, message, meta) => {
    if (level === 'error') log.error({ err: (meta as { error?: unknown } | undefined)?.error }, message)
    else if (level === 'warning') log.warn(message)
    else log.debug(message)
  })

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { freeJobsOfTheDead } from './job-owners.ts'
import { enqueue, type JobSet, startWorker } from './jobs.ts'
import { all, inTransaction, sql } from './postgres/db.ts'

/** Handlers that collect what they are given, and tell when they have had so much. */
function collecting() {
  const seen: number[] = []
  let check = () => {}
  const jobs: JobSet = {
    handlers: {
      async collect({ id }) {
        seen.push(Number(id))
        check()
      },
    },
  }
  const until = (count: number) =>
    new Promise<number[]>((resolve) => {
      check = () => {
        if (seen.length >= count) resolve([...seen].sort((a, b) => a - b))
      }
      check()
    })
  return { jobs, until }
}

describe('jobs', () => {
  let t: TestDatabase
  beforeAll(async () => {
    t = await testDatabase()
  })
  afterAll(() => t.close())
  const ask = (id: number) => ({ name: 'collect', payload: { id } })

  test('are there if and only if the change is', async () => {
    const { jobs, until } = collecting()
    const failed = inTransaction(t.db, async (trx) => {
      await enqueue(trx, ask(1))
      throw new Error('no')
    })
    await expect(failed).rejects.toThrow('no')
    await inTransaction(t.db, (trx) => enqueue(trx, ask(2)))
    const worker = await startWorker(t.postgres, [jobs], t.log)
    expect(await until(1)).toEqual([2])
    await worker.stop()
  })

  test('of a worker that died are done by another, those of a living one are left to it', async () => {
    const { jobs, until } = collecting()
    await inTransaction(t.db, (trx) => enqueue(trx, ask(3)))
    await sql`update graphile_worker._private_jobs set locked_by = 'worker-dead', locked_at = now()`.execute(
      t.db,
    )
    const living = await t.postgres.dedicated()
    await living.query(`select pg_advisory_lock(hashtextextended('worker:worker-dead', 0))`)
    expect(await freeJobsOfTheDead(t.db)).toBe(0)
    await living.end()

    const worker = await startWorker(t.postgres, [jobs], t.log)
    expect(await until(1)).toEqual([3])
    await worker.stop()
  })

  test('that are being worked on are left to their worker', async () => {
    let freed: number | undefined
    let done = () => {}
    const over = new Promise<void>((resolve) => {
      done = resolve
    })
    const looking: JobSet = {
      handlers: {
        async collect() {
          freed = await freeJobsOfTheDead(t.db)
          done()
        },
      },
    }
    const worker = await startWorker(t.postgres, [looking], t.log)
    await inTransaction(t.db, (trx) => enqueue(trx, ask(7)))
    await over
    expect(freed).toBe(0)
    await worker.stop()
  })

  test('go on after the database has thrown everybody out', async () => {
    const { jobs, until } = collecting()
    const worker = await startWorker(t.postgres, [jobs], t.log)
    const others = sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()
    `
    await others.execute(t.db)
    for (const id of [4, 5, 6]) await inTransaction(t.db, (trx) => enqueue(trx, ask(id)))
    expect(await until(3)).toEqual([4, 5, 6])
    await worker.stop()
  })

  test('go on after the ends of two jobs at once could not be written', async () => {
    // Deleting a job waits for us and then fails, as it does when the database dies at that moment.
    await sql`
      create function refuse() returns trigger language plpgsql as $$
      begin perform pg_advisory_xact_lock_shared(4711); raise 'no job ends now'; end $$
    `.execute(t.db)
    await sql`
      create trigger refuse before delete on graphile_worker._private_jobs for each row execute function refuse()
    `.execute(t.db)
    const gate = await t.postgres.dedicated()
    await gate.query('select pg_advisory_lock(4711)')
    const ends = new Map<number, () => void>()
    const { jobs, until } = collecting()
    const waiting: JobSet = {
      handlers: { hold: ({ id }) => new Promise<void>((resolve) => ends.set(Number(id), resolve)) },
    }
    const worker = await startWorker(t.postgres, [jobs, waiting], t.log)
    for (const id of [8, 9])
      await inTransaction(t.db, (trx) => enqueue(trx, { name: 'hold', payload: { id } }))
    await expect.poll(() => ends.size).toBe(2)
    for (const [done, end] of [...ends.values()].entries()) {
      end()
      await expect.poll(async () => (await waitingForGate(t)).length).toBe(done + 1)
    }
    await gate.end()
    await expect.poll(async () => (await waitingForGate(t)).length).toBe(0)
    await sql`drop trigger refuse on graphile_worker._private_jobs`.execute(t.db)

    await inTransaction(t.db, (trx) => enqueue(trx, ask(10)))
    expect(await until(1)).toEqual([10])
    await worker.stop()
  })
})

const waitingForGate = (t: TestDatabase) =>
  all(
    t.db,
    sql`
      select pid from pg_stat_activity
      where datname = current_database() and wait_event = 'advisory' and query like '%_private_jobs%'
    `,
  )

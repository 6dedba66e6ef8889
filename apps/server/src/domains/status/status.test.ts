import type { FailedJob, Status } from '@podpora/contract/status'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enqueue, startWorker } from '../../platform/jobs.ts'
import { noteBackup, noteFailedBackup } from '../../platform/keeping/last-backup.ts'
import { sql } from '../../platform/postgres/db.ts'
import { announceProcess } from '../../platform/watching/processes.ts'
import { type TestServer, testServer } from '../../testing/server.ts'
import { createStanding, statusOf } from './standing.ts'

let t: TestServer
let said: { stop(): Promise<void> }
beforeAll(async () => {
  t = await testServer()
  said = await announceProcess(t)
})
afterAll(async () => {
  await said.stop()
  await t.close()
})

/** Without the second for which an answer is kept. */
const now = async (): Promise<Status> => statusOf(await createStanding(t)())

/** Jobs that are given up at once; gives what puts them right. */
async function failing(names: string[]): Promise<{ mend(): void; done: string[]; stop(): Promise<void> }> {
  let broken = true
  const done: string[] = []
  let failed = 0
  const all = Promise.withResolvers<void>()
  const handle = (name: string) => async () => {
    if (!broken) return void done.push(name)
    failed += 1
    if (failed === names.length) all.resolve()
    throw new Error(`${name} is broken`)
  }
  const handlers = Object.fromEntries(names.map((name) => [name, handle(name)]))
  const worker = await startWorker(t.postgres, [{ handlers }], t.log)
  for (const name of names) await enqueue(t.db, { name, payload: {}, maxAttempts: 1 })
  await all.promise
  return {
    done,
    mend() {
      broken = false
    },
    stop: () => worker.stop(),
  }
}

test('tells what runs and what waits, to administrators only', async () => {
  await enqueue(t.db, { name: 'tests.later', payload: {}, runAt: new Date(Date.now() + 3_600_000) })
  const { status, body } = await t.owner.get<Status>('/status')
  expect(status).toBe(200)
  expect(body.processes).toMatchObject([{ pid: process.pid, alive: true, roles: ['web', 'work', 'mail'] }])
  expect(body.jobs).toContainEqual({
    task: 'tests.later',
    ready: 0,
    running: 0,
    later: 1,
    failed: 0,
    oldestSeconds: null,
  })
  expect(body.readers.map((reader) => reader.name)).toContain('search')
  expect(body.database.bytes).toBeGreaterThan(1_000_000)
  expect((await (await t.colleague('supervisor')).get('/status')).status).toBe(403)
})

test('a reader that stands still is late, and says since when', async () => {
  await sql`update events set at = now() - interval '10 minutes'`.execute(t.db)
  const { problems } = await now()
  expect(problems).toContainEqual({ code: 'reader_late', count: expect.any(Number), name: 'search' })
})

test('what a backup came to is told, also where another process made it', async () => {
  await noteBackup(t.db, 12_345)
  await noteFailedBackup(t.db, 'the disk is full')
  const failed = await now()
  expect(failed.backup).toMatchObject({ bytes: 12_345, error: 'the disk is full' })
  expect(failed.problems).toContainEqual({ code: 'backup_failed', count: null, name: 'the disk is full' })
  await noteBackup(t.db, 23_456)
  expect((await now()).backup).toMatchObject({ bytes: 23_456, failedAt: null, error: null })
})

test('jobs that were given up are shown with their error, tried again or forgotten', async () => {
  const jobs = await failing(['tests.one', 'tests.two', 'tests.three'])
  try {
    const list = async (): Promise<FailedJob[]> =>
      (await t.owner.get<{ items: FailedJob[] }>('/status/failed-jobs')).body.items
    const failed = await untilFailed(list, 3)
    expect(failed).toContainEqual(
      expect.objectContaining({ task: 'tests.one', attempts: 1, error: 'tests.one is broken' }),
    )
    expect((await now()).problems).toContainEqual({ code: 'jobs_failed', count: 3, name: null })

    const idOf = (task: string) => failed.find((job) => job.task === task)?.id
    expect((await t.owner.delete(`/status/failed-jobs/${idOf('tests.three')}`)).status).toBe(204)
    jobs.mend()
    expect((await t.owner.post(`/status/failed-jobs/${idOf('tests.one')}/retry`)).status).toBe(204)
    expect((await t.owner.post('/status/failed-jobs/retry')).body).toEqual({ count: 1 })
    await expect.poll(() => jobs.done.toSorted()).toEqual(['tests.one', 'tests.two'])
    expect(await list()).toEqual([])
    const gone = await t.owner.post<{ code: string }>(`/status/failed-jobs/${idOf('tests.one')}/retry`)
    expect(gone.body.code).toBe('not_retriable')
  } finally {
    await jobs.stop()
  }
})

/** The worker writes down the failure a moment after the handler threw. */
async function untilFailed(list: () => Promise<FailedJob[]>, count: number): Promise<FailedJob[]> {
  await expect.poll(async () => (await list()).length).toBe(count)
  return list()
}

import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  backUpTest,
  type EmptyDatabase,
  emptyDatabase,
  everyRow,
  fillWithEverything,
  restoreTest,
  testFolder,
  testKey,
} from '../../testing/keeping.ts'
import { type TestServer, testServer } from '../../testing/server.ts'
import { filesIn } from '../files.ts'
import { isMigrated, knownMigrations, migrate } from '../postgres/migrate.ts'
import { backUp } from './backing-up.ts'
import { currentKey, replaceKey } from './key.ts'
import { silent } from './progress.ts'
import { checkBackup } from './restoring.ts'

let t: TestServer
let folder: Awaited<ReturnType<typeof testFolder>>
let file: string
let to: EmptyDatabase
beforeAll(async () => {
  t = await testServer()
  folder = await testFolder()
  file = join(folder.path, 'backup.tar.zst')
  await fillWithEverything(t)
  await backUpTest(t, file)
  to = await emptyDatabase()
})
beforeEach(() => to.empty())
afterAll(async () => {
  await to.close()
  await t.close()
  await folder.remove()
})

const source = async <T>(
  work: (client: Awaited<ReturnType<TestServer['postgres']['dedicated']>>) => Promise<T>,
) => {
  const client = await t.postgres.dedicated()
  return work(client).finally(() => client.end())
}

test('what is restored is what was there: every row, every file, the key, and the next numbers', async () => {
  const dataDir = join(folder.path, 'restored')
  const done = await restoreTest(to, file, dataDir)

  const before = await source((client) => everyRow({ client }))
  expect(await everyRow(to)).toEqual(before)
  expect(done.rows).toBeGreaterThan(40)
  expect(await isMigrated(to.postgres.db)).toBe(true)

  const restored = filesIn(join(dataDir, 'files'))
  for (const { sha256 } of (await t.postgres.pool.query('select sha256 from files')).rows)
    expect(await restored.readWhole(sha256)).toEqual(await t.files.readWhole(sha256))
  expect(done.files).toBe(before.files?.length)
  expect(await currentKey(undefined, dataDir)).toEqual(testKey)

  const next = `select nextval('tickets_id_seq') as next`
  const expected = (await t.postgres.pool.query(next)).rows
  expect((await to.client.query(next)).rows).toEqual(expected)
})

test('jobs wait in the new place as they did in the old one', async () => {
  await t.postgres.pool.query(`update graphile_worker._private_jobs set attempts = 2 where key = 'k'`)
  const withJobs = join(folder.path, 'jobs.tar.zst')
  await backUpTest(t, withJobs)
  await restoreTest(to, withJobs, join(folder.path, 'jobs'))
  const jobs = `
    select t.identifier, j.payload::text, j.run_at, j.attempts, j.max_attempts, j.key, q.queue_name
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = task_id
    left join graphile_worker._private_job_queues q on q.id = job_queue_id order by 1, 2, 3`
  const before = (await t.postgres.pool.query(jobs)).rows
  expect(before.length).toBeGreaterThan(2)
  expect((await to.client.query(jobs)).rows).toEqual(before)
})

test('a backup of what was restored is the same backup', async () => {
  await restoreTest(to, file, join(folder.path, 'again'))
  const again = join(folder.path, 'again.tar.zst')
  const files = filesIn(join(folder.path, 'again/files'))
  await backUp(to.client, { file: again, files, key: testKey, progress: silent })
  const [one, two] = [await checkBackup(file, silent), await checkBackup(again, silent)]
  expect({ ...two.header, at: '' }).toEqual({ ...one.header, at: '' })
})

test('every table of the schema is in a backup, also one that came yesterday', async () => {
  await t.postgres.pool.query(`
    create table newcomers ("Odd ""name""" text, n int generated always as identity, twice int generated always as (1 + 1) stored)`)
  await t.postgres.pool.query(`insert into newcomers ("Odd ""name""") values ('b'), ('a'), (null)`)
  const more = join(folder.path, 'more.tar.zst')
  await backUpTest(t, more)
  const { header } = await checkBackup(more, silent)
  const tables = await t.postgres.pool.query(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'migrations%'`,
  )
  expect(
    header.tables
      .map(({ name }) => name)
      .filter((name) => !name.includes('.'))
      .sort(),
  ).toEqual(tables.rows.map(({ name }) => name).sort())
  expect(header.tables.find(({ name }) => name === 'newcomers')).toEqual({
    name: 'newcomers',
    columns: ['Odd "name"', 'n'],
    rows: 3,
  })

  // No migration makes it here, so there is no place to put it: said before anything is changed.
  await expect(restoreTest(to, more, join(folder.path, 'more'))).rejects.toThrow(
    'has other tables than migration',
  )
  expect(await everyRow(to)).toEqual({})
  await t.postgres.pool.query('drop table newcomers')
})

test('no column but those of the event log holds a number that means something in one cluster only', async () => {
  const { rows } = await t.postgres.pool.query(`
    select c.relname || '.' || a.attname as column from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
      and (a.atttypid::regtype::text in ('xid', 'xid8', 'oid', 'tid', 'cid', 'pg_lsn', 'pg_snapshot')
           or a.atttypid::regtype::text like 'reg%')
    order by 1`)
  expect(rows.map(({ column }) => column)).toEqual(['event_readers.xact', 'events.xact'])
})

test('a backup from before an upgrade is brought up to date', async () => {
  const old = await emptyDatabase()
  const [first = '', second = ''] = await knownMigrations()
  await migrate(old.postgres.db, first)
  await old.client.query(`insert into settings (company, language) values ('Old Ltd', 'pl')`)
  const before = join(folder.path, 'old.tar.zst')
  await backUp(old.client, { file: before, files: t.files, key: testKey, progress: silent })
  await old.close()

  expect((await checkBackup(before, silent)).header.migrations).not.toContain(second)
  await restoreTest(to, before, join(folder.path, 'old'))
  expect(await isMigrated(to.postgres.db)).toBe(true)
  expect((await everyRow(to)).settings?.[0]).toContain('Old Ltd')
})

test('a database that holds something is refused, naming it, and taken over with force', async () => {
  await restoreTest(to, file, join(folder.path, 'first'))
  const refused = restoreTest(to, file, join(folder.path, 'first'))
  await expect(refused).rejects.toThrow(
    /holds an installation already \(.*tickets.*\), which would be lost: --force/,
  )
  await to.client.query(`update tickets set subject = 'changed since'; create type mood as enum ('good')`)
  await restoreTest(to, file, join(folder.path, 'first'), { force: true })
  expect(await everyRow(to)).toEqual(await source((client) => everyRow({ client })))
})

test('tables of another program are never touched', async () => {
  await to.client.query('create table invoices as select 1')
  const refused = restoreTest(to, file, join(folder.path, 'foreign'), { force: true })
  await expect(refused).rejects.toThrow('holds tables of another program (invoices)')
  expect(await everyRow(to)).toEqual({ invoices: ['(1)'] })
})

test('the key: another one in SECRET_KEY is refused, another one in DATA_DIR is kept beside the restored one', async () => {
  const dataDir = join(folder.path, 'key')
  const setting = { value: 'quite another key than the one of the backup', from: 'setting' } as const
  const refused = restoreTest(to, file, dataDir, { key: setting })
  await expect(refused).rejects.toThrow('SECRET_KEY is not the key of the backup')

  await replaceKey(dataDir, 'the key of before', new Date())
  await restoreTest(to, file, dataDir, { key: await currentKey(undefined, dataDir) })
  expect((await currentKey(undefined, dataDir))?.value).toBe(testKey.value)
  expect((await readdir(dataDir)).some((name) => name.startsWith('secret.key.before-'))).toBe(true)
})

test('a backup is for its owner alone, and takes no name that is in use', async () => {
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  await expect(backUpTest(t, file)).rejects.toThrow('is there already')
  expect((await readdir(folder.path)).filter((name) => name.endsWith('.part'))).toEqual([])
})

test('stored files that are gone are told, and all the rest is in the backup', async () => {
  const missing = Buffer.alloc(32, 7)
  await t.postgres.pool.query('insert into files (sha256, size) values ($1, 5)', [missing])
  const incomplete = join(folder.path, 'incomplete.tar.zst')
  const done = await backUpTest(t, incomplete)
  expect(done.lost).toEqual([missing.toString('hex')])
  expect(await checkBackup(incomplete, silent)).toMatchObject({ lost: done.lost, files: done.files })
  await t.postgres.pool.query('delete from files where sha256 = $1', [missing])
})

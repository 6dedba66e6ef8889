import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fillWithEverything, testKey } from '../../testing/keeping.ts'
import { type TestServer, testServer } from '../../testing/server.ts'
import { backupFolder, keepingJobs } from './jobs.ts'
import { replaceKey } from './key.ts'
import { silent } from './progress.ts'
import { checkBackup } from './restoring.ts'

let t: TestServer
let folder: string
beforeAll(async () => {
  t = await testServer({ settings: { BACKUP_KEEP: '2' } })
  folder = backupFolder(t.config.DATA_DIR)
  await replaceKey(t.config.DATA_DIR, testKey.value, new Date())
  await fillWithEverything(t)
})
afterAll(() => t.close())

const backUpByTheClock = () => keepingJobs(t).handlers['keeping.back_up']?.({}, { number: 1, last: false })

test('the clock makes a backup and keeps the newest of its own; what a person made stays', async () => {
  const byHand = ['podpora-20200101T000000Z.tar.zst', 'before-upgrade.tar.zst']
  const old = [1, 2, 3].map((day) => `scheduled-2020010${day}T000000Z.tar.zst`)
  await mkdir(folder, { recursive: true })
  for (const name of [...byHand, ...old]) await writeFile(join(folder, name), '')
  // What a killed backup has left; no process has this number.
  await writeFile(join(folder, '.scheduled-20200104T000000Z.tar.zst.2147483646.part'), '')

  await backUpByTheClock()

  const names = await readdir(folder)
  const made = names.find((name) => name.startsWith('scheduled-') && !old.includes(name)) as string
  expect(names.toSorted()).toEqual([...byHand, old[2] as string, made].toSorted())
  const { rows } = await checkBackup(join(folder, made), silent)
  expect(rows).toBeGreaterThan(40)
})

test('a backup that fails takes nothing away', async () => {
  const before = await readdir(folder)
  await t.postgres.pool.query('alter table files rename to hidden')
  await expect(backUpByTheClock()).rejects.toThrow()
  await t.postgres.pool.query('alter table hidden rename to files')
  expect(await readdir(folder)).toEqual(before)
})

test('the schedule is cron or off, and anything else is said by the name of the setting', () => {
  const jobs = (pattern: string) => keepingJobs({ ...t, config: { ...t.config, BACKUP_SCHEDULE: pattern } })
  expect(jobs('15 2 * * 1-5').cron).toEqual([{ name: 'keeping.back_up', pattern: '15 2 * * 1-5' }])
  expect(jobs('off').cron).toBeUndefined()
  expect(() => jobs('75 2 * * *')).toThrow(
    'The setting BACKUP_SCHEDULE is "75 2 * * *"; it must be of the form 15 2 * * *, or off.',
  )
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../testing/database.ts'
import { sql } from '../postgres/db.ts'
import { createSecrets } from '../secrets.ts'
import { announceProcess, selectProcesses } from './processes.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t.close())

test('a process is there until it stops, and one that ended without a word is seen to be dead', async () => {
  const first = await announceProcess(t)
  const second = await announceProcess(t)
  expect(await selectProcesses(t.db)).toMatchObject([
    { alive: true, roles: ['web', 'work', 'mail'], pid: process.pid },
    { alive: true },
  ])
  await first.stop()
  await sql`update processes set seen_at = now() - interval '1 minute'`.execute(t.db)
  expect(await selectProcesses(t.db)).toMatchObject([{ id: second.id, alive: false }])
  await second.stop()
})

test('a process with another key than a living one does not start', async () => {
  const living = await announceProcess(t)
  const stranger = { ...t, secrets: createSecrets('a key that was made on another machine') }
  await expect(announceProcess(stranger)).rejects.toThrow(/SECRET_KEY/)
  await living.stop()
  await (await announceProcess(stranger)).stop()
})

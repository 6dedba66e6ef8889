import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  backUpTest,
  type EmptyDatabase,
  emptyDatabase,
  everyRow,
  fillWithEverything,
  restoreTest,
  testFolder,
} from '../../testing/keeping.ts'
import { receive } from '../../testing/mail.ts'
import { type TestServer, testServer } from '../../testing/server.ts'
import { currentKey } from './key.ts'

let t: TestServer
let folder: Awaited<ReturnType<typeof testFolder>>
let to: EmptyDatabase
beforeAll(async () => {
  t = await testServer()
  folder = await testFolder()
  to = await emptyDatabase()
})
afterAll(async () => {
  await to.close()
  await t.close()
  await folder.remove()
})

/** The signal that ended it. */
async function restoreAndDie(file: string, dataDir: string, stage: string): Promise<string | null> {
  const script = new URL('./test-restorer.ts', import.meta.url).pathname
  const args = [script, JSON.stringify(to.connection), file, dataDir, stage]
  const child = spawn(process.execPath, args, { stdio: 'inherit' })
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
  return signal
}

test('a restore that is killed at any stage leaves the database as it was, and the next one succeeds', async () => {
  const dataDir = join(folder.path, 'data')
  const first = join(folder.path, 'first.tar.zst')
  const second = join(folder.path, 'second.tar.zst')
  await receive(t.db, { subject: 'What was there' })
  await backUpTest(t, first)
  await fillWithEverything(t)
  await backUpTest(t, second)

  await restoreTest(to, first, dataDir)
  const before = await everyRow(to)
  for (const stage of ['checking', 'loading', 'verifying']) {
    expect(await restoreAndDie(second, dataDir, stage), stage).toBe('SIGKILL')
    expect(await everyRow(to), stage).toEqual(before)
  }
  expect((await currentKey(undefined, dataDir))?.value).toBeDefined()

  await restoreTest(to, second, dataDir, { force: true })
  const after = await everyRow(to)
  const client = await t.postgres.dedicated()
  expect(after).toEqual(await everyRow({ client }))
  await client.end()
  expect(after).not.toEqual(before)
})

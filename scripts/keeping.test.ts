import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { replaceKey } from '../apps/server/src/platform/keeping/key.ts'
import { atDatabase } from '../apps/server/src/testing/database.ts'
import { fillWithEverything, testFolder, testKey } from '../apps/server/src/testing/keeping.ts'
import { type TestServer, testServer } from '../apps/server/src/testing/server.ts'

let t: TestServer
let folder: Awaited<ReturnType<typeof testFolder>>
beforeAll(async () => {
  t = await testServer()
  folder = await testFolder()
  await fillWithEverything(t)
  await replaceKey(t.config.DATA_DIR, testKey.value, new Date())
})
afterAll(async () => {
  await t.close()
  await folder.remove()
})

/** Runs one of the commands as npm does. */
function begin(command: string, args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(import.meta.dirname, `${command}.ts`), ...args], {
    cwd: folder.path,
    env: { PATH: process.env.PATH, DATA_DIR: 'nothing-here', ...env },
  })
  const ended = Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)]).then(
    ([[code], said, complained]) => ({ code: code as number, said, complained }),
  )
  return { child, ended }
}
const run = (...what: Parameters<typeof begin>) => begin(...what).ended

/** The database of the test, where the commands find it. */
async function settings(): Promise<Record<string, string>> {
  const { rows } = await t.postgres.pool.query('select current_database() as name')
  const at = atDatabase(inject('postgres'), rows[0].name)
  const url =
    typeof at === 'string' ? at : `postgres://${at.user}@localhost:${at.port}/${at.database}?host=${at.host}`
  return { DATABASE_URL: url, DATA_DIR: t.config.DATA_DIR }
}

test('what is not understood ends with 2 and the help, a failure with 1 and one sentence', async () => {
  writeFileSync(join(folder.path, 'letter.txt'), 'Dear all')
  const wrong = [
    await run('restore', []),
    await run('restore', ['a', '--copy', '--send-mail']),
    await run('move', []),
    await run('move', ['--to', 'the moon']),
  ]
  expect(wrong.map(({ code }) => code)).toEqual(wrong.map(() => 2))
  expect(await run('move', ['--help'])).toMatchObject({ code: 0, complained: '' })

  const failed = [
    await run('backup', []),
    await run('restore', ['letter.txt', '--check']),
    await run('move', ['--to', 'embedded']),
    await run('move', ['--to', 'postgres://127.0.0.1:1/none']),
    await run('backup', [], { BACKUP_KEEP: 'all' }),
  ]
  for (const { code, complained } of failed) {
    expect(complained).toMatch(/^[^\n]+[.)]\n$/)
    expect(code).toBe(1)
  }
})

test('a backup is made and checked by command; stored files that are gone make it 3', async () => {
  const env = await settings()
  const made = await run('backup', ['whole.tar.zst'], env)
  expect(made).toMatchObject({
    code: 0,
    said: expect.stringMatching(/whole\.tar\.zst: \d+ rows of \d+ tables/),
  })
  expect(await run('restore', ['whole.tar.zst', '--check'])).toMatchObject({
    code: 0,
    said: expect.stringContaining('whole.tar.zst is whole'),
  })
  // The pool of the test is what a running Podpora looks like.
  const refused = await run('restore', ['whole.tar.zst', '--force'], env)
  expect(refused).toMatchObject({
    code: 1,
    complained: 'Podpora is running on that database: stop it first.\n',
  })

  await t.postgres.pool.query(`insert into files (sha256, size) values ('\\x${'07'.repeat(32)}', 1)`)
  const incomplete = await run('backup', ['incomplete.tar.zst'], env)
  expect(incomplete.code).toBe(3)
  expect(incomplete.complained).toContain('1 stored files are missing or damaged')
  await t.postgres.pool.query(`delete from files where size = 1`)
})

test('stopped in the middle it leaves nothing behind', async () => {
  const client = await t.postgres.dedicated()
  await client.query('begin; lock table tickets in access exclusive mode')
  const { child, ended } = begin('backup', ['stopped.tar.zst'], await settings())
  const waiting = `select from pg_stat_activity
    where datname = current_database() and application_name = 'podpora keeping' and wait_event_type = 'Lock'`
  // Not by that client: in a transaction the list of connections stays as it was first seen.
  while (!(await t.postgres.pool.query(waiting)).rowCount);
  child.kill('SIGTERM')
  await client.query('commit')
  await client.end()
  expect(await ended).toMatchObject({ code: 130, complained: expect.stringContaining('Stopped') })
  expect(readdirSync(folder.path).filter((name) => name.includes('stopped'))).toEqual([])
})

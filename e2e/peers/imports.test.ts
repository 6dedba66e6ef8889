import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { gunzipSync } from 'node:zlib'
import type { Import } from '@podpora/contract/imports'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePorts } from '../../apps/server/src/testing/ports.ts'
import { type Podpora, startPodpora } from './podpora.ts'
import { until } from './waiting.ts'

const total = Number(process.env.IMPORT_TEST_TICKETS) || 50_000
const customers = total / 5
const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'podpora-import-'))
const source = join(folder, 'old-desk.jsonl')
let podpora: Podpora

beforeAll(async () => {
  const [port = 0, smtpPort = 0, relayPort = 0] = await freePorts(3)
  podpora = await startPodpora({ folder, port, smtpPort, relayPort, address: 'help@support.test' })
  await pipeline(Readable.from(oldDesk()), createWriteStream(source))
}, 120_000)
afterAll(async () => {
  await podpora?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** What another desk might have: customers, and tickets with two messages each. */
function* oldDesk(): Generator<string> {
  const at = (day: number) => new Date(Date.UTC(2020, 0, 1 + (day % 1000))).toISOString()
  for (let id = 1; id <= customers; id++)
    yield line({
      type: 'customer',
      id,
      name: `Customer ${id}`,
      addresses: [`c${id}@old.test`],
      createdAt: at(id),
    })
  for (let id = 1; id <= total; id++) {
    const createdAt = at(id)
    const customerId = 1 + (id % customers)
    const asked = {
      id: id * 2,
      kind: 'public',
      direction: 'in',
      author: { kind: 'customer', id: customerId },
      createdAt,
    }
    const answered = {
      id: id * 2 + 1,
      kind: 'public',
      direction: 'out',
      author: { kind: 'agent', id: null, name: 'Ola' },
      createdAt,
    }
    const messages = [
      { ...asked, text: `Kettle ${id} leaks` },
      { ...answered, text: `A gasket for kettle ${id} is on its way` },
    ]
    yield line({
      type: 'ticket',
      id,
      subject: `Kettle ${id}`,
      status: 'closed',
      customerId,
      createdAt,
      messages,
    })
  }
}
const line = (value: object): string => `${JSON.stringify(value)}\n`

const env = () => ({ ...process.env, DATA_DIR: join(folder, 'data'), DATABASE_URL: '', LOG_LEVEL: 'silent' })
const latest = async (): Promise<Import | undefined> =>
  (await podpora.get<{ items: Import[] }>('/imports?limit=1')).items[0]

function importing(): ChildProcess {
  return spawn(process.execPath, ['scripts/import.ts', source, '--origin', 'old'], {
    cwd: root,
    env: env(),
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

/** Everything that is there but the numbers and times that each run gives by itself. */
function exported(): string {
  const file = join(folder, 'out.jsonl.gz')
  execFileSync(process.execPath, ['scripts/export.ts', file], { cwd: root, env: env(), stdio: 'ignore' })
  const [, ...lines] = gunzipSync(execFileSync('cat', [file], { maxBuffer: 1 << 30 }))
    .toString()
    .split('\n')
  return lines.join('\n')
}

test(`${total} tickets, while whoever brings them in is killed again and again, are each there once; and a second time too`, async () => {
  const first = importing()
  const reached = (part: number) =>
    until(
      `${part * 100} % are brought in`,
      async () => {
        const now = await latest()
        return now?.phase === 'tickets' && now.done >= now.total * part
      },
      600_000,
    )
  // The command is killed, then the server that has taken it up, then its database.
  await reached(0.25)
  first.kill('SIGKILL')
  await podpora.kill()
  await reached(0.5)
  await podpora.kill()
  await reached(0.75)
  podpora.killDatabase()
  const finished = () =>
    until(
      'it is finished',
      async () => (await latest().catch(() => undefined))?.state === 'finished',
      600_000,
    )
  await finished()
  const done = await latest()
  expect(done?.results).toMatchObject({
    customers: { made: customers },
    tickets: { made: total, skipped: 0 },
    messages: { made: total * 2 },
  })
  const once = exported()
  expect(once.match(/^\{"type":"ticket"/gm)).toHaveLength(total)

  execFileSync(process.execPath, ['scripts/import.ts', source, '--origin', 'old'], {
    cwd: root,
    env: env(),
    stdio: 'ignore',
  })
  expect((await latest())?.results).toMatchObject({
    customers: { made: 0, updated: 0, unchanged: customers },
    tickets: { made: 0, updated: 0, unchanged: total },
    messages: { made: 0, unchanged: total * 2 },
  })
  expect(exported() === once).toBe(true)
}, 900_000)

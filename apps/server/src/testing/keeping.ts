import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Message } from '@podpora/contract/tickets'
import { inject } from 'vitest'
import { filesIn } from '../platform/files.ts'
import { enqueue } from '../platform/jobs.ts'
import { type BackupDone, backUp } from '../platform/keeping/backing-up.ts'
import { type Opened, openConnection } from '../platform/keeping/places.ts'
import { type Progress, silent } from '../platform/keeping/progress.ts'
import { type RestoreDone, type RestoreOptions, restoreInto } from '../platform/keeping/restoring.ts'
import { createLog } from '../platform/log.ts'
import type { Connection } from '../platform/postgres/db.ts'
import { atDatabase, dropDatabase, type TestDatabase } from './database.ts'
import { receive } from './mail.ts'
import type { TestServer } from './server.ts'

const log = createLog('silent')

/** A folder for a test file's backups and data; `remove` it afterwards. */
export async function testFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'podpora-keeping-'))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

export interface EmptyDatabase extends Opened {
  connection: Connection
  /** As it was when it was made, which is quicker than to make another. */
  empty(): Promise<void>
}

/** A database without anything in it, on the server of the tests. */
export async function emptyDatabase(): Promise<EmptyDatabase> {
  const server = inject('postgres')
  const name = `test_${randomBytes(6).toString('hex')}`
  const admin = await openConnection(server, log)
  await admin.client.query(`create database ${name}`)
  const connection = atDatabase(server, name)
  const opened = await openConnection(connection, log)
  return {
    ...opened,
    connection,
    async empty() {
      await opened.client.query('drop schema if exists public, graphile_worker cascade; create schema public')
    },
    async close() {
      await opened.close()
      await dropDatabase(admin.client, name)
      await admin.close()
    },
  }
}

/** The key that test databases seal with. */
export const testKey = { value: 'a key for tests that nobody else has', from: 'file' } as const

/** Backs a test database up, beside whatever goes on in it. */
export async function backUpTest(
  t: TestDatabase,
  file: string,
  progress: Progress = silent,
): Promise<BackupDone> {
  const client = await t.postgres.dedicated()
  try {
    return await backUp(client, { file, files: t.files, key: testKey, progress })
  } finally {
    await client.end()
  }
}

/** Restores as `npm run restore` does, without anything settled unless told so. */
export const restoreTest = (
  to: Opened,
  file: string,
  dataDir: string,
  more: Partial<RestoreOptions> = {},
): Promise<RestoreDone> =>
  restoreInto(to, {
    file,
    dataDir,
    files: filesIn(join(dataDir, 'files')),
    key: undefined,
    force: false,
    settle: async () => {},
    loss: (holdings) => Object.keys(holdings).join(', ') || undefined,
    progress: silent,
    log,
    ...more,
  })

/** Every row of every table, as PostgreSQL writes it: another way to compare than the one that is tested. */
export async function everyRow({ client }: Pick<Opened, 'client'>): Promise<Record<string, string[]>> {
  const tables = await client.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  )
  const rows: Record<string, string[]> = {}
  for (const { name } of tables.rows) {
    if (name.startsWith('migrations')) continue
    // What the numbers of transactions stand for is compared elsewhere.
    const shown = ['events', 'event_readers'].includes(name) ? `(to_jsonb(t) - 'xact')::text` : 't::text'
    const found = await client.query<{ row: string }>(
      `select ${shown} as row from "${name}" t order by ${shown} collate "C"`,
    )
    rows[name] = found.rows.map(({ row }) => row)
  }
  return rows
}

/** Some of everything: people, mails with files, notes, answers that wait to be sent, jobs, values hard to copy. */
export async function fillWithEverything(t: TestServer): Promise<void> {
  const agent = await t.colleague('agent')
  const hard = 'tab\t, line\nend\r\n, \\N, \\., "quotes", Łódź, Москва, 🖨️ and a backslash \\'
  const { ticketId } = await receive(t.db, {
    subject: hard,
    text: hard,
    html: `<p>${hard}</p>`,
    cc: ['b@x.example'],
  })
  await receive(t.db, { subject: 'Another', from: { address: 'jan@customer.example', name: 'Jan' } })
  await t.owner.post('/mailboxes', { address: 'sales@example.com', brandId: 1, groupId: 1, name: 'Sales' })
  await agent.post<Message>(`/tickets/${ticketId}/messages`, {
    clientId: randomUUID(),
    kind: 'public',
    html: '<p>Have you tried water?</p>',
  })
  const picture = await t.files.put(randomBytes(100_000))
  const empty = await t.files.put(Buffer.alloc(0))
  for (const { sha256, size } of [picture, empty]) {
    await t.postgres.pool.query('insert into files (sha256, size) values ($1, $2)', [sha256, size])
    await t.postgres.pool.query(
      `insert into attachments (message_id, sha256, name, type)
       select min(id), $1, $2, 'image/png' from messages`,
      [sha256, 'Zażółć gęślą jaźń.png'],
    )
    await t.postgres.pool.query(
      `insert into inbound_mails (source, sha256, recipients) values ('smtp', $1, '{"a b",c\\",NULL,""}')`,
      [sha256],
    )
  }
  await t.postgres.pool.query(`insert into attempts (key) values ('x'), ('x'), ('y')`)
  await t.postgres.pool.query(
    `insert into events (kind, actor_kind, data) values ('x', 'system', 'null'), ('x', 'bot', '{"a": [1.50, "\\u0105"]}')`,
  )
  await enqueue(t.db, { name: 'later', payload: { text: hard }, key: 'k', queue: 'q', runAt: new Date(4e12) })
  await enqueue(t.db, { name: 'now', payload: {}, maxAttempts: 3 })
}

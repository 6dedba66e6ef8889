import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { OutgoingMail } from '@podpora/contract/mail'
import type { Message } from '@podpora/contract/tickets'
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest'
import { type Config, readConfig } from './config.ts'
import { disconnectMailboxes } from './domains/mailboxes/disconnecting.ts'
import { putAsideUnsent } from './domains/outbox/putting-aside.ts'
import { runBackup, runMove, runRestore } from './keeping.ts'
import { openAlone, openConnection, type Place } from './platform/keeping/places.ts'
import { silent } from './platform/keeping/progress.ts'
import { inTransaction } from './platform/postgres/db.ts'
import { listening, openBrowser } from './testing/browser.ts'
import { atDatabase } from './testing/database.ts'
import { backUpTest, everyRow, fillWithEverything, restoreTest, testFolder } from './testing/keeping.ts'
import { receive } from './testing/mail.ts'
import { type TestServer, testServer } from './testing/server.ts'

let t: TestServer
let folder: Awaited<ReturnType<typeof testFolder>>
beforeAll(async () => {
  t = await testServer()
  folder = await testFolder()
})
afterAll(async () => {
  await t.close()
  await folder.remove()
})

const configOf = (dataDir: string): Config => readConfig({ DATA_DIR: dataDir }, folder.path)
const embedded = (name: string): Place => ({ dataDir: join(folder.path, name), databaseUrl: undefined })
async function rowsAt(place: Place): Promise<Record<string, string[]>> {
  const opened = await openAlone(place, t.log)
  return everyRow(opened).finally(() => opened.close())
}

test('mail that waits is put aside with its reason, and the answer that it carries knows', async () => {
  const { ticketId } = await receive(t.db)
  const answer = await t.owner.post<Message>(`/tickets/${ticketId}/messages`, {
    clientId: randomUUID(),
    kind: 'public',
    html: '<p>Hello</p>',
  })
  const mails = async (state: string): Promise<OutgoingMail[]> =>
    (await t.owner.get<{ items: OutgoingMail[] }>('/outbox')).body.items.filter(
      ({ delivery }) => delivery.state === state,
    )
  const waiting = (await mails('queued')).length
  expect(waiting).toBeGreaterThan(0)
  expect(await inTransaction(t.db, (trx) => putAsideUnsent(trx, 'Restored.'))).toBe(waiting)
  const failed = await mails('failed')
  const mail = failed.find(({ messageId }) => messageId === answer.body.id)
  expect(mail?.delivery.error).toBe('Restored.')
  expect(failed).toHaveLength(waiting)
  const shown = (await t.owner.get<{ items: Message[] }>(`/tickets/${ticketId}/messages`)).body.items
  expect(shown.find(({ id }) => id === answer.body.id)?.delivery?.state).toBe('failed')
  // And it can be sent after all.
  expect((await t.owner.post(`/outbox/${mail?.id}/retry`)).status).toBeLessThan(300)
})

test('a browser from before a restore is told to fetch anew, and then hears what happens, once', async () => {
  const port = await listening(t)
  const live = await t.podpora.startLive()
  onTestFinished(() => live.stop())
  const before = await openBrowser(port, t.owner)
  const { ticketId } = await receive(t.db)
  await before.event((event) => event.ticketId === ticketId)
  await before.close()
  const file = join(folder.path, 'browser.tar.zst')
  await backUpTest(t, file)
  const { rows } = await t.postgres.pool.query('select current_database() as name')
  const to = await openConnection(atDatabase(inject('postgres'), rows[0].name), t.log)
  await restoreTest(to, file, join(folder.path, 'browser'), { force: true })
  await to.close()

  const after = await openBrowser(port, t.owner, before.cursor)
  await after.frame(({ type }) => type === 'reset')
  const change = { version: 1, changes: { priority: 'high' } }
  expect((await t.owner.patch(`/tickets/${ticketId}`, change)).status).toBe(200)
  await after.event(({ kind }) => kind === 'ticket.changed')
  expect(after.events.map(({ kind }) => kind)).toEqual(['ticket.changed'])

  const again = await openBrowser(port, t.owner, after.cursor)
  await again.frame(({ type }) => type === 'ready')
  for (const browser of [after, again]) await browser.close()
})

test('a copy neither fetches nor sends', async () => {
  await t.postgres.pool.query(
    `update mailboxes set imap = '{"host": "imap.example.com"}', smtp = '{"host": "smtp.example.com"}', state = 'connected'`,
  )
  await inTransaction(t.db, disconnectMailboxes)
  const { rows } = await t.postgres.pool.query('select distinct imap, smtp, state from mailboxes')
  expect(rows).toEqual([{ imap: null, smtp: null, state: 'listening' }])
})

test('the embedded database: backed up while it runs and while it does not, never restored into while it runs, moved', async () => {
  await fillWithEverything(t)
  const file = join(folder.path, 'test.tar.zst')
  await backUpTest(t, file)
  const one = embedded('one')
  const config = configOf(one.dataDir)
  const done = await runRestore(config, { file, force: false, mail: 'put aside', progress: silent })
  expect(done.putAside).toBeGreaterThan(0)
  const rows = await rowsAt(one)
  expect(rows.outgoing_mails?.join()).not.toMatch(/,(queued|sending|held),/)

  const stopped = await runBackup(config, { file: join(folder.path, 'stopped.tar.zst'), progress: silent })
  const owner = await openAlone(one, t.log)
  const running = await runBackup(config, { file: join(folder.path, 'running.tar.zst'), progress: silent })
  expect(running.rows).toBe(stopped.rows)
  // Whoever owns the database still does, and it still runs.
  const again = runRestore(config, { file, force: true, mail: 'send', progress: silent })
  await expect(again).rejects.toThrow('Podpora is already running on DATA_DIR')
  const two = embedded('two')
  const options = { force: false, secretKey: undefined, progress: silent }
  await expect(runMove(one, two, options)).rejects.toThrow('Podpora is already running')
  expect((await owner.client.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await owner.close()

  await runMove(one, two, options)
  expect(await rowsAt(two)).toEqual(rows)
  expect(await rowsAt(one)).toEqual(rows)
  await expect(runMove(one, one, options)).rejects.toThrow('where the installation is already')
  await expect(runMove(one, two, options)).rejects.toThrow('holds an installation already')
  await expect(runMove(embedded('nothing'), two, options)).rejects.toThrow('holds no database')
  await expect(
    runBackup(configOf(join(folder.path, 'nothing')), { file: undefined, progress: silent }),
  ).rejects.toThrow('holds no secret.key')
})

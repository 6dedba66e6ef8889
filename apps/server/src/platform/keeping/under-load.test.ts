import { EventEmitter, once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  backUpTest,
  type EmptyDatabase,
  emptyDatabase,
  restoreTest,
  testFolder,
} from '../../testing/keeping.ts'
import { receive } from '../../testing/mail.ts'
import { type TestServer, testServer } from '../../testing/server.ts'
import { recordEvents, system } from '../events/log.ts'
import { inTransaction, sql } from '../postgres/db.ts'

const backups = 5

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

/** Customers who write, and files that come with it, until told to stop; each ticket is told to `written`. */
async function write(writer: number, isOver: () => boolean, written: () => void): Promise<void> {
  for (let count = 0; !isOver(); count++) {
    const { sha256, size } = await t.files.put(Buffer.from(`${writer} ${count}`.repeat(500)))
    await inTransaction(t.db, async (trx) => {
      await sql`insert into files (sha256, size) values (${sha256}, ${size})`.execute(trx)
      // Of two events one comes before all the rest and one after, as in a long transaction.
      const note = { kind: 'settings.changed', actor: system, data: { pair: true } } as const
      await recordEvents(trx, [note])
      await sql`insert into inbound_mails (source, sha256) values ('smtp', ${sha256})`.execute(trx)
      await recordEvents(trx, [note])
    })
    await receive(t.db, {
      subject: `${writer}/${count}`,
      from: { address: `c${writer}.${count}@x.example`, name: '' },
    })
    written()
  }
}

test('each backup made while others write is one moment of the whole', async () => {
  let over = false
  const tickets = new EventEmitter()
  const writers = Promise.all(
    [1, 2, 3, 4].map((writer) =>
      write(
        writer,
        () => over,
        () => tickets.emit('written'),
      ),
    ),
  )
  const files = Array.from({ length: backups }, (_, i) => join(folder.path, `${i}.tar.zst`))
  const rows: number[] = []
  for (const file of files) {
    // They do write meanwhile, however busy the machine: between any two backups a ticket came in.
    await Promise.race([once(tickets, 'written'), writers])
    rows.push((await backUpTest(t, file)).rows)
  }
  over = true
  await writers
  expect(rows).toEqual([...new Set(rows)].toSorted((a, b) => a - b))

  for (const [i, file] of files.entries()) {
    await to.empty()
    // Foreign keys are put back with a check of every row.
    const done = await restoreTest(to, file, join(folder.path, 'data'))
    const whole = await to.client.query<{ what: string; ok: boolean }>(`
      select 'a message for each event that tells of one' as what,
        not exists (select from events e left join messages m on m.id = e.subject_id
                    where e.kind = 'message.created' and m.id is null) as ok
      union all select 'an event for each ticket, and a message',
        not exists (select from tickets t where not exists (select from events where ticket_id = t.id)
                                          or not exists (select from messages where ticket_id = t.id))
      union all select 'both events of a transaction', (select count(*) from events where data ? 'pair')
                                                        = 2 * (select count(*) from inbound_mails)
      union all select 'no number that will be given again',
        (select last_value from tickets_id_seq) >= (select coalesce(max(id), 0) from tickets)
        and (select last_value from events_id_seq) >= (select coalesce(max(id), 0) from events)
      union all select 'a stored file for each row', (select count(*) from files) = ${done.files}`)
    expect(
      whole.rows.filter(({ ok }) => !ok),
      `backup ${i}`,
    ).toEqual([])
    expect(done.lost).toEqual([])
  }
})

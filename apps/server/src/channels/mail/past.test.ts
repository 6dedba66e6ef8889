import { Readable } from 'node:stream'
import type { TicketRow, TicketView } from '@podpora/contract/tickets'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { all, inTransaction, sql } from '../../platform/postgres/db.ts'
import { acceptMail } from './intake.ts'
import { mailOf, type PostOffice, postOffice } from './testing/post.ts'

let office: PostOffice
beforeAll(async () => {
  office = await postOffice()
  await office.owner.patch('/brands/1', { autoReply: true })
})
afterAll(() => office.close())

let uid = 0
/** As it lies in a mailbox since long ago. */
async function fromPast(raw: string, past: 'solved' | 'open'): Promise<void> {
  const file = await office.files.put(Readable.from([Buffer.from(raw)]))
  await inTransaction(office.db, (trx) =>
    acceptMail(trx, {
      mailboxId: 1,
      source: 'imap',
      externalId: `9.${++uid}`,
      sender: '',
      recipients: ['support@example.com'],
      file,
      past,
    }),
  )
}
const old = (more: Record<string, string>) =>
  mailOf({ Date: 'Tue, 4 Mar 2025 10:00:00 +0000', From: 'Ewa <ewa@example.pl>', ...more })
const tickets = async (): Promise<TicketRow[]> => {
  const list = (view: string) => office.owner.get<{ items: TicketRow[] }>(`/tickets?view=${view}&limit=100`)
  return (await Promise.all(['open', 'solved'].map(list))).flatMap(({ body }) => body.items)
}
const called = async (subject: string): Promise<TicketRow | undefined> =>
  (await tickets()).find((ticket) => ticket.subject === subject)

test('a mail of the past becomes a solved ticket of its own time, and its answer belongs to it', async () => {
  await fromPast(old({ Subject: 'Long ago', 'Message-ID': '<past-1@example.pl>' }), 'solved')
  await fromPast(
    old({
      Subject: 'Re: Long ago',
      Date: 'Wed, 5 Mar 2025 10:00:00 +0000',
      'Message-ID': '<past-2@example.pl>',
      'In-Reply-To': '<past-1@example.pl>',
    }),
    'solved',
  )
  await office.settled()
  const ticket = await called('Long ago')
  expect(ticket).toMatchObject({
    status: 'solved',
    customerName: 'Ewa',
    createdAt: '2025-03-04T10:00:00.000Z',
    updatedAt: '2025-03-05T10:00:00.000Z',
  })
  const { body } = await office.owner.get<TicketView>(`/tickets/${ticket?.id}`)
  expect(body.messages.map((message) => message.createdAt)).toEqual([
    '2025-03-04T10:00:00.000Z',
    '2025-03-05T10:00:00.000Z',
  ])
})

test('one that is to be worked on is open; a date that is to come is not believed', async () => {
  await fromPast(
    old({ Subject: 'Still open', From: 'Jan <jan@example.pl>', Date: 'Fri, 1 Jan 2999 10:00:00 +0000' }),
    'open',
  )
  await office.settled()
  const ticket = await called('Still open')
  expect(ticket?.status).toBe('open')
  expect(Date.parse(ticket?.createdAt ?? '')).toBeLessThanOrEqual(Date.now())
})

test('nobody is told of them: no answer goes out and no reader of the log comes by; a new mail does', async () => {
  expect(await office.outbox()).toEqual([])
  const events = await all(
    office.db,
    sql`select from events where kind in ('ticket.created', 'message.created') and xact <> '0'::xid8`,
  )
  expect(events).toEqual([])
  await office.post(mailOf({ Subject: 'Today' }))
  await office.settled()
  expect(await office.outbox()).toMatchObject([
    { kind: 'auto_reply', subject: expect.stringContaining('Today') },
  ])
})

test('one that is here already changes nothing', async () => {
  const before = (await tickets()).length
  await fromPast(old({ Subject: 'Long ago', 'Message-ID': '<past-1@example.pl>' }), 'solved')
  await office.settled()
  expect(await tickets()).toHaveLength(before)
  expect((await office.inbound())[0]).toMatchObject({ state: 'duplicate' })
})

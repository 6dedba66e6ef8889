import type { ListedSender } from '@podpora/contract/junk'
import type { TicketRow, TicketView } from '@podpora/contract/tickets'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { purgeDeletedTickets } from '../../../domains/tickets/purging.ts'
import { sql } from '../../../platform/postgres/db.ts'
import { mailOf, type PostOffice, postOffice } from '../testing/post.ts'

let office: PostOffice
beforeAll(async () => {
  office = await postOffice()
})
afterAll(() => office.close())

/** Sends a mail and gives the ticket that it became. */
async function arrive(headers: Record<string, string>): Promise<TicketRow> {
  expect(await office.post(mailOf(headers))).toBe(250)
  await office.settled()
  const [newest] = await office.inbound()
  return (await office.owner.get<TicketView>(`/tickets/${newest?.ticketId}`)).body.ticket
}
const inView = async (view: string): Promise<number[]> =>
  (await office.owner.get<{ items: TicketRow[] }>(`/tickets?view=${view}&limit=100`)).body.items.map(
    ({ id }) => id,
  )
const junk = { 'X-Spam-Flag': 'YES' }

test('what the filter calls junk stands in Junk alone, and nobody is answered', async () => {
  const before = (await office.outbox()).length
  const ticket = await arrive({ ...junk, From: 'Winner <win@lottery.example>' })
  expect(ticket).toMatchObject({ junkWhy: 'flagged', deletedAt: expect.any(String) })
  expect(await inView('junk')).toContain(ticket.id)
  for (const view of ['open', 'unassigned', 'deleted']) expect(await inView(view)).not.toContain(ticket.id)
  expect((await office.outbox()).length).toBe(before)
})

test('not junk: it comes in as a new one, and its sender is known to be none', async () => {
  const ticket = await arrive({ ...junk, From: 'Ola <ola@shop.example>' })
  const { body } = await office.owner.post<TicketRow>(`/tickets/${ticket.id}/not-junk`, { learn: true })
  expect(body).toMatchObject({ junkAt: null, junkWhy: null, deletedAt: null, status: 'new' })
  expect(Date.parse(body.waitingSince as string)).toBeGreaterThan(Date.parse(body.createdAt))
  expect(await inView('open')).toContain(ticket.id)
  expect(await inView('junk')).not.toContain(ticket.id)
  expect(await arrive({ ...junk, From: 'Ola <ola@shop.example>' })).toMatchObject({ junkAt: null })
})

test('junk: the ticket goes, its sender is blocked, and undone it is as it was', async () => {
  const agent = await office.colleague('agent')
  const ticket = await arrive({ From: 'Seller <sell@offers.example>' })
  expect((await agent.post(`/tickets/${ticket.id}/junk`, { learn: true })).status).toBe(200)
  expect(await inView('open')).not.toContain(ticket.id)
  expect(await arrive({ From: 'Seller <sell@offers.example>' })).toMatchObject({ junkWhy: 'blocked' })
  // Whoever put it there may take it back, though they no longer see it.
  expect((await agent.get(`/tickets/${ticket.id}`)).status).toBe(404)
  expect((await agent.post(`/tickets/${ticket.id}/not-junk`, { learn: false })).status).toBe(200)
  expect(await arrive({ From: 'Seller <sell@offers.example>' })).toMatchObject({ junkAt: null })
})

test('a customer whom we have helped is not lost by a filter', async () => {
  const first = await arrive({ From: 'Jan <jan@client.example>' })
  await office.owner.patch(`/tickets/${first.id}`, { version: first.version, changes: { status: 'solved' } })
  await office.owner.post('/listed-senders', { list: 'block', entry: '@Lottery.example' })
  expect(await arrive({ ...junk, From: 'Jan <jan@client.example>' })).toMatchObject({ junkAt: null })
  expect(await arrive({ From: 'x <x@mail.lottery.example>' })).toMatchObject({ junkWhy: 'blocked' })
  const { body } = await office.owner.get<ListedSender[]>('/listed-senders')
  expect(body).toContainEqual(
    expect.objectContaining({ entry: '@lottery.example', list: 'block', createdBy: 'Olga Owner' }),
  )
})

test('junk is purged after the days of the settings, and what was deleted by hand keeps its own', async () => {
  const old = await arrive({ ...junk, From: 'a@lottery2.example' })
  const other = await arrive({ From: 'b@fine.example' })
  await office.owner.delete(`/tickets/${other.id}`)
  await office.owner.patch('/settings', { junkDays: 2 })
  await sql`update tickets set deleted_at = now() - interval '3 days' where id in (${old.id}, ${other.id})`.execute(
    office.db,
  )
  await purgeDeletedTickets(office.db, { mail: office.podpora.mail.channel })
  expect((await office.owner.get(`/tickets/${old.id}`)).status).toBe(404)
  expect((await office.owner.get(`/tickets/${other.id}`)).status).toBe(200)
})

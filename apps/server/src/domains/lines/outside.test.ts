import { randomUUID } from 'node:crypto'
import type { PassTicket, Way } from '@podpora/contract/passing'
import type { Directory, Group } from '@podpora/contract/people'
import { api } from '@podpora/contract/routes'
import type { Message, TicketRow, TicketView } from '@podpora/contract/tickets'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../platform/postgres/db.ts'
import { listening, openBrowser } from '../../testing/browser.ts'
import { eventsSince } from '../../testing/events.ts'
import { receive } from '../../testing/mail.ts'
import { type TestServer, testServer, type Visitor } from '../../testing/server.ts'
import { takeEvents } from '../notifications/reading.ts'

let t: TestServer
let vendor: Group
let contractor: Visitor
let agent: Visitor
beforeAll(async () => {
  t = await testServer()
  await t.owner.post('/fields', { key: 'contract', type: 'text', name: 'Contract' })
  vendor = (await t.owner.post<Group>('/groups', { name: 'Vendor', memberIds: [] })).body
  agent = await t.colleague('agent')
  contractor = await t.colleague('contractor', { groupIds: [vendor.id], name: 'Vera Vendor' })
})
afterAll(() => t.close())

/** Stands in everything that is not passed on, wherever it is kept. */
const secret = 'Zanzibar'

async function secretTicket(): Promise<number> {
  const { ticketId } = await receive(t.db, {
    subject: 'The reader is broken',
    from: { address: 'zanzibar@customer.example', name: `${secret} Anna` },
    text: `My password is ${secret}`,
  })
  const write = (kind: string, html: string) =>
    agent.post(`/tickets/${ticketId}/messages`, { clientId: randomUUID(), kind, html })
  await write('note', `<p>${secret} pays late</p>`)
  await write('public', `<p>Dear ${secret}</p>`)
  const { version } = (await t.owner.get<TicketView>(`/tickets/${ticketId}`)).body.ticket
  const changes = { tags: [secret], custom: { contract: secret } }
  expect((await t.owner.patch(`/tickets/${ticketId}`, { version, changes })).status).toBe(200)
  await t.owner.post(`/tickets/${ticketId}/checklist`, { items: [{ clientId: randomUUID(), text: secret }] })
  return ticketId
}

async function pass(id: number, shares: PassTicket['shares'] = 'note'): Promise<void> {
  const { version } = (await t.owner.get<TicketView>(`/tickets/${id}`)).body.ticket
  const body = { clientId: randomUUID(), version, groupId: vendor.id, reasonId: null, shares }
  const { status } = await t.owner.post(`/tickets/${id}/pass`, { ...body, html: '<p>Reader 5 is broken</p>' })
  expect(status).toBe(200)
}
const shown = async (id: number) => (await contractor.get<TicketView>(`/tickets/${id}`)).body

test('people from outside see nothing but what was passed to them, and it goes when it is returned', async () => {
  const id = await secretTicket()
  const { ticketId: free } = await receive(t.db, { groupId: null })
  expect((await contractor.get(`/tickets/${id}`)).status).toBe(404)
  expect((await contractor.get(`/tickets/${free}`)).status).toBe(404)
  await pass(id)
  const { body } = await contractor.get<{ items: TicketRow[] }>('/tickets?view=open')
  expect(body.items.map((row) => row.id)).toEqual([id])
  const version = body.items[0]?.version
  const back = { clientId: randomUUID(), version, reasonId: null, html: '<p>It was the cable</p>' }
  expect((await contractor.post(`/tickets/${id}/return`, back)).status).toBe(200)
  expect((await contractor.get(`/tickets/${id}`)).status).toBe(404)
})

test('of a ticket they see the note alone, or the conversation where that was passed on; never notes of others', async () => {
  const [alone, whole] = [await secretTicket(), await secretTicket()]
  await pass(alone)
  await pass(whole, 'conversation')
  await contractor.post(`/tickets/${alone}/messages`, {
    clientId: randomUUID(),
    kind: 'note',
    html: '<p>A new one is on its way</p>',
  })
  expect((await shown(alone)).messages.map(({ text }) => text)).toEqual([
    'Reader 5 is broken',
    'A new one is on its way',
  ])
  expect((await shown(whole)).messages.map(({ kind }) => kind)).toEqual(['public', 'public', 'note'])
  expect((await shown(whole)).history).toEqual([])
})

test('no door of the API tells what was not passed on', async () => {
  const id = await secretTicket()
  await pass(id)
  const { messages } = (await t.owner.get<TicketView>(`/tickets/${id}`)).body
  const ids = [id, ...messages.map((message) => message.id), 1]
  const told: string[] = []
  for (const { method, url } of t.podpora.routes) {
    if (method !== 'GET' || !url.startsWith(`${api}/`)) continue
    for (const one of url.includes(':id') ? ids : [0]) {
      const path = url.slice(api.length).replace(':id', String(one)).replace(/:\w+/g, '1')
      const { body } = await contractor.get(path)
      if (JSON.stringify(body ?? '').includes(secret)) told.push(path)
    }
  }
  await sql`
    insert into draws (ticket_id, over, state, unit, amount, day)
    values (${id}, true, 'asked', 'visits', 1, current_date)
  `.execute(t.db)
  const filtered = (filter: object) => `/tickets?filter=${encodeURIComponent(JSON.stringify([filter]))}`
  for (const path of [
    `/search?q=${secret}`,
    filtered({ field: 'tags', op: 'any', values: [secret] }),
    filtered({ field: 'agreement', op: 'is', values: [true] }),
  ])
    expect((await contractor.get<{ items: unknown[] }>(path)).body.items, path).toEqual([])
  expect(told).toEqual([])
})

test('attachments and single messages ask the same question', async () => {
  const id = await secretTicket()
  await pass(id)
  const { messages } = (await t.owner.get<TicketView>(`/tickets/${id}`)).body
  const page = (await contractor.get<{ items: Message[] }>(`/tickets/${id}/messages`)).body.items
  expect(page.map(({ text }) => text)).toEqual(['Reader 5 is broken'])
  expect(messages.length).toBeGreaterThan(page.length)
})

test('a live window tells that something happened, and nothing of what', async () => {
  const port = await listening(t)
  const live = await t.podpora.startLive()
  const id = await secretTicket()
  const browser = await openBrowser(port, contractor)
  await pass(id)
  await agent.get('/session')
  await t.owner.post(`/tickets/${id}/messages`, {
    clientId: randomUUID(),
    kind: 'note',
    html: `<p>${secret}</p>`,
  })
  await browser.event((event) => event.kind === 'message.created' && event.ticketId === id)
  const { ticketId: last } = await receive(t.db, { groupId: vendor.id, subject: 'Later' })
  await browser.event((event) => event.ticketId === last)
  expect(JSON.stringify(browser.events)).not.toContain(secret)
  await browser.close()
  await live.stop()
})

test('nobody from outside is told of a message', async () => {
  const id = await secretTicket()
  await pass(id)
  await t.owner.post(`/tickets/${id}/messages`, {
    clientId: randomUUID(),
    kind: 'note',
    html: `<p>${secret}</p>`,
    mentions: [contractor.id],
  })
  await takeEvents(t.db, await eventsSince(t.db))
  const { body } = await contractor.get<{ items: { kind: string }[] }>('/notifications')
  expect(body.items.map(({ kind }) => kind).filter((kind) => kind !== 'new_in_group')).toEqual([])
  expect(JSON.stringify(body)).not.toContain(secret)
})

test('they know their own group and who is in it, accept what comes, and pass nothing on', async () => {
  const { groups, agents } = (await contractor.get<Directory>('/directory')).body
  expect(groups.map(({ id }) => id)).toEqual([vendor.id])
  expect(agents.map(({ id }) => id)).toEqual([contractor.id])
  const id = await secretTicket()
  await pass(id)
  expect((await contractor.post<TicketRow>(`/tickets/${id}/accept`)).body.assigneeId).toBe(contractor.id)
  const { version } = (await shown(id)).ticket
  const on = { clientId: randomUUID(), version, groupId: 1, reasonId: null, html: '' }
  expect((await contractor.post(`/tickets/${id}/pass`, on)).status).toBe(403)
  const answer = { clientId: randomUUID(), kind: 'public', html: '<p>Hello</p>' }
  expect((await contractor.post(`/tickets/${id}/messages`, answer)).status).toBe(403)
  expect((await contractor.get<Way>(`/tickets/${id}/way`)).body.passages).toHaveLength(1)
})

import { randomUUID } from 'node:crypto'
import type { ComplaintsOfTicket } from '@podpora/contract/complaints'
import type { Problem } from '@podpora/contract/errors'
import { api } from '@podpora/contract/routes'
import type { TicketRow, TicketView } from '@podpora/contract/tickets'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { all, inTransaction, sql } from '../../platform/postgres/db.ts'
import { listening, openBrowser } from '../../testing/browser.ts'
import { eventsSince } from '../../testing/events.ts'
import { receive } from '../../testing/mail.ts'
import { type TestServer, testServer, type Visitor } from '../../testing/server.ts'
import { exportLines } from '../exports/exporting.ts'
import { createFilling } from '../live/filling.ts'
import { takeEvents } from '../notifications/reading.ts'
import { takeEvents as takeForWebhooks } from '../webhooks/reading.ts'
import { showForgotten } from './concealing.ts'
import { managerToken } from './signing.ts'

let t: TestServer
let agent: Visitor
let concerned: Visitor
let outside: Visitor
let port: number
beforeAll(async () => {
  t = await testServer({ settings: { WEBHOOK_ALLOW_PRIVATE: '127.0.0.1' } })
  agent = await t.colleague('agent', { name: 'Adam Agent' })
  concerned = await t.colleague('supervisor', { name: 'Sonia Concerned' })
  outside = await t.colleague('supervisor', { name: 'Olek Outside', groupIds: [] })
  port = await listening(t)
})
afterAll(() => t.close())

/** Stands in everything of a complaint. */
const secret = 'Zanzibar'

/** A ticket that these two and the owner had a part in. */
async function matter(): Promise<number> {
  const address = `${randomUUID()}@customer.example`
  const { ticketId } = await receive(t.db, { from: { address, name: 'Anna' } })
  const write = (who: Visitor, kind: string) =>
    who.post(`/tickets/${ticketId}/messages`, { clientId: randomUUID(), kind, html: '<p>So it is</p>' })
  await write(agent, 'public')
  await write(concerned, 'note')
  return ticketId
}
const page = (ticketId: number) => `/manager/${managerToken(t.secrets, ticketId)}`
const send = (url: string, text: string, once: string = randomUUID()) =>
  t.podpora.app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ once, text }).toString(),
  })
const newest = async (): Promise<TicketRow> =>
  (await outside.get<{ items: TicketRow[] }>('/tickets?view=open&limit=1')).body.items[0] as TicketRow

async function complain(about: number, text = `They said ${secret} to me`): Promise<TicketRow> {
  expect((await send(page(about), text)).statusCode).toBe(303)
  return newest()
}

test('a letter to the manager becomes a complaint that a supervisor outside the matter reads', async () => {
  const about = await matter()
  const shown = await t.podpora.app.inject(page(about))
  expect(shown.statusCode).toBe(200)
  expect(shown.body).toContain('Write to a manager')
  const row = await complain(about)
  expect(row).toMatchObject({
    kind: 'complaint',
    groupId: null,
    lineId: null,
    concealedFrom: [agent.id, concerned.id],
  })
  const { own } = (await outside.get<ComplaintsOfTicket>(`/tickets/${row.id}/complaints`)).body
  expect(own).toMatchObject({ aboutTicketId: about, way: 'page', about: [agent.id, concerned.id] })
  expect((await outside.get<ComplaintsOfTicket>(`/tickets/${about}/complaints`)).body.about).toEqual([row.id])
  expect((await concerned.get<ComplaintsOfTicket>(`/tickets/${about}/complaints`)).body.about).toEqual([])
  const after = await t.podpora.app.inject(`${page(about)}?sent=1`)
  expect(after.body).toContain(`its number is ${row.id}`)
  expect(after.body).not.toContain(secret)
})

test('sent twice it is one letter; more goes on in the same complaint; a wrong link opens nothing', async () => {
  const about = await matter()
  const once = randomUUID()
  await Promise.all([send(page(about), 'Once', once), send(page(about), 'Once', once)])
  const first = await newest()
  await send(page(about), 'And this as well')
  const { messages } = (await outside.get<TicketView>(`/tickets/${first.id}`)).body
  expect(messages.map(({ text }) => text)).toEqual(['Once', 'And this as well'])
  const wrong = page(about).replace(`t${about}`, `t${about + 1}`)
  expect((await t.podpora.app.inject(wrong)).statusCode).toBe(404)
  expect((await send(wrong, 'x')).statusCode).toBe(404)
  for (let i = 0; i < 8; i++) await send(page(about), `Letter ${i}`)
  expect((await send(page(about), 'One more')).statusCode).toBe(429)
})

describe('a complaint is told by no door', () => {
  let row: Awaited<ReturnType<typeof complain>>
  let ids: number[]
  let live: Awaited<ReturnType<typeof t.podpora.startLive>>
  let browser: Awaited<ReturnType<typeof openBrowser>>
  let colleague: Visitor
  beforeAll(async () => {
    colleague = await t.colleague('agent')
    const about = await matter()
    live = await t.podpora.startLive()
    browser = await openBrowser(port, concerned)
    row = await complain(about)
    const answer = { clientId: randomUUID(), kind: 'public', html: `<p>${secret} is no word of ours</p>` }
    expect((await outside.post(`/tickets/${row.id}/messages`, answer)).status).toBe(201)
    const mentioning = {
      clientId: randomUUID(),
      kind: 'note',
      html: `<p>${secret}</p>`,
      mentions: [concerned.id],
    }
    await outside.post(`/tickets/${row.id}/messages`, mentioning)
    const { messages } = (await outside.get<TicketView>(`/tickets/${row.id}`)).body
    const mails = await all(
      t.db,
      sql<{ id: number }>`select id from outgoing_mails where ticket_id = ${row.id}`,
    )
    expect(mails).toHaveLength(1)
    await takeEvents(t.db, await eventsSince(t.db))
    ids = [row.id, about, row.customerId, ...messages.map(({ id }) => id), ...mails.map(({ id }) => id)]
  })
  afterAll(async () => {
    await browser.close()
    await live.stop()
  })

  const excluded = {
    'an agent of the group': () => agent,
    'whom it is about': () => concerned,
    'a new colleague': () => colleague,
  }
  test.each(Object.entries(excluded))('to %s', async (_, person) => {
    const who = person()
    const told: string[] = []
    for (const { method, url } of t.podpora.routes) {
      if (method !== 'GET' || !url.startsWith(`${api}/`)) continue
      for (const one of url.includes(':id') ? ids : [0]) {
        const path = url.slice(api.length).replace(':id', String(one)).replace(/:\w+/g, '1')
        if (JSON.stringify((await who.get(path)).body ?? '').includes(secret)) told.push(path)
      }
    }
    expect(told).toEqual([])
    expect((await who.get(`/tickets/${row.id}`)).status).toBe(404)
    const filter = encodeURIComponent(JSON.stringify([{ field: 'complaint', op: 'is', values: [true] }]))
    for (const path of [`/tickets?filter=${filter}`, `/search?q=${secret}`, `/notifications`])
      expect(JSON.stringify((await who.get(path)).body), path).not.toContain(secret)
  })

  test('nor by what is live, to whom it is about', async () => {
    const { ticketId: later } = await receive(t.db, { subject: 'Later' })
    await browser.event((event) => event.ticketId === later)
    expect(JSON.stringify(browser.events)).not.toContain(secret)
    expect(browser.events.filter((event) => event.ticketId === row.id)).toEqual([])
  })

  test('but whoever looks after complaints is told', async () => {
    const { items } = (await outside.get<{ items: { ticketId: number; kind: string }[] }>('/notifications'))
      .body
    expect(items).toContainEqual(expect.objectContaining({ ticketId: row.id, kind: 'complaint' }))
  })
})

test('exports and webhooks leave complaints out', async () => {
  await t.owner.post('/webhooks', { name: 'All', url: 'http://127.0.0.1:9/hook', kinds: null })
  await complain(await matter(), `${secret} again`)
  const events = await eventsSince(t.db)
  await takeForWebhooks(
    t,
    createFilling(t.db, async () => []),
    events,
  )
  const deliveries = await all(t.db, sql<{ body: string }>`select body from webhook_deliveries`)
  expect(deliveries.length).toBeGreaterThan(0)
  expect(JSON.stringify(deliveries)).not.toContain(secret)
  const client = await t.postgres.dedicated()
  let lines = ''
  for await (const line of exportLines(client)) lines += line
  await client.end()
  expect(lines).toContain('The printer is on fire')
  expect(lines).not.toContain(secret)
})

test('it is not deleted, merged away, split or purged, whoever wishes it', async () => {
  const row = await complain(await matter())
  const other = await matter()
  const [, owner] = [outside, t.owner]
  const { messages } = (await outside.get<TicketView>(`/tickets/${row.id}`)).body
  const split = {
    clientId: randomUUID(),
    messageId: messages[0]?.id,
    andLater: false,
    subject: 'Away',
    customer: 'ticket',
  }
  const refused = [
    await outside.delete<Problem>(`/tickets/${row.id}`),
    await owner.delete<Problem>(`/tickets/${row.id}`),
    await outside.post<Problem>(`/tickets/${row.id}/merge`, { into: other }),
    await outside.post<Problem>(`/tickets/${other}/merge`, { into: row.id }),
    await outside.post<Problem>(`/tickets/${row.id}/split`, split),
  ]
  expect(refused.map(({ body }) => body.code)).toEqual(Array(5).fill('complaint_stays'))
  // Nor does the database let a program do it.
  await expect(sql`update tickets set deleted_at = now() where id = ${row.id}`.execute(t.db)).rejects.toThrow(
    'complaints_stay',
  )
  await expect(sql`delete from tickets where id = ${row.id}`.execute(t.db)).rejects.toThrow()
  const change = (who: Visitor, changes: object) =>
    who.patch<Problem>(`/tickets/${row.id}`, { version: row.version, changes })
  expect((await change(concerned, { status: 'solved' })).status).toBe(404)
  expect((await change(outside, { assigneeId: concerned.id })).body.fields?.[0]?.field).toBe('assigneeId')
  expect((await change(outside, { status: 'solved' })).status).toBe(200)
})

test('whoever names themselves leaves the matter, and cannot come back', async () => {
  const row = await complain(await matter())
  const named = await outside.post<{ about: number[] }>(`/tickets/${row.id}/complaint/people`, {
    agentIds: [outside.id],
  })
  expect(named.body.about).toContain(outside.id)
  expect((await outside.get(`/tickets/${row.id}`)).status).toBe(404)
  expect((await t.owner.get(`/tickets/${row.id}`)).status).toBe(200)
})

test('where nobody else is left, the owners read it', async () => {
  const row = await complain(await matter())
  await t.owner.post(`/tickets/${row.id}/complaint/people`, { agentIds: [outside.id, t.owner.id] })
  expect((await t.owner.get<TicketView>(`/tickets/${row.id}`)).body.ticket.concealedFrom).not.toContain(
    t.owner.id,
  )

  const second = await complain2(t.owner)
  await sql`update agents set state = 'disabled' where id = ${outside.id}`.execute(t.db)
  expect((await t.owner.get(`/tickets/${second}`)).status).toBe(404)
  await showForgotten(t.db)
  expect((await t.owner.get(`/tickets/${second}`)).status).toBe(200)
  await sql`update agents set state = 'active' where id = ${outside.id}`.execute(t.db)
})

/** A complaint about the owner too. */
async function complain2(who: Visitor): Promise<number> {
  const about = await matter()
  await who.post(`/tickets/${about}/messages`, { clientId: randomUUID(), kind: 'note', html: '<p>Hm</p>' })
  return (await complain(about)).id
}

test('a mail to the address for complaints is about the ticket it answers, or about who served its sender', async () => {
  const about = await matter()
  const { customerId } = (await outside.get<TicketView>(`/tickets/${about}`)).body.ticket
  const [{ address }] = (await all(
    t.db,
    sql<{ address: string }>`select address from identities where customer_id = ${customerId}`,
  )) as [{ address: string }]
  const from = { address, name: 'Anna' }
  const named = await receive(t.db, { from, door: 'complaints', claims: [about], text: secret })
  const row = (await outside.get<TicketView>(`/tickets/${named.ticketId}`)).body.ticket
  expect(row.concealedFrom).toEqual([agent.id, concerned.id])
  const bare = await receive(t.db, { from, door: 'complaints', text: secret })
  expect((await agent.get(`/tickets/${bare.ticketId}`)).status).toBe(404)
  expect((await outside.get<TicketView>(`/tickets/${bare.ticketId}`)).body.ticket.concealedFrom).toEqual([
    agent.id,
    concerned.id,
  ])
  // A stranger who names the ticket says nothing of who served them.
  const stranger = { address: 'else@stranger.example', name: '' }
  const other = await receive(t.db, { from: stranger, door: 'complaints', claims: [about] })
  expect((await outside.get<TicketView>(`/tickets/${other.ticketId}`)).body.ticket.concealedFrom).toEqual([])
})

test('an answer to a closed complaint goes on as a complaint', async () => {
  const row = await complain(await matter())
  await inTransaction(t.db, (trx) =>
    sql`update tickets set status = 'closed' where id = ${row.id}`.execute(trx),
  )
  const [{ address }] = (await all(
    t.db,
    sql<{ address: string }>`select address from identities where customer_id = ${row.customerId}`,
  )) as [{ address: string }]
  const { ticketId } = await receive(t.db, { from: { address, name: '' }, claims: [row.id], text: secret })
  expect(ticketId).not.toBe(row.id)
  expect((await agent.get(`/tickets/${ticketId}`)).status).toBe(404)
  const { own } = (await outside.get<ComplaintsOfTicket>(`/tickets/${ticketId}/complaints`)).body
  expect(own?.about).toEqual([agent.id, concerned.id])
})

test('under an answer stands the way to a manager, where the brand wishes it', async () => {
  const about = await matter()
  const answered = async () => {
    const body = { clientId: randomUUID(), kind: 'public', html: '<p>Done</p>' }
    await agent.post(`/tickets/${about}/messages`, body)
    const mail = sql<{
      text: string
      html: string
    }>`select text, html from outgoing_mails order by id desc limit 1`
    return (await all(t.db, mail))[0]
  }
  expect((await answered())?.text).not.toContain('/manager/')
  await t.owner.patch('/brands/1', { complaintLink: true })
  const mail = await answered()
  expect(mail?.text).toContain(page(about))
  expect(mail?.html).toContain(`${page(about)}">Not content? Write to a manager</a>`)
})

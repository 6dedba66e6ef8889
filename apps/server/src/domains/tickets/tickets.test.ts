import { randomUUID } from 'node:crypto'
import type { Problem } from '@podpora/contract/errors'
import type { Message, TicketRow, TicketView } from '@podpora/contract/tickets'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../platform/postgres/db.ts'
import { receive } from '../../testing/mail.ts'
import { type TestServer, testServer, type Visitor } from '../../testing/server.ts'

let t: TestServer
let agent: Visitor
beforeAll(async () => {
  t = await testServer()
  agent = await t.colleague('agent')
})
afterAll(() => t.close())

const view = async (id: number, who = agent) => (await who.get<TicketView>(`/tickets/${id}`)).body
const answer = (more: object = {}) => ({
  clientId: randomUUID(),
  kind: 'public',
  html: '<p>Hello</p>',
  ...more,
})

/** Changes a ticket as a person would who, refused, looks at what is so now and wishes it again. */
async function change(who: Visitor, id: number, changes: object): Promise<void> {
  let { version } = (await view(id, who)).ticket
  for (;;) {
    const { status, body } = await who.patch<Problem>(`/tickets/${id}`, { version, changes })
    if (status === 200) return
    expect(body.code).toBe('changed_meanwhile')
    const { version: now } = body.current as TicketRow
    expect(now).toBeGreaterThan(version)
    version = now
  }
}

describe('a message from outside', () => {
  test('makes a new ticket and a customer', async () => {
    const { ticketId, outcome } = await receive(t.db)
    expect(outcome).toBe('created')
    const { ticket, messages, history } = await view(ticketId)
    expect(ticket).toMatchObject({
      status: 'new',
      customerName: 'Anna Nowak',
      lastFrom: 'customer',
      version: 1,
    })
    expect(ticket.waitingSince).not.toBeNull()
    expect(messages).toMatchObject([
      { direction: 'in', text: 'Please help.', author: { name: 'Anna Nowak' } },
    ])
    expect(history.map((line) => line.kind)).toEqual(['ticket.created'])
  })

  test('arrives once, however often and however concurrently it comes', async () => {
    const externalId = '<same@customer.example>'
    const arrivals = await Promise.all(Array.from({ length: 12 }, () => receive(t.db, { externalId })))
    expect(arrivals.filter((a) => a.outcome === 'created')).toHaveLength(1)
    expect(new Set(arrivals.map((a) => a.ticketId)).size).toBe(1)
  })

  test('of a newcomer, two at once: one customer', async () => {
    const from = { address: 'Twice@Customer.example', name: '' }
    const arrivals = await Promise.all(Array.from({ length: 6 }, () => receive(t.db, { from })))
    const customers = await Promise.all(arrivals.map(async (a) => (await view(a.ticketId)).ticket.customerId))
    expect(new Set(customers).size).toBe(1)
  })

  test('reopens a solved ticket; one of a machine does not', async () => {
    const { ticketId } = await receive(t.db)
    await change(agent, ticketId, { status: 'solved' })
    await receive(t.db, { claims: [ticketId], automatic: true })
    expect((await view(ticketId)).ticket.status).toBe('solved')
    const { outcome } = await receive(t.db, { claims: [ticketId] })
    expect(outcome).toBe('appended')
    expect((await view(ticketId)).ticket).toMatchObject({ status: 'open', solvedAt: null })
  })

  test('starts a new, linked ticket once the old one is closed', async () => {
    const { ticketId } = await receive(t.db)
    await change(agent, ticketId, { status: 'solved' })
    await sql`update tickets set solved_at = now() - interval '15 days' where id = ${ticketId}`.execute(t.db)
    const close = t.podpora.jobs.find((set) => set.handlers['tickets.close_solved'])
    await close?.handlers['tickets.close_solved']?.({}, { number: 1, last: false })
    expect((await view(ticketId)).ticket.status).toBe('closed')
    const next = await receive(t.db, { claims: [ticketId] })
    expect(next.outcome).toBe('created')
    expect((await view(next.ticketId)).ticket.previousTicketId).toBe(ticketId)
  })

  test('with a ticket’s name from somebody who takes no part starts a linked one', async () => {
    const { ticketId } = await receive(t.db)
    const stranger = await receive(t.db, {
      claims: [ticketId],
      from: { address: 'stranger@elsewhere.example', name: 'S' },
    })
    expect(stranger.outcome).toBe('created')
    expect((await view(stranger.ticketId)).ticket.previousTicketId).toBe(ticketId)
    const copied = await receive(t.db, { claims: [ticketId], cc: ['boss@customer.example'] })
    expect(copied.outcome).toBe('appended')
    const boss = await receive(t.db, {
      claims: [ticketId],
      from: { address: 'Boss@customer.example', name: 'B' },
    })
    expect(boss.outcome).toBe('appended')
  })

  test('keeps its files, and shows its own pictures in the text', async () => {
    const file = await t.files.put(Buffer.from('not really a picture'))
    const { ticketId } = await receive(t.db, {
      html: '<p><img src="cid:a@b"></p>',
      attachments: [{ file, name: 'a.png', type: 'image/png', contentId: 'a@b', inline: true }],
    })
    const [message] = (await view(ticketId)).messages
    const [attachment] = message?.attachments ?? []
    expect(attachment).toMatchObject({ name: 'a.png', inline: true, size: 20 })
    expect(message?.html).toBe(`<p><img src="${attachment?.url}"></p>`)
    const content = await agent.get(`/attachments/${attachment?.id}`)
    expect(content.body).toBe('not really a picture')
    expect(content.headers).toMatchObject({
      'content-disposition': 'attachment; filename=a.png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
    })
  })
})

describe('an answer', () => {
  test('goes out, takes the ticket, and ends the waiting', async () => {
    const { ticketId } = await receive(t.db)
    const { status, body } = await agent.post<Message>(
      `/tickets/${ticketId}/messages`,
      answer({ status: 'pending', cc: ['Second@customer.example'] }),
    )
    expect(status).toBe(201)
    expect(body).toMatchObject({
      direction: 'out',
      to: ['anna@customer.example'],
      cc: ['second@customer.example'],
      delivery: { state: 'queued' },
    })
    expect((await view(ticketId)).ticket).toMatchObject({
      status: 'pending',
      assigneeId: agent.id,
      waitingSince: null,
      lastFrom: 'agent',
      excerpt: 'Hello',
    })
  })

  test('sent twice by an impatient browser is one', async () => {
    const { ticketId } = await receive(t.db)
    const body = answer()
    const sent = await Promise.all(
      [1, 2, 3].map(() => agent.post<Message>(`/tickets/${ticketId}/messages`, body)),
    )
    expect(new Set(sent.map((s) => s.body.id)).size).toBe(1)
    expect((await view(ticketId)).messages).toHaveLength(2)
  })

  test('is clean HTML, and not empty', async () => {
    const { ticketId } = await receive(t.db)
    const path = `/tickets/${ticketId}/messages`
    const hostile = await agent.post<Message>(
      path,
      answer({ html: '<p onclick="x()">Hi<script>x()</script></p>' }),
    )
    expect(hostile.body.html).toBe('<p>Hi</p>')
    const empty = await agent.post<Problem>(path, answer({ html: '<p> </p>' }))
    expect(empty.body).toMatchObject({
      code: 'validation_failed',
      fields: [{ field: 'html', rule: 'required' }],
    })
  })

  test('is not for a light agent, who may write notes', async () => {
    const light = await t.colleague('light')
    const { ticketId } = await receive(t.db)
    const path = `/tickets/${ticketId}/messages`
    expect((await light.post<Problem>(path, answer())).body.code).toBe('forbidden')
    const note = await light.post<Message>(path, answer({ kind: 'note', mentions: [agent.id, 999] }))
    expect(note.body).toMatchObject({
      kind: 'note',
      direction: 'internal',
      mentions: [agent.id],
      delivery: null,
    })
  })
})

describe('changes', () => {
  test('based on what is no longer so are answered with what is so', async () => {
    const { ticketId } = await receive(t.db)
    await agent.patch(`/tickets/${ticketId}`, { version: 1, changes: { priority: 'high' } })
    const late = await t.owner.patch<Problem>(`/tickets/${ticketId}`, {
      version: 1,
      changes: { priority: 'low' },
    })
    expect(late.status).toBe(409)
    expect(late.body).toMatchObject({ code: 'changed_meanwhile', current: { version: 2, priority: 'high' } })
  })

  test('fifty at once: none is lost, and the history tells all of them', async () => {
    const { ticketId } = await receive(t.db)
    const subjects = Array.from({ length: 50 }, (_, i) => `Subject ${i}`)
    await Promise.all(subjects.map((subject, i) => change(i % 2 ? agent : t.owner, ticketId, { subject })))
    const { ticket, history } = await view(ticketId)
    const told = history.flatMap(
      (line) => (line.data.changes as { subject?: { to: string } })?.subject?.to ?? [],
    )
    expect([...told].sort()).toEqual([...subjects].sort())
    expect(ticket.version).toBe(51)
    expect(ticket.subject).toBe(told.at(-1))
  })

  test('name the field that is wrong', async () => {
    const { ticketId } = await receive(t.db)
    const wrong = await agent.patch<Problem>(`/tickets/${ticketId}`, {
      version: 1,
      changes: { assigneeId: 4711 },
    })
    expect(wrong.body).toMatchObject({ status: 400, fields: [{ field: 'assigneeId', rule: 'not_found' }] })
    const bad = await agent.patch<Problem>(`/tickets/${ticketId}`, {
      version: 1,
      changes: { status: 'gone' },
    })
    expect(bad.body.fields).toMatchObject([{ field: 'changes/status', rule: 'enum' }])
  })
})

describe('a ticket opened by an agent', () => {
  const input = (more: object = {}) => ({
    clientId: randomUUID(),
    subject: 'Your order',
    customer: { address: 'new@customer.example', name: 'New' },
    html: '<p>Good news</p>',
    ...more,
  })

  test('writes to the customer, once', async () => {
    const body = input()
    const made = await Promise.all([1, 2].map(() => agent.post<TicketRow>('/tickets', body)))
    expect(made.map((m) => m.status)).toEqual([201, 201])
    expect(made[0]?.body.id).toBe(made[1]?.body.id)
    const { ticket, messages } = await view(made[0]?.body.id ?? 0)
    expect(ticket).toMatchObject({ status: 'pending', lastFrom: 'agent' })
    expect(messages).toMatchObject([{ direction: 'out', delivery: { state: 'queued' } }])
  })

  test('or writes down what the customer said', async () => {
    const { body } = await agent.post<TicketRow>('/tickets', input({ from: 'customer' }))
    const { ticket, messages } = await view(body.id)
    expect(ticket.status).toBe('new')
    expect(messages).toMatchObject([
      { direction: 'in', author: { kind: 'customer', name: 'New' }, delivery: null },
    ])
  })
})

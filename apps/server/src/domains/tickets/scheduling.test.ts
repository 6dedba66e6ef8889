import { randomUUID } from 'node:crypto'
import type { DraftsOfTicket, SavedDraft } from '@podpora/contract/drafts'
import type { Problem } from '@podpora/contract/errors'
import type { Message, TicketView } from '@podpora/contract/tickets'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { all, one, sql } from '../../platform/postgres/db.ts'
import { receive } from '../../testing/mail.ts'
import { type TestServer, testServer, type Visitor } from '../../testing/server.ts'
import { leave, leaveOverdue } from './leaving.ts'

let t: TestServer
let agent: Visitor
let ewa: Visitor
beforeAll(async () => {
  t = await testServer()
  agent = await t.colleague('agent')
  ewa = await t.colleague('agent')
})
afterAll(() => t.close())

const ways = () => ({ mail: t.podpora.mail.channel })
const view = async (id: number) => (await t.owner.get<TicketView>(`/tickets/${id}`)).body
const draft = async (id: number): Promise<SavedDraft | undefined> =>
  (await agent.get<DraftsOfTicket>(`/tickets/${id}/draft`)).body.items[0]
const takeBack = (id: number, who = agent) => who.post<Problem>(`/messages/${id}/take-back`, {})
const mailsOf = (messageId: number) =>
  all(t.db, sql<{ id: number }>`select id from outgoing_mails where message_id = ${messageId}`)
const makeDue = (id: number, seconds = 0) =>
  sql`update scheduled_messages set send_at = now() - make_interval(secs => ${seconds}) where message_id = ${id}`.execute(
    t.db,
  )
const inADay = () => new Date(Date.now() + 86_400_000).toISOString()

async function answered(more: object) {
  const { ticketId, messageId } = await receive(t.db)
  const before = (await view(ticketId)).ticket
  const body = { clientId: randomUUID(), kind: 'public', html: '<p>Done</p>', seen: messageId, ...more }
  const { body: message } = await agent.post<Message>(`/tickets/${ticketId}/messages`, body)
  return { ticketId, before, message, incoming: messageId }
}

describe('an answer that can be taken back', () => {
  test('stands in the ticket as if it were sent, and has not left', async () => {
    const { ticketId, message } = await answered({ undoSeconds: 10, status: 'solved' })
    expect(message.delivery).toMatchObject({ state: 'scheduled', scheduled: { undo: true } })
    expect((await view(ticketId)).ticket).toMatchObject({
      status: 'solved',
      waitingSince: null,
      assigneeId: agent.id,
      lastFrom: 'agent',
    })
    expect(await mailsOf(message.id)).toEqual([])
    expect(await leave(t.db, message.id, ways())).toBe(false)
    // A colleague who has not seen it is told of it as of any other.
    const other = { clientId: randomUUID(), kind: 'public', html: '<p>Me too</p>', seen: message.id - 1 }
    expect((await ewa.post<Problem>(`/tickets/${ticketId}/messages`, other)).body.code).toBe(
      'answered_meanwhile',
    )
  })

  test('is a draft again with its files and copies, and the ticket is as it was', async () => {
    const { sha256 } = await t.files.put(Buffer.from('a contract'))
    await sql`insert into files (sha256, size) values (${sha256}, 10) on conflict do nothing`.execute(t.db)
    const { id } = await one(
      t.db,
      sql<{ id: string }>`
        insert into uploads (agent_id, sha256, name, type)
        values (${agent.id}, ${sha256}, 'c.png', 'image/png') returning id
      `,
    )
    const html = `<p>Look<img src="/api/v1/uploads/${id}" alt="c"></p>`
    const { ticketId, before, message } = await answered({
      undoSeconds: 10,
      status: 'solved',
      html,
      uploads: [id],
      cc: ['boss@customer.example'],
    })
    expect((await takeBack(message.id)).status).toBe(200)
    const { ticket, messages, history } = await view(ticketId)
    expect(ticket).toMatchObject({
      status: before.status,
      assigneeId: null,
      waitingSince: before.waitingSince,
      excerpt: before.excerpt,
      lastFrom: 'customer',
    })
    expect(messages).toHaveLength(1)
    expect(history.at(-1)).toMatchObject({ kind: 'message.withdrawn', data: { why: 'taken' } })
    const kept = await draft(ticketId)
    expect(kept).toMatchObject({ cc: ['boss@customer.example'], uploads: [{ name: 'c.png' }] })
    expect(kept?.html).toContain(`src="/api/v1/uploads/${kept?.uploads[0]?.id}"`)
    expect((await takeBack(message.id)).status).toBe(404)
  })

  test('leaves what somebody else has changed since', async () => {
    const { ticketId, message } = await answered({ undoSeconds: 10, status: 'solved' })
    const { version } = (await view(ticketId)).ticket
    await ewa.patch(`/tickets/${ticketId}`, { version, changes: { status: 'on_hold' } })
    await receive(t.db, { claims: [ticketId] })
    await takeBack(message.id)
    const { ticket } = await view(ticketId)
    expect(ticket).toMatchObject({ status: 'open', lastFrom: 'customer' })
    expect(ticket.waitingSince).not.toBeNull()
  })

  test('leaves once, however many workers take it', async () => {
    const { message } = await answered({ undoSeconds: 10 })
    await makeDue(message.id)
    const took = await Promise.all(Array.from({ length: 4 }, () => leave(t.db, message.id, ways())))
    expect(took.filter(Boolean)).toHaveLength(1)
    expect(await mailsOf(message.id)).toHaveLength(1)
    expect((await takeBack(message.id)).body.code).toBe('already_sent')
  })

  test('taken back at the moment in which it leaves, it is one of both', async () => {
    for (let i = 0; i < 5; i++) {
      const { ticketId, message } = await answered({ undoSeconds: 10 })
      await makeDue(message.id)
      const [left, taken] = await Promise.all([leave(t.db, message.id, ways()), takeBack(message.id)])
      expect(taken.status).toBe(left ? 409 : 200)
      expect(await mailsOf(message.id)).toHaveLength(left ? 1 : 0)
      expect((await view(ticketId)).messages).toHaveLength(left ? 2 : 1)
      expect(await draft(ticketId)).toEqual(
        left ? undefined : expect.objectContaining({ html: '<p>Done</p>' }),
      )
    }
  })

  test('killed before it has left, it is whole; its job lost, it leaves all the same', async () => {
    const { message } = await answered({ undoSeconds: 10 })
    await makeDue(message.id, 60)
    const dying = { mail: { ...ways().mail, queue: () => Promise.reject(new Error('killed')) } }
    await expect(leave(t.db, message.id, dying)).rejects.toThrow('killed')
    expect(await mailsOf(message.id)).toEqual([])
    await leaveOverdue(t.db, ways())
    await leaveOverdue(t.db, ways())
    expect(await mailsOf(message.id)).toHaveLength(1)
  })

  test('goes before what was begun since', async () => {
    const { ticketId, message, incoming } = await answered({ undoSeconds: 10 })
    await agent.put(`/tickets/${ticketId}/draft`, {
      kind: 'public',
      clientId: randomUUID(),
      html: '<p>And more</p>',
      cc: [],
      mentions: [],
      uploads: [],
      seen: message.id,
      base: 0,
    })
    await takeBack(message.id)
    expect(await draft(ticketId)).toMatchObject({ html: '<p>Done</p><p>And more</p>', seen: incoming })
  })
})

describe('an answer that is to leave later', () => {
  test('changes nothing of the ticket until then', async () => {
    const { ticketId, before, message } = await answered({ sendAt: inADay(), status: 'solved' })
    const { ticket } = await view(ticketId)
    expect(ticket).toMatchObject({ status: before.status, waitingSince: before.waitingSince })
    await makeDue(message.id)
    expect(await leave(t.db, message.id, ways())).toBe(true)
    expect((await view(ticketId)).ticket).toMatchObject({
      status: 'solved',
      waitingSince: null,
      assigneeId: agent.id,
      excerpt: 'Done',
    })
    expect(await mailsOf(message.id)).toHaveLength(1)
  })

  test('is held back where the customer writes before, unless it is to leave anyway', async () => {
    const held = await answered({ sendAt: inADay() })
    await receive(t.db, { claims: [held.ticketId], automatic: true })
    expect((await view(held.ticketId)).messages).toHaveLength(3)
    await receive(t.db, { claims: [held.ticketId] })
    const { messages, history } = await view(held.ticketId)
    expect(messages.map(({ id }) => id)).not.toContain(held.message.id)
    expect(history.some(({ data }) => data.why === 'reply')).toBe(true)
    expect(await draft(held.ticketId)).toMatchObject({ html: '<p>Done</p>' })

    const stays = await answered({ sendAt: inADay(), unlessReply: false })
    await receive(t.db, { claims: [stays.ticketId] })
    expect((await view(stays.ticketId)).messages).toHaveLength(3)
  })

  test('gets another time, or leaves now', async () => {
    const { message } = await answered({ sendAt: inADay() })
    const sendAt = new Date(Date.now() + 3_600_000).toISOString()
    const change = (body: object) =>
      agent.put<Message & Problem>(`/messages/${message.id}/schedule`, { unlessReply: false, ...body })
    expect((await change({ sendAt })).body.delivery).toMatchObject({ state: 'scheduled', nextAt: sendAt })
    expect((await change({ sendAt: '2020-01-01T00:00:00Z' })).body.fields?.[0]?.rule).toBe('past')
    const sent = await agent.post<Message>(`/messages/${message.id}/send-now`, {})
    expect(sent.body.delivery?.state).toBe('queued')
    expect((await change({ sendAt })).body.code).toBe('already_sent')
    expect(await mailsOf(message.id)).toHaveLength(1)
  })

  test('of a time that is over leaves at once, as does an answer that says nothing of it', async () => {
    const past = await answered({ sendAt: '2020-01-01T00:00:00Z' })
    const plain = await answered({})
    for (const { message } of [past, plain]) expect(await mailsOf(message.id)).toHaveLength(1)
  })
})

import { randomUUID } from 'node:crypto'
import type { DraftsOfTicket } from '@podpora/contract/drafts'
import type { Follower } from '@podpora/contract/notifications'
import type { Message, TicketRow, TicketView } from '@podpora/contract/tickets'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { receive } from '../../testing/mail.ts'
import { type TestServer, testServer, type Visitor } from '../../testing/server.ts'

let t: TestServer
let agent: Visitor
beforeAll(async () => {
  t = await testServer()
  agent = await t.colleague('agent')
})
afterAll(() => t.close())

type Answer = TicketRow & { code?: string }
const merge = (id: number, into: number) => agent.post<Answer>(`/tickets/${id}/merge`, { into })
const unmerge = (id: number) => agent.delete<Answer>(`/tickets/${id}/merge`)
const view = async (id: number) => (await agent.get<TicketView>(`/tickets/${id}`)).body
const texts = async (id: number) => (await view(id)).messages.map((m) => m.text)
const ticket = async (text: string, more = {}) => (await receive(t.db, { text, ...more })).ticketId
const tag = async (id: number, tags: string[]) =>
  agent.patch(`/tickets/${id}`, { version: (await view(id)).ticket.version, changes: { tags } })
const answer = (id: number, text: string) =>
  agent.post<Message>(`/tickets/${id}/messages`, {
    clientId: randomUUID(),
    kind: 'public',
    html: `<p>${text}</p>`,
  })

describe('merging', () => {
  test('brings messages, tags and participants to the target, and closes the source', async () => {
    const a = await ticket('first', { cc: ['boss@customer.example'] })
    const b = await ticket('second')
    await tag(a, ['vip', 'old'])
    await tag(b, ['old'])
    const { status, body } = await merge(a, b)
    expect(status).toBe(200)
    expect(body).toMatchObject({ id: b, tags: ['old', 'vip'], lastFrom: 'customer' })
    expect((await texts(b)).sort()).toEqual(['first', 'second'])
    expect(await view(a)).toMatchObject({ ticket: { status: 'closed', mergedInto: b }, messages: [] })
    expect((await view(b)).history.at(-1)).toMatchObject({
      kind: 'ticket.merged',
      data: { from: a, messages: 1 },
    })
    // Whoever was copied there speaks here.
    await receive(t.db, { text: 'boss', from: { address: 'boss@customer.example', name: '' }, claims: [b] })
    expect(await texts(b)).toContain('boss')
  })

  test('leads on whoever answers the source, along any chain', async () => {
    const [a, b, c] = [await ticket('a'), await ticket('b'), await ticket('c')]
    await merge(a, b)
    await merge(b, c)
    expect(await receive(t.db, { text: 'late', claims: [a] })).toMatchObject({
      ticketId: c,
      outcome: 'appended',
    })
    // Choosing what was merged means where it led.
    const d = await ticket('d')
    expect((await merge(d, a)).body.id).toBe(c)
    expect((await texts(c)).sort()).toEqual(['a', 'b', 'c', 'd', 'late'])
  })

  test('both ways at once ends in one, with nothing lost', async () => {
    const [a, b] = [await ticket('a'), await ticket('b')]
    const answers = await Promise.all([merge(a, b), merge(b, a), merge(a, b), merge(b, a)])
    const left = [await view(a), await view(b)].filter(({ ticket: row }) => row.mergedInto === null)
    expect(left).toHaveLength(1)
    expect(left[0]?.messages).toHaveLength(2)
    const codes = answers.filter((r) => r.status !== 200).map((r) => r.body.code)
    expect(new Set(codes)).toEqual(new Set(['already_merged']))
  })

  test('again is no second one; into itself, a closed or an unseen one is refused', async () => {
    const [a, b] = [await ticket('a'), await ticket('b')]
    await merge(a, b)
    expect(await merge(a, b)).toMatchObject({ status: 200, body: { id: b } })
    expect((await view(b)).history.filter((h) => h.kind === 'ticket.merged')).toHaveLength(1)
    expect((await merge(b, b)).body.code).toBe('merge_with_itself')
    expect((await merge(b, a)).body.code).toBe('already_merged')
    expect((await merge(b, 999_999)).status).toBe(404)
  })

  test('a waiting customer makes the target open; a stranger’s address takes part', async () => {
    const b = await ticket('b')
    await answer(b, 'solved, I hope')
    await agent.patch(`/tickets/${b}`, {
      version: (await view(b)).ticket.version,
      changes: { status: 'solved' },
    })
    const a = await ticket('me too', { from: { address: 'ola@other.example', name: 'Ola' } })
    expect((await merge(a, b)).body).toMatchObject({ status: 'open', waitingSince: expect.any(String) })
    await receive(t.db, {
      text: 'Ola again',
      from: { address: 'ola@other.example', name: 'Ola' },
      claims: [a],
    })
    expect(await texts(b)).toContain('Ola again')
  })
})

describe('undoing a merge', () => {
  test('takes back what came before it; what came after stays', async () => {
    const [a, b] = [await ticket('a'), await ticket('b')]
    await tag(a, ['mine'])
    await merge(a, b)
    await receive(t.db, { text: 'after', claims: [a] })
    const { body } = await unmerge(a)
    expect(body).toMatchObject({ id: a, status: 'new', mergedInto: null, closedAt: null, excerpt: 'a' })
    expect(await texts(a)).toEqual(['a'])
    expect(await texts(b)).toEqual(['b', 'after'])
    expect((await view(b)).ticket.tags).toEqual([])
    expect((await unmerge(a)).body.code).toBe('merge_not_undoable')
  })

  test('is possible once, and not while the target has gone on into another', async () => {
    const [a, b, c] = [await ticket('a'), await ticket('b'), await ticket('c')]
    await merge(a, b)
    await merge(b, c)
    expect((await unmerge(a)).body.code).toBe('merge_not_undoable')
    const both = await Promise.all([unmerge(b), unmerge(b)])
    expect(both.map((r) => r.status).sort()).toEqual([200, 409])
    expect((await unmerge(a)).status).toBe(200)
    expect([await texts(a), await texts(b), await texts(c)]).toEqual([['a'], ['b'], ['c']])
  })
})

describe('those who had to do with the source', () => {
  const draft = (id: number, html: string, who = agent) =>
    who.put(`/tickets/${id}/draft`, {
      kind: 'public',
      clientId: randomUUID(),
      html,
      cc: [],
      mentions: [],
      uploads: [],
      seen: 0,
      base: 0,
    })
  const draftsAt = async (id: number, who = agent) =>
    (await who.get<DraftsOfTicket>(`/tickets/${id}/draft`)).body.items.map((one) => one.html)
  const followers = async (id: number) => (await agent.get<Follower[]>(`/tickets/${id}/followers`)).body

  test('follow the target and find there what they have not sent, and the undo takes both back', async () => {
    const ewa = await t.colleague('agent')
    const [a, b] = [await ticket('a'), await ticket('b')]
    for (const id of [a, b]) await agent.put(`/tickets/${id}/followers/${agent.id}`, {})
    await ewa.put(`/tickets/${a}/followers/${ewa.id}`, {})
    await draft(a, '<p>Whole</p>', ewa)
    await draft(a, '<p>and more</p>')
    await draft(b, '<p>Begun here</p>')
    await merge(a, b)
    expect((await followers(b)).map((one) => one.agentId)).toEqual([agent.id, ewa.id])
    expect(await draftsAt(b, ewa)).toEqual(['<p>Whole</p>'])
    expect(await draftsAt(b)).toEqual(['<p>Begun here</p><p>and more</p>'])
    expect(await draftsAt(a)).toEqual([])
    await unmerge(a)
    expect((await followers(b)).map((one) => one.agentId)).toEqual([agent.id])
    expect(await draftsAt(a, ewa)).toEqual(['<p>Whole</p>'])
    expect(await draftsAt(b)).toEqual(['<p>Begun here</p><p>and more</p>'])
  })
})

import { randomUUID } from 'node:crypto'
import type { ActionsDone } from '@podpora/contract/actions'
import type { Problem } from '@podpora/contract/errors'
import type { Macro, MacroInput } from '@podpora/contract/macros'
import type { TicketView } from '@podpora/contract/tickets'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { receive } from '../../testing/mail.ts'
import { type TestServer, testServer, type Visitor } from '../../testing/server.ts'

let t: TestServer
let agent: Visitor
let supervisor: Visitor
beforeAll(async () => {
  t = await testServer()
  agent = await t.colleague('agent')
  supervisor = await t.colleague('supervisor')
})
afterAll(() => t.close())

const macro = (more: Partial<MacroInput> = {}): MacroInput => ({
  name: 'Billing/Refund',
  actions: { status: 'solved', answer: '<p>Dear {{customer.first_name|customer}}</p>' },
  scope: 'private',
  groupId: null,
  ...more,
})
const make = async (who: Visitor, more: Partial<MacroInput> = {}) =>
  (await who.post<Macro & Problem>('/macros', macro(more))).body
const listed = async (who: Visitor) => (await who.get<Macro[]>('/macros')).body.map((one) => one.id)
const ticket = async (id: number, who = agent) => (await who.get<TicketView>(`/tickets/${id}`)).body
const act = (id: number, body: object, who = agent) =>
  who.post<ActionsDone & Problem>(`/tickets/${id}/actions`, { clientId: randomUUID(), ...body })

test('a private one is its maker’s, a group’s its members’, a shared one everybody’s', async () => {
  const { body: group } = await t.owner.post<{ id: number }>('/groups', { name: 'Far', memberIds: [] })
  const own = await make(agent)
  const everybody = await make(supervisor, { scope: 'everyone' })
  const near = await make(supervisor, { scope: 'group', groupId: 1 })
  const far = await make(supervisor, { scope: 'group', groupId: group.id })
  expect(await listed(agent)).toEqual(expect.arrayContaining([own.id, everybody.id, near.id]))
  expect(await listed(agent)).not.toContain(far.id)
  expect(await listed(supervisor)).not.toContain(own.id)
  expect((await agent.put(`/macros/${everybody.id}`, { ...macro(), version: 1 })).status).toBe(403)
  expect((await agent.delete(`/macros/${near.id}`)).status).toBe(403)
  expect((await supervisor.delete(`/macros/${own.id}`)).status).toBe(404)
  expect((await agent.post('/macros', macro({ scope: 'everyone' }))).status).toBe(403)
  expect((await agent.put(`/macros/${own.id}`, { ...macro({ scope: 'everyone' }), version: 1 })).status).toBe(
    403,
  )
  // A private one of somebody else would be out of sight at once.
  expect((await t.owner.put(`/macros/${everybody.id}`, { ...macro(), version: 1 })).status).toBe(403)
})

test('is checked when it is saved', async () => {
  const wrong = await make(agent, { actions: { note: '<p>{{ticket.nmber}}</p>' } })
  expect(wrong.fields).toEqual([
    { field: 'actions/note', rule: 'variable', params: { name: 'ticket.nmber' } },
  ])
  const bad = await make(agent, { actions: { answer: '<p onclick="x()">Hi<script>x()</script></p>' } })
  expect(bad.actions.answer).toBe('<p>Hi</p>')
  expect((await make(supervisor, { scope: 'group' })).fields).toMatchObject([{ field: 'groupId' }])
  expect((await agent.post('/macros', { ...macro(), actions: {} })).status).toBe(400)
})

test('two who change one at once: one is saved, the other is told', async () => {
  const { id } = await make(supervisor, { scope: 'everyone' })
  const changes = ['One', 'Two'].map((name) =>
    t.owner.put<Macro & Problem>(`/macros/${id}`, { ...macro({ name, scope: 'everyone' }), version: 1 }),
  )
  const answers = await Promise.all(changes)
  expect(answers.map((a) => a.status).sort()).toEqual([200, 409])
  const [refused] = answers.filter((a) => a.status === 409)
  expect(refused?.body).toMatchObject({ code: 'changed_meanwhile', current: { version: 2 } })
})

test('its actions come with the message, all or none, and once', async () => {
  const { id, actions } = await make(agent)
  const { ticketId, messageId } = await receive(t.db)
  const message = {
    clientId: randomUUID(),
    kind: 'public',
    html: '<p>Dear Anna, edited</p>',
    seen: messageId,
  }
  const body = {
    macroId: id,
    actions: { ...actions, addTags: ['refund'] },
    message,
    clientId: message.clientId,
  }
  const answers = await Promise.all([1, 2, 3].map(() => act(ticketId, body)))
  expect(answers.map((a) => a.status)).toEqual([200, 200, 200])
  const now = await ticket(ticketId)
  expect(now.messages.map((m) => m.text)).toEqual(['Please help.', 'Dear Anna, edited'])
  expect(now.ticket).toMatchObject({ status: 'solved', tags: ['refund'], assigneeId: agent.id })
  const used = (await agent.get<Macro[]>('/macros')).body.find((one) => one.id === id)
  expect(used?.uses).toBe(1)

  const late = { ...body, clientId: randomUUID(), actions: { addTags: ['late'] } }
  await t.owner.post(`/tickets/${ticketId}/messages`, { clientId: randomUUID(), kind: 'public', html: 'x' })
  const refused = await act(ticketId, late)
  expect(refused.body.code).toBe('answered_meanwhile')
  expect((await ticket(ticketId)).ticket.tags).toEqual(['refund'])
})

test('without a message it is applied at once, with its note written once', async () => {
  const { ticketId } = await receive(t.db)
  const body = {
    clientId: randomUUID(),
    actions: { note: '<p>For #{{ticket.number}}</p>', assigneeId: 'me' },
  }
  const first = await act(ticketId, body)
  expect(first.body.ticket.assigneeId).toBe(agent.id)
  await act(ticketId, body)
  const { messages } = await ticket(ticketId)
  expect(messages.map((m) => m.text)).toEqual(['Please help.', `For #${ticketId}`])
})

test('passed on out of one’s own sight with a note, the note is there', async () => {
  const { body: group } = await t.owner.post<{ id: number }>('/groups', { name: 'Next', memberIds: [] })
  const { ticketId } = await receive(t.db)
  const passed = await act(ticketId, {
    actions: { note: '<p>Yours</p>', groupId: group.id, status: 'on_hold' },
  })
  expect(passed.status).toBe(200)
  expect((await agent.get(`/tickets/${ticketId}`)).status).toBe(404)
  const { messages, ticket: now } = await ticket(ticketId, t.owner)
  expect(messages.at(-1)?.text).toBe('Yours')
  expect(now).toMatchObject({ groupId: group.id, status: 'on_hold' })
})

test('gives nobody more than they may do by hand', async () => {
  const light = await t.colleague('light')
  const { ticketId } = await receive(t.db)
  expect((await act(ticketId, { actions: { priority: 'high' } }, light)).status).toBe(403)
  expect((await act(ticketId, { actions: { answer: '<p>x</p>' } }, light)).status).toBe(403)
  expect((await act(ticketId, { actions: { note: '<p>x</p>' } }, light)).status).toBe(200)
})

test('sets the company’s own fields, each judged by its type; of those that one doesn’t see nothing is told or lost', async () => {
  const field = (more: object) => t.owner.post('/fields', { type: 'number', ...more })
  await field({ key: 'cost', name: 'Cost', maximum: 10 })
  await field({ key: 'credit', name: 'Credit', audience: { roles: ['light'], groupIds: [] } })
  const wrong = await make(agent, { actions: { custom: { cost: 11 } } })
  expect(wrong.fields).toMatchObject([{ field: 'actions/custom/cost', rule: 'maximum' }])
  const hidden = await make(agent, { actions: { custom: { credit: 1 } } })
  expect(hidden.fields).toMatchObject([{ field: 'actions/custom/credit', rule: 'unknown' }])

  const { id } = await make(t.owner, { scope: 'everyone', actions: { custom: { cost: 5, credit: 7 } } })
  const seen = (await supervisor.get<Macro[]>('/macros')).body.find((one) => one.id === id)
  expect(seen?.actions).toEqual({ custom: { cost: 5 } })
  await supervisor.put(`/macros/${id}`, {
    ...macro({ scope: 'everyone', actions: { custom: { cost: 6 } } }),
    version: 1,
  })
  const kept = (await t.owner.get<Macro[]>('/macros')).body.find((one) => one.id === id)
  expect(kept?.actions).toEqual({ custom: { cost: 6, credit: 7 } })

  const { ticketId } = await receive(t.db)
  expect((await act(ticketId, { actions: { custom: { cost: 6 } } })).body.ticket.custom).toEqual({ cost: 6 })
  expect((await act(ticketId, { actions: { custom: { cost: null } } })).body.ticket.custom).toEqual({})
})

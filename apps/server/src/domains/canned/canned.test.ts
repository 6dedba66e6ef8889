import type { CannedAnswer, CannedAnswerInput } from '@podpora/contract/canned'
import type { Problem } from '@podpora/contract/errors'
import { afterAll, beforeAll, expect, test } from 'vitest'
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

const canned = (more: Partial<CannedAnswerInput> = {}): CannedAnswerInput => ({
  title: 'Refund',
  shortcut: 'refund',
  html: '<p>Dear {{customer.first_name|customer}}</p>',
  language: null,
  scope: 'private',
  groupId: null,
  ...more,
})
const make = async (who: Visitor, more: Partial<CannedAnswerInput> = {}) =>
  (await who.post<CannedAnswer & Problem>('/canned-answers', canned(more))).body
const listed = async (who: Visitor) => (await who.get<CannedAnswer[]>('/canned-answers')).body

test('a private one is its maker’s, a shared one everybody’s, and only some may share', async () => {
  const own = await make(agent)
  const everybody = await make(supervisor, { scope: 'everyone', language: 'pl' })
  const ids = (await listed(agent)).map(({ id }) => id)
  expect(ids).toEqual(expect.arrayContaining([own.id, everybody.id]))
  expect((await listed(supervisor)).map(({ id }) => id)).not.toContain(own.id)
  expect((await make(agent, { scope: 'everyone' })).code).toBe('forbidden')
  expect((await agent.put(`/canned-answers/${everybody.id}`, { ...canned(), version: 1 })).status).toBe(403)
  expect((await supervisor.delete(`/canned-answers/${own.id}`)).status).toBe(404)
  expect((await agent.delete(`/canned-answers/${own.id}`)).status).toBe(204)
})

test('is checked and sanitised when it is saved', async () => {
  const wrong = await make(agent, { html: '<p>{{ticket.nmber}}</p>' })
  expect(wrong.fields).toEqual([{ field: 'html', rule: 'variable', params: { name: 'ticket.nmber' } }])
  expect((await make(agent, { html: '<p onclick="x()">Hi<script>x()</script></p>' })).html).toBe('<p>Hi</p>')
  expect((await make(agent, { scope: 'group' })).status).toBe(403)
  expect((await make(supervisor, { scope: 'group' })).fields?.[0]?.field).toBe('groupId')
})

test('a change of what somebody else has changed meanwhile is refused with what is so now', async () => {
  const { id } = await make(agent)
  const change = (title: string) =>
    agent.put<CannedAnswer & Problem>(`/canned-answers/${id}`, { ...canned({ title }), version: 1 })
  expect((await change('First')).body).toMatchObject({ title: 'First', version: 2 })
  expect((await change('Second')).body).toMatchObject({
    code: 'changed_meanwhile',
    current: { title: 'First' },
  })
})

test('what is used most comes first', async () => {
  const seldom = await make(supervisor, { title: 'A seldom' })
  const often = await make(supervisor, { title: 'Z often' })
  expect((await supervisor.post(`/canned-answers/${often.id}/uses`)).status).toBe(204)
  expect((await agent.post(`/canned-answers/${often.id}/uses`)).status).toBe(404)
  const ids = (await listed(supervisor)).map(({ id }) => id)
  expect(ids.indexOf(often.id)).toBeLessThan(ids.indexOf(seldom.id))
})

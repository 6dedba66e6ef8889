import type { Problem } from '@podpora/contract/errors'
import type { IntakeDecision, IntakeRule, IntakeRuleInput } from '@podpora/contract/intake'
import type { Group } from '@podpora/contract/people'
import type { TicketView } from '@podpora/contract/tickets'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from '../../platform/postgres/db.ts'
import { receive } from '../../testing/mail.ts'
import { type TestServer, testServer } from '../../testing/server.ts'

let t: TestServer
let engineers: number
let lineId: number
beforeAll(async () => {
  t = await testServer()
  engineers = (await t.owner.post<Group>('/groups', { name: 'Engineers', memberIds: [] })).body.id
  const none = { acceptMinutes: null, answerMinutes: null, returnMinutes: null, hourCost: null }
  const line = { ...none, name: 'Second', level: 2, noteRequired: true, groupIds: [engineers] }
  lineId = (await t.owner.post<{ id: number }>('/lines', line)).body.id
})
beforeEach(() => sql`delete from intake_rules`.execute(t.db))
afterAll(() => t.close())

const rule = (more: Partial<IntakeRuleInput> = {}): IntakeRuleInput => ({
  name: 'Crashes',
  enabled: true,
  filter: [{ field: 'channel', op: 'is', values: ['mail'] }],
  words: ['crash'],
  senders: [],
  lineId: null,
  groupId: engineers,
  productId: null,
  kind: 'bug',
  priority: 'high',
  addTags: ['crash'],
  ...more,
})
const make = async (more: Partial<IntakeRuleInput> = {}) =>
  (await t.owner.post<IntakeRule & Problem>('/intake-rules', rule(more))).body
const preview = async (subject: string) => {
  const example = { from: 'a@b.example', subject, text: '', brandId: null, language: null }
  return (await t.owner.post<IntakeDecision>('/intake-preview', example)).body
}

test('a mail goes where the rules say, as what they say, and its history tells why', async () => {
  await make()
  const { ticketId } = await receive(t.db, { subject: 'It crashes at start', groupId: null })
  const { ticket, history } = (await t.owner.get<TicketView>(`/tickets/${ticketId}`)).body
  expect(ticket).toMatchObject({ groupId: engineers, lineId, kind: 'bug', priority: 'high', tags: ['crash'] })
  expect(history[0]?.data.intake).toEqual(['Crashes'])
  const other = await receive(t.db, { subject: 'A question' })
  expect((await t.owner.get<TicketView>(`/tickets/${other.ticketId}`)).body.ticket).toMatchObject({
    groupId: 1,
    kind: 'unsorted',
  })
})

test('the preview says what a mail would meet', async () => {
  const { id } = await make()
  const decision = await preview('Crash again')
  expect(decision).toMatchObject({ groupId: engineers, lineId, priority: 'high' })
  expect(decision.because).toEqual([
    { ruleId: id, name: 'Crashes', sets: ['group', 'kind', 'priority', 'tags'] },
  ])
  expect(await preview('Invoice')).toMatchObject({ groupId: null, lineId, because: [] })
})

test('a rule for a line leaves the request without a group', async () => {
  await make({ groupId: null, lineId })
  const { ticketId } = await receive(t.db, { subject: 'Crash' })
  const { ticket } = (await t.owner.get<TicketView>(`/tickets/${ticketId}`)).body
  expect(ticket).toMatchObject({ groupId: null, lineId })
})

test('rules are arranged, changed over the version that one saw, and taken away', async () => {
  const [one, two] = [await make({ name: 'One' }), await make({ name: 'Two', priority: 'urgent' })]
  expect((await preview('crash')).priority).toBe('high')
  const { body } = await t.owner.put<IntakeRule[]>('/intake-order', { ids: [two.id, one.id] })
  expect(body.map(({ name }) => name)).toEqual(['Two', 'One'])
  expect((await preview('crash')).priority).toBe('urgent')
  const put = () =>
    t.owner.put<Problem>(`/intake-rules/${two.id}`, { ...rule({ enabled: false }), version: 1 })
  expect((await put()).status).toBe(200)
  expect((await put()).body.code).toBe('changed_meanwhile')
  expect((await preview('crash')).priority).toBe('high')
  expect((await t.owner.delete(`/intake-rules/${one.id}`)).status).toBe(204)
  expect((await preview('crash')).because).toEqual([])
})

test('a rule names what is there and sets something; what it names stays', async () => {
  const nothing = { groupId: null, kind: null, priority: null, addTags: [] }
  expect((await make(nothing)).fields?.[0]).toMatchObject({ field: 'lineId', rule: 'required' })
  expect((await make({ groupId: 999 })).fields?.[0]).toMatchObject({ field: 'groupId', rule: 'unknown' })
  const { body: spare } = await t.owner.post<Group>('/groups', { name: 'Spare', memberIds: [] })
  await make({ groupId: spare.id })
  expect((await t.owner.delete<Problem>(`/groups/${spare.id}`)).body.code).toBe('group_in_use')
})

import { randomUUID } from 'node:crypto'
import type { Plan } from '@podpora/contract/contracts'
import type { Problem } from '@podpora/contract/errors'
import type { LineSettings } from '@podpora/contract/lines'
import type { PassingReason, PassTicket, Way } from '@podpora/contract/passing'
import { wayBetween } from '@podpora/contract/passing-kinds'
import type { Group } from '@podpora/contract/people'
import type { TicketRow, TicketView } from '@podpora/contract/tickets'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { system } from '../../platform/events/log.ts'
import { inTransaction } from '../../platform/postgres/db.ts'
import { contractOf, plan } from '../../testing/contracts.ts'
import { receive } from '../../testing/mail.ts'
import { type TestServer, testServer, type Visitor } from '../../testing/server.ts'
import { lockTicket } from '../tickets/access.ts'
import { passUp } from './passing-up.ts'

let t: TestServer
let first: Place
let second: Place
let third: Place
let sales: number
let reasonId: number
beforeAll(async () => {
  t = await testServer()
  first = await place('First', 1)
  second = await place('Second', 2)
  third = await place('Third', 3)
  sales = await group('Sales')
  const reason = { name: 'Needs deeper knowledge', ways: ['up', 'return'] }
  reasonId = (await t.owner.post<PassingReason>('/passing-reasons', reason)).body.id
})
afterAll(() => t.close())

interface Place {
  groupId: number
  lineId: number
  agent: Visitor
}
const group = async (name: string) => (await t.owner.post<Group>('/groups', { name, memberIds: [] })).body.id
async function place(name: string, level: number): Promise<Place> {
  const groupId = await group(name)
  const { body } = await t.owner.post<LineSettings>('/lines', {
    name,
    level,
    acceptMinutes: null,
    answerMinutes: null,
    returnMinutes: null,
    noteRequired: level > 1,
    hourCost: null,
    groupIds: [groupId],
  })
  return { groupId, lineId: body.id, agent: await t.colleague('agent', { groupIds: [groupId], name }) }
}

type Said = TicketRow & Pick<Problem, 'code' | 'fields'> & { current?: TicketRow }
const opened = async (groupId = first.groupId) => (await receive(t.db, { groupId })).ticketId
const view = async (id: number) => (await t.owner.get<TicketView>(`/tickets/${id}`)).body
const pass = async (who: Visitor, id: number, to: number, more: Partial<PassTicket> = {}) => {
  const { version } = (await view(id)).ticket
  const body = { clientId: randomUUID(), version, groupId: to, reasonId, html: '<p>Known</p>', ...more }
  return who.post<Said>(`/tickets/${id}/pass`, body)
}
const giveBack = async (who: Visitor, id: number) => {
  const { version } = (await view(id)).ticket
  const body = { clientId: randomUUID(), version, reasonId, html: '<p>Cable was loose</p>' }
  return who.post<Said>(`/tickets/${id}/return`, body)
}
const way = async (id: number) => (await t.owner.get<Way>(`/tickets/${id}/way`)).body

test('up, down and aside follow from the levels', () => {
  expect(wayBetween(1, 3)).toBe('up')
  expect(wayBetween(3, 2)).toBe('down')
  expect([wayBetween(2, 2), wayBetween(null, 2), wayBetween(2, null)]).toEqual(['aside', 'aside', 'aside'])
})

test('a ticket goes through three lines and back, with its whole history and one conversation', async () => {
  const id = await opened()
  await first.agent.patch(`/tickets/${id}`, { version: 1, changes: { assigneeId: first.agent.id } })
  const up = await pass(first.agent, id, second.groupId)
  expect(up.body).toMatchObject({ groupId: second.groupId, lineId: second.lineId, assigneeId: null })
  expect(up.body.passedAt).not.toBe(null)
  expect((await first.agent.get(`/tickets/${id}`)).status).toBe(404)

  const accepted = await second.agent.post<Said>(`/tickets/${id}/accept`)
  expect(accepted.body).toMatchObject({ passedAt: null, assigneeId: second.agent.id })
  expect((await second.agent.post<Said>(`/tickets/${id}/accept`)).body.code).toBe('not_passed')
  await pass(second.agent, id, third.groupId)
  const back = await giveBack(third.agent, id)
  expect(back.body).toMatchObject({ groupId: second.groupId, assigneeId: second.agent.id, passedAt: null })
  expect((await giveBack(second.agent, id)).body.code).toBe('not_passed')
  const down = await pass(second.agent, id, first.groupId, { reasonId: null })
  expect(down.body).toMatchObject({ lineId: first.lineId })

  const { messages, history } = await view(id)
  expect(messages.filter(({ kind }) => kind === 'note')).toHaveLength(4)
  expect(messages.filter(({ kind }) => kind === 'public')).toHaveLength(1)
  expect(history.map(({ kind }) => kind).filter((kind) => kind !== 'ticket.changed')).toEqual([
    'ticket.created',
    'ticket.escalated',
    'ticket.accepted',
    'ticket.escalated',
    'ticket.returned',
    'ticket.handed_back',
  ])
  const { passages } = await way(id)
  expect(passages.map((step) => [step.way, step.toLineId])).toEqual([
    ['up', second.lineId],
    ['up', third.lineId],
    ['return', second.lineId],
    ['down', first.lineId],
  ])
  expect(passages[0]).toMatchObject({
    reason: 'Needs deeper knowledge',
    acceptedBy: second.agent.id,
    by: { name: 'First' },
  })
})

test('a note and a reason are asked for where the line and the company ask for them', async () => {
  const id = await opened()
  const refused = (body: Said) => body.fields?.map(({ field, rule }) => `${field} ${rule}`)
  expect(refused((await pass(first.agent, id, second.groupId, { reasonId: null })).body)).toEqual([
    'reasonId required',
  ])
  expect(refused((await pass(first.agent, id, second.groupId, { html: '<p> </p>' })).body)).toEqual([
    'html required',
  ])
  expect(refused((await pass(first.agent, id, 999)).body)).toEqual(['groupId unknown'])
  expect(refused((await pass(first.agent, id, first.groupId)).body)).toEqual(['groupId taken'])
  // Aside the company has no reasons, and sales asks for no note.
  const aside = await pass(first.agent, id, sales, { reasonId: null, html: '' })
  expect(aside.body).toMatchObject({ groupId: sales, lineId: null })
})

test('of two who pass one ticket at once, one passes it and the other is told', async () => {
  const id = await opened()
  const { version } = (await view(id)).ticket
  const answers = await Promise.all(
    [second.groupId, third.groupId].map((groupId) => pass(t.owner, id, groupId, { version })),
  )
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  const told = answers.find(({ status }) => status === 409)?.body
  expect(told).toMatchObject({ code: 'changed_meanwhile' })
  expect((await way(id)).passages).toHaveLength(1)
  expect((await view(id)).messages.filter(({ kind }) => kind === 'note')).toHaveLength(1)
})

test('the same request sent again passes it once', async () => {
  const id = await opened()
  const clientId = randomUUID()
  const once = await pass(first.agent, id, second.groupId, { clientId })
  const again = await pass(first.agent, id, second.groupId, { clientId, version: 1 })
  expect(again).toMatchObject({ status: 200, body: { version: once.body.version } })
  expect((await way(id)).passages).toHaveLength(1)
})

test('whoever takes it, or answers, has accepted it; moved by hand it waits no more', async () => {
  const [taken, moved] = [await opened(), await opened()]
  await pass(first.agent, taken, second.groupId)
  await second.agent.post(`/tickets/${taken}/messages`, {
    clientId: randomUUID(),
    kind: 'public',
    html: '<p>We look into it</p>',
  })
  expect((await view(taken)).ticket).toMatchObject({ passedAt: null, assigneeId: second.agent.id })
  expect((await way(taken)).passages[0]?.acceptedBy).toBe(second.agent.id)

  await pass(first.agent, moved, second.groupId)
  const { version } = (await view(moved)).ticket
  await t.owner.patch(`/tickets/${moved}`, { version, changes: { groupId: sales } })
  expect((await view(moved)).ticket.passedAt).toBe(null)
  expect((await way(moved)).passages[0]?.acceptedAt).toBe(null)
  expect((await giveBack(t.owner, moved)).body.code).toBe('not_passed')
})

test('reasons are changed over the version that one saw, and archived ones are offered no more', async () => {
  const made = await t.owner.post<PassingReason>('/passing-reasons', { name: 'Odd', ways: ['aside'] })
  const path = `/passing-reasons/${made.body.id}`
  const change = { version: 1, name: 'Odd', ways: ['aside'], archived: true }
  expect((await t.owner.put<PassingReason>(path, change)).body.archivedAt).not.toBe(null)
  expect((await t.owner.put<Problem>(path, change)).body.code).toBe('changed_meanwhile')
  expect((await t.owner.post<Problem>('/passing-reasons', { name: 'ODD', ways: ['up'] })).body.code).toBe(
    'name_taken',
  )
  expect((await first.agent.post('/passing-reasons', { name: 'Mine', ways: ['up'] })).status).toBe(403)
})

describe('a plan that does not reach every line', () => {
  const ofPlan = async (reached: number[], place = first): Promise<number> => {
    const from = { address: `${randomUUID()}@client.example`, name: 'Anna' }
    const { ticketId } = await receive(t.db, { from })
    const { customerId } = (await view(ticketId)).ticket
    const made = await t.owner.post<Plan>('/plans', plan({ lineIds: reached }))
    expect(made.status).toBe(201)
    await t.owner.post('/contracts', contractOf(customerId, made.body.id))
    return (await receive(t.db, { from, groupId: place.groupId })).ticketId
  }
  /** As a rule does it: one that rises by itself. */
  const rise = async (id: number): Promise<void> =>
    inTransaction(t.db, async (trx) => {
      await passUp(trx, system, (await lockTicket(trx, id)) as TicketRow, 'Too late')
    })

  test('is told to whoever passes a ticket beyond it, and stands in its way where they do it all the same', async () => {
    const id = await ofPlan([first.lineId, second.lineId])
    const refused = await pass(first.agent, id, third.groupId)
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'beyond_plan', current: { planName: expect.stringMatching(/^Plan /) } },
    })
    expect((await view(id)).messages).toHaveLength(1)
    expect((await way(id)).passages).toEqual([])
    expect((await pass(first.agent, id, third.groupId, { beyondPlan: true })).status).toBe(200)
    expect((await way(id)).passages).toMatchObject([{ toLineId: third.lineId, beyondPlan: true }])
    const down = await pass(third.agent, id, second.groupId, { reasonId: null })
    expect(down.status).toBe(200)
    expect((await way(id)).passages[1]).toMatchObject({ way: 'down', beyondPlan: false })
  })

  test('lets what rises by itself go by the lines that it does not reach', async () => {
    const id = await ofPlan([first.lineId, third.lineId])
    await rise(id)
    expect((await view(id)).ticket).toMatchObject({ groupId: third.groupId, passedAt: expect.any(String) })
    const stays = await ofPlan([first.lineId])
    await expect(rise(stays)).rejects.toMatchObject({ code: 'no_line_above' })
  })

  test('names lines that are there', async () => {
    const refused = await t.owner.post<Problem>('/plans', plan({ lineIds: [999_999] }))
    expect(refused.body.fields).toMatchObject([{ field: 'terms/lineIds', rule: 'unknown' }])
    const rates = [999_999].map((lineId) => ({ lineId, when: 'any' as const, percent: 150 }))
    const rate = await t.owner.post<Problem>('/plans', plan({ rates }))
    expect(rate.body.fields).toMatchObject([{ field: 'terms/rates/0/lineId', rule: 'unknown' }])
  })
})

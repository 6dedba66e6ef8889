import type { Problem } from '@podpora/contract/errors'
import type { EscalationRule, EscalationRuleInput } from '@podpora/contract/escalation'
import type { LineStanding } from '@podpora/contract/line-board'
import type { Way } from '@podpora/contract/passing'
import type { Group } from '@podpora/contract/people'
import type { TicketFields, TicketView } from '@podpora/contract/tickets'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { readEvents } from '../../platform/events/log.ts'
import { placeOfReader } from '../../platform/events/readers.ts'
import { all, sql } from '../../platform/postgres/db.ts'
import { inMinutes, makePolicy } from '../../testing/clocks.ts'
import { receive } from '../../testing/mail.ts'
import { type TestServer, testServer } from '../../testing/server.ts'
import { escalate } from './escalating.ts'
import { takeEvents } from './reading.ts'
import { happeningOf } from './rules.ts'

let t: TestServer
let engineers: number
let firstId: number
let secondId: number
beforeAll(async () => {
  t = await testServer()
  engineers = (await t.owner.post<Group>('/groups', { name: 'Engineers', memberIds: [] })).body.id
  const none = { acceptMinutes: null, answerMinutes: null, returnMinutes: null, hourCost: null }
  const line = (name: string, level: number, groupId: number) =>
    t.owner.post<{ id: number }>('/lines', { ...none, name, level, noteRequired: true, groupIds: [groupId] })
  firstId = (await line('First', 1, 1)).body.id
  secondId = (await line('Second', 2, engineers)).body.id
})
beforeEach(() => sql`delete from escalation_rules`.execute(t.db))
afterAll(() => t.close())

const make = (more: Partial<EscalationRuleInput> = {}) =>
  t.owner.post<EscalationRule & Problem>('/escalation-rules', {
    name: 'Urgent bugs',
    enabled: true,
    happens: 'changed',
    times: 2,
    words: [],
    filter: [{ field: 'priority', op: 'is', values: ['urgent'] }],
    groupId: engineers,
    shares: 'note',
    ...more,
  })
const view = async (id: number) => (await t.owner.get<TicketView>(`/tickets/${id}`)).body.ticket
const change = async (id: number, changes: TicketFields) =>
  t.owner.patch(`/tickets/${id}`, { version: (await view(id)).version, changes })
/** What the reader of the log asks for, done as the worker does it. */
async function work(): Promise<number> {
  // Transactions of other tests hold events back for a moment: read until none is.
  for (;;) {
    const page = await readEvents(t.db, await placeOfReader(t.db, 'escalation'), 500)
    await takeEvents(t.db, page.events)
    if (page.events.length === 0 && !page.pending) break
  }
  const jobs = await all(
    t.db,
    sql<{ payload: { id: number; happening: 'changed'; messageId: number | null } }>`
      select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks k on k.id = j.task_id
      where k.identifier = 'tickets.escalate'
    `,
  )
  await sql`
    delete from graphile_worker._private_jobs j using graphile_worker._private_tasks k
    where k.id = j.task_id and k.identifier = 'tickets.escalate'
  `.execute(t.db)
  for (const { payload } of jobs) await escalate(t.db, payload.id, payload.happening, payload.messageId)
  return jobs.length
}
const way = async (id: number) => (await t.owner.get<Way>(`/tickets/${id}/way`)).body.passages

test('a ticket that becomes urgent goes up by itself, once, and its way says by which rule', async () => {
  await make()
  const { ticketId } = await receive(t.db)
  await work()
  expect((await view(ticketId)).lineId).toBe(firstId)
  await change(ticketId, { priority: 'urgent' })
  await work()
  expect(await view(ticketId)).toMatchObject({ groupId: engineers, lineId: secondId, assigneeId: null })
  expect(await way(ticketId)).toMatchObject([{ way: 'up', reason: 'Urgent bugs', by: { kind: 'rule' } }])
  await change(ticketId, { groupId: 1 })
  await work()
  expect((await view(ticketId)).groupId).toBe(1)
})

test('the second reopening passes it on, the first does not', async () => {
  await make({ name: 'Came back twice', happens: 'reopened', filter: [] })
  const { ticketId } = await receive(t.db)
  for (const lineId of [firstId, secondId]) {
    await change(ticketId, { status: 'solved' })
    await change(ticketId, { status: 'open' })
    await work()
    expect((await view(ticketId)).lineId).toBe(lineId)
  }
})

test('words of the customer pass it on; a note of ours does not', async () => {
  await make({ happens: 'message', words: ['lawyer'], filter: [] })
  const calm = await receive(t.db, { text: 'Thank you' })
  const angry = await receive(t.db, { text: 'I will call my lawyer.' })
  await work()
  expect([(await view(calm.ticketId)).lineId, (await view(angry.ticketId)).lineId]).toEqual([
    firstId,
    secondId,
  ])
})

test('done by two at once, it goes once; where nobody has rules, nothing is asked for', async () => {
  const { ticketId } = await receive(t.db)
  await change(ticketId, { priority: 'urgent' })
  expect(await work()).toBe(0)
  await make()
  await Promise.all([1, 2, 3].map(() => escalate(t.db, ticketId, 'changed', null)))
  expect(await way(ticketId)).toHaveLength(1)
})

test('a rule says what it waits for, and is changed over the version that one saw', async () => {
  expect((await make({ filter: [] })).body.fields?.[0]?.field).toBe('filter')
  expect((await make({ happens: 'message' })).body.fields?.[0]?.field).toBe('words')
  expect((await make({ groupId: 999 })).body.fields?.[0]?.field).toBe('groupId')
  const { id, version, ...rule } = (await make()).body
  const put = () => t.owner.put<Problem>(`/escalation-rules/${id}`, { ...rule, enabled: false, version })
  expect((await put()).status).toBe(200)
  expect((await put()).body.code).toBe('changed_meanwhile')
  expect((await t.owner.delete(`/escalation-rules/${id}`)).status).toBe(204)
})

test('what a policy has moved because of a breach, no rule moves on because of the same', async () => {
  const experts = (await t.owner.post<Group>('/groups', { name: 'Experts', memberIds: [] })).body.id
  await make({ name: 'Late', happens: 'breached', filter: [], groupId: experts })
  await makePolicy(t.owner, 'rises', { actions: [{ on: 'breach', targets: [], step: { kind: 'escalate' } }] })
  await makePolicy(t.owner, 'stays', {
    actions: [{ on: 'breach', targets: [], step: { kind: 'raise_priority' } }],
  })
  const [moved, kept] = [(await receive(t.db)).ticketId, (await receive(t.db)).ticketId]
  await change(moved, { tags: ['rises'] })
  await change(kept, { tags: ['stays'] })
  await inMinutes(t, 61)
  await work()
  expect(await view(moved)).toMatchObject({ groupId: engineers, lineId: secondId })
  expect(await way(moved)).toHaveLength(1)
  const { history } = (await t.owner.get<TicketView>(`/tickets/${moved}`)).body
  expect(history.find(({ kind }) => kind === 'clock.breached')?.data).toMatchObject({ moved: true })
  expect(await view(kept)).toMatchObject({ groupId: experts })
})

test('a broken promise is awaited, and what a rule did itself sets off nothing but that', () => {
  const by = (kind: string, actor: string) => happeningOf({ kind, actor: { kind: actor }, data: {} })
  expect(by('clock.breached', 'system')).toBe('breached')
  expect(by('clock.breached', 'rule')).toBe('breached')
  expect(by('ticket.changed', 'rule')).toBe(undefined)
})

test('the board says what stands on each line, and what each solved by itself', async () => {
  await sql`update tickets set status = 'closed', solved_at = null`.execute(t.db)
  const [own, helped] = [await receive(t.db), await receive(t.db)]
  const { ticketId: waiting } = await receive(t.db)
  await change(helped.ticketId, { groupId: engineers })
  for (const { ticketId } of [own, helped]) await change(ticketId, { status: 'solved' })
  await change(waiting, { assigneeId: t.owner.id })
  const { body } = await t.owner.get<LineStanding[]>('/line-board')
  expect(body).toMatchObject([
    {
      lineId: firstId,
      waiting: 1,
      unassigned: 0,
      load: [{ agentId: t.owner.id, waiting: 1 }],
      reached: 2,
      solvedHere: 1,
    },
    { lineId: secondId, waiting: 0, oldestAt: null, reached: 1, solvedHere: 1 },
  ])
})

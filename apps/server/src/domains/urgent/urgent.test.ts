import { randomUUID } from 'node:crypto'
import type { Problem } from '@podpora/contract/errors'
import type { IntakeDecision } from '@podpora/contract/intake'
import type { TicketView } from '@podpora/contract/tickets'
import type { UrgentCall, UrgentDoor, UrgentDoorChange, UrgentOfTicket } from '@podpora/contract/urgent'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { all, sql } from '../../platform/postgres/db.ts'
import { eventsSince } from '../../testing/events.ts'
import { receive } from '../../testing/mail.ts'
import { routeAll, setRouting } from '../../testing/routing.ts'
import { type TestServer, testServer, type Visitor } from '../../testing/server.ts'
import { takeEvents } from '../notifications/reading.ts'
import { alarm } from './alarming.ts'

let t: TestServer
let anna: Visitor
let jan: Visitor
beforeAll(async () => {
  t = await testServer()
  anna = await t.colleague('agent', { name: 'Anna' })
  jan = await t.colleague('agent', { name: 'Jan' })
})
beforeEach(() => setDoor({}))
afterAll(() => t.close())

async function setDoor(change: Partial<UrgentDoorChange>): Promise<void> {
  const { version } = (await t.owner.get<UrgentDoor>('/urgent-door')).body
  const standard = { entitled: [], repeatMinutes: 5, rounds: 2, circles: [], misuses: 0 }
  expect((await t.owner.put('/urgent-door', { ...standard, ...change, version })).status).toBe(200)
}
const view = async (id: number) => (await t.owner.get<TicketView>(`/tickets/${id}`)).body
const kinds = async (id: number) => (await view(id)).history.map(({ kind }) => kind)
const urgent = (more = {}) => receive(t.db, { door: 'urgent', ...more })
const last = async (id: number) =>
  (await t.owner.get<UrgentOfTicket>(`/tickets/${id}/urgent`)).body.call as UrgentCall
const dismiss = (who: Visitor, id: number, html = '<p>A printer can wait</p>') =>
  who.post<UrgentCall & Problem>(`/tickets/${id}/urgent/dismiss`, { clientId: randomUUID(), html })

/** Alarms are jobs that wait for their time. */
async function waitingAlarms(callId: number): Promise<string[]> {
  const rows = await all(
    t.db,
    sql<{ runAt: string }>`
      select j.run_at from graphile_worker._private_jobs j where j.key = ${`urgent.alarm:${callId}`}
    `,
  )
  return rows.map(({ runAt }) => runAt)
}
const mailed = async () =>
  (
    await all(
      t.db,
      sql<{ to: string }>`
        select to_addresses[1] as to from outgoing_mails where kind = 'notification' and subject like 'Urgent%' order by id
      `,
    )
  ).map(({ to }) => to)

test('a mail to the urgent address alarms people, again and wider, until one accepts', async () => {
  await setDoor({
    rounds: 1,
    circles: [
      { groupIds: [], agentIds: [anna.id] },
      { groupIds: [], agentIds: [jan.id] },
    ],
  })
  const { ticketId } = await urgent()
  const call = await last(ticketId)
  expect(await waitingAlarms(call.id)).toHaveLength(1)
  const before = (await mailed()).length
  await alarm(t, ticketId, call.id)
  expect((await mailed()).slice(before)).toEqual([expect.stringContaining('agent')])
  await alarm(t, ticketId, call.id)
  expect((await mailed()).slice(before)).toHaveLength(3)
  expect((await view(ticketId)).history.at(-1)?.data).toMatchObject({
    round: 2,
    circle: 2,
    tell: [anna.id, jan.id],
  })
  expect(await waitingAlarms(call.id)).toHaveLength(1)

  await takeEvents(t.db, await eventsSince(t.db))
  const bell = (await jan.get<{ items: { ticketId: number; kind: string }[] }>('/notifications')).body.items
  expect(bell).toContainEqual(expect.objectContaining({ ticketId, kind: 'urgent' }))

  expect((await jan.post<UrgentCall>(`/tickets/${ticketId}/urgent/accept`)).body.acceptedBy).toBe(jan.id)
  await alarm(t, ticketId, call.id)
  expect((await mailed()).slice(before)).toHaveLength(3)
  expect((await view(ticketId)).ticket.assigneeId).toBe(jan.id)
})

test('of two who accept at once one wins, and the other is told who', async () => {
  const { ticketId } = await urgent()
  const answers = await Promise.all(
    [anna, jan].map((who) => who.post<UrgentCall & Problem>(`/tickets/${ticketId}/urgent/accept`)),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  const refused = answers.find(({ status }) => status === 409)?.body
  const winner = (await last(ticketId)).acceptedBy
  expect(refused).toMatchObject({ code: 'urgent_over', current: { acceptedBy: winner } })
  expect((await view(ticketId)).ticket.assigneeId).toBe(winner)
  expect((await kinds(ticketId)).filter((kind) => kind === 'ticket.urgent_accepted')).toHaveLength(1)
})

test('"not urgent" tells the customer why, puts it back and counts; too often, and the door is shut', async () => {
  await setDoor({ misuses: 2 })
  const from = { address: `${randomUUID()}@customer.example`, name: 'Wolf' }
  for (const misuses of [1, 2]) {
    const { ticketId } = await urgent({ from })
    expect((await dismiss(anna, ticketId, '')).status).toBe(400)
    expect((await dismiss(anna, ticketId)).status).toBe(200)
    const { ticket, messages } = await view(ticketId)
    expect(ticket.urgentAt).toBeNull()
    expect(messages.at(-1)).toMatchObject({ direction: 'out', text: 'A printer can wait' })
    expect((await t.owner.get<UrgentOfTicket>(`/tickets/${ticketId}/urgent`)).body.misuses).toBe(misuses)
  }
  const { ticketId } = await urgent({ from })
  expect((await view(ticketId)).ticket.urgentAt).toBeNull()
  expect((await view(ticketId)).history.at(-1)).toMatchObject({
    kind: 'ticket.urgent_refused',
    data: { why: 'misuse' },
  })
  // We may still call for them.
  expect((await anna.post(`/tickets/${ticketId}/urgent`)).status).toBe(200)
})

test('whoever is not entitled comes in by the ordinary way; a machine calls nobody', async () => {
  await setDoor({ entitled: [{ field: 'tags', op: 'any', values: ['gold'] }] })
  const { ticketId } = await urgent()
  expect((await view(ticketId)).history.at(-1)?.data).toEqual({ why: 'entitled' })
  await setDoor({})
  const machine = await urgent({ automatic: true })
  expect((await view(machine.ticketId)).ticket.urgentAt).toBeNull()
})

test('an intake rule makes it urgent by words, and the preview says so', async () => {
  const rule = {
    ...{ name: 'Attack', enabled: true, filter: [], words: ['attack'], senders: [] },
    ...{
      lineId: null,
      groupId: null,
      productId: null,
      kind: null,
      priority: null,
      addTags: [],
      urgent: true,
    },
  }
  const { body } = await t.owner.post<{ id: number }>('/intake-rules', rule)
  const example = {
    from: 'a@b.example',
    subject: 'We are under attack',
    text: '',
    brandId: null,
    language: null,
  }
  expect((await t.owner.post<IntakeDecision>('/intake-preview', example)).body.urgent).toBe(true)
  const { ticketId } = await receive(t.db, { subject: 'Attack' })
  expect((await view(ticketId)).ticket.urgentAt).not.toBeNull()
  expect((await last(ticketId)).way).toBe('rule')
  await t.owner.delete(`/intake-rules/${body.id}`)
})

test('it passes all queues', async () => {
  const early = await receive(t.db, { subject: 'First' })
  const late = await urgent()
  await setRouting(t.owner, 1, { mode: 'pull' })
  await routeAll(t.db)
  const waiting = await all(
    t.db,
    sql<{ ticketId: number }>`
      select ticket_id from routing_queue where ticket_id in (${early.ticketId}, ${late.ticketId})
      order by wanted_by, ticket_id
    `,
  )
  expect(waiting.map(({ ticketId }) => ticketId)).toEqual([late.ticketId, early.ticketId])
  await setRouting(t.owner, 1, { mode: 'manual' })
})

test('an agent calls, nobody twice; what we called for ourselves counts against nobody', async () => {
  const { ticketId } = await receive(t.db)
  const [first, second] = [
    await anna.post<UrgentCall>(`/tickets/${ticketId}/urgent`),
    await jan.post<UrgentCall>(`/tickets/${ticketId}/urgent`),
  ]
  expect(second.body.id).toBe(first.body.id)
  expect((await dismiss(jan, ticketId, '')).status).toBe(200)
  expect((await t.owner.get<UrgentOfTicket>(`/tickets/${ticketId}/urgent`)).body.misuses).toBe(0)
  expect((await dismiss(anna, ticketId)).body.code).toBe('urgent_over')
})

test('solved before anybody accepted, it alarms nobody any more', async () => {
  const { ticketId } = await urgent()
  const { version } = (await view(ticketId)).ticket
  await anna.patch(`/tickets/${ticketId}`, { version, changes: { status: 'solved' } })
  const call = await last(ticketId)
  await alarm(t, ticketId, call.id)
  expect((await last(ticketId)).endedAt).not.toBeNull()
  expect(await kinds(ticketId)).not.toContain('ticket.urgent_alarmed')
})

test('a circle must hold somebody who is here', async () => {
  const { version } = (await t.owner.get<UrgentDoor>('/urgent-door')).body
  const door = { version, entitled: [], repeatMinutes: 5, rounds: 2, misuses: 0 }
  const put = (circles: object[]) => t.owner.put<Problem>('/urgent-door', { ...door, circles })
  expect((await put([{ groupIds: [], agentIds: [] }])).body.fields?.[0]?.field).toBe('circles/0/agentIds')
  expect((await put([{ groupIds: [99], agentIds: [] }])).body.fields?.[0]?.field).toBe('circles/0/groupIds')
})

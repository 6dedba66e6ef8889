import { randomUUID } from 'node:crypto'
import type { Plan } from '@podpora/contract/contracts'
import type { Problem } from '@podpora/contract/errors'
import type {
  Clock,
  Levels,
  LevelsTrialResult,
  Policy,
  PolicyAction,
  PolicyEffect,
} from '@podpora/contract/levels'
import type { Notification } from '@podpora/contract/notifications'
import type { PassingReason } from '@podpora/contract/passing'
import type { Group } from '@podpora/contract/people'
import type { TicketRow, TicketView } from '@podpora/contract/tickets'
import type { TicketTime } from '@podpora/contract/time'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readEvents } from '../../platform/events/log.ts'
import { placeOfReader } from '../../platform/events/readers.ts'
import { all, one, sql } from '../../platform/postgres/db.ts'
import { countAll, countAnew, inMinutes, makePolicy, policyInput, promise } from '../../testing/clocks.ts'
import { contractOf, plan, timeOf } from '../../testing/contracts.ts'
import { bringIn } from '../../testing/imports.ts'
import { receive } from '../../testing/mail.ts'
import { type TestServer, testServer, type Visitor } from '../../testing/server.ts'
import { guessMapping } from '../imports/columns.ts'
import { takeEvents as tellOf } from '../notifications/reading.ts'
import { workOnDue } from './stepping.ts'

let t: TestServer
let agent: Visitor
beforeAll(async () => {
  t = await testServer()
  agent = await t.colleague('agent')
})
afterAll(() => t.close())

const rowOf = async (id: number) => (await t.owner.get<TicketView>(`/tickets/${id}`)).body.ticket
const clocksOf = async (id: number) => (await t.owner.get<Clock[]>(`/tickets/${id}/clocks`)).body
const clock = async (id: number, target: Clock['target'] = 'first_response') =>
  (await clocksOf(id)).find((one) => one.target === target)
async function change(id: number, changes: object): Promise<void> {
  const { version } = await rowOf(id)
  expect((await t.owner.patch<TicketRow>(`/tickets/${id}`, { version, changes })).status).toBe(200)
}
const answer = (id: number) =>
  agent.post(`/tickets/${id}/messages`, { clientId: randomUUID(), kind: 'public', html: '<p>Hello</p>' })
const minutesUntil = (time: string | null | undefined, from: string) =>
  (Date.parse(time ?? '') - Date.parse(from)) / 60_000

/** A ticket that a policy is for. */
async function ticketWith(tag: string): Promise<number> {
  const { ticketId } = await receive(t.db)
  await change(ticketId, { tags: [tag] })
  await countAll(t)
  return ticketId
}

test('without a policy nothing is counted and nothing costs', async () => {
  const { ticketId } = await receive(t.db)
  await countAll(t)
  expect(await clocksOf(ticketId)).toEqual([])
  expect(await rowOf(ticketId)).toMatchObject({ dueAt: null, dueTarget: null, breached: false })
})

test('the ticket says what is due first; an answer keeps the promise', async () => {
  await makePolicy(t.owner, 'vip', { targets: [promise('first_response', 60), promise('resolution', 240)] })
  const id = await ticketWith('vip')
  const { createdAt, ...row } = await rowOf(id)
  expect(row.dueTarget).toBe('first_response')
  expect(minutesUntil(row.dueAt, createdAt)).toBe(60)
  await answer(id)
  await countAll(t)
  expect(await clock(id)).toMatchObject({ state: 'met', minutes: 60, time: 'calendar', causeBy: null })
  expect(await rowOf(id)).toMatchObject({ dueTarget: 'resolution', breached: false })
  await change(id, { status: 'solved' })
  await countAll(t)
  expect((await clocksOf(id)).map(({ state }) => state)).toEqual(['met', 'met'])
  expect((await rowOf(id)).dueAt).toBeNull()
})

test('what is passed to a line runs by what the line promises, without any policy', async () => {
  const { body: group } = await t.owner.post<Group>('/groups', { name: 'Second', memberIds: [t.owner.id] })
  const line = { name: 'Second line', level: 2, acceptMinutes: 30, answerMinutes: 60, returnMinutes: 600 }
  await t.owner.post('/lines', { ...line, noteRequired: false, hourCost: null, groupIds: [group.id] })
  const { body: reason } = await t.owner.post<PassingReason>('/passing-reasons', {
    name: 'Why',
    ways: ['up', 'aside'],
  })
  const { ticketId: id } = await receive(t.db)
  const { version } = await rowOf(id)
  const passed = {
    clientId: randomUUID(),
    version,
    groupId: group.id,
    reasonId: reason.id,
    html: '<p>Note</p>',
  }
  expect((await agent.post(`/tickets/${id}/pass`, passed)).status).toBe(200)
  await countAll(t)
  expect(await rowOf(id)).toMatchObject({ dueTarget: 'line_acceptance' })
  const states = async () =>
    Object.fromEntries(
      (await clocksOf(id)).map(({ target, state, minutes }) => [target, `${state} ${minutes}`]),
    )
  expect(await states()).toEqual({
    line_acceptance: 'running 30',
    line_answer: 'running 60',
    line_return: 'running 600',
  })
  expect((await t.owner.post(`/tickets/${id}/accept`)).status).toBe(200)
  const note = { clientId: randomUUID(), kind: 'note', html: '<p>Looking</p>' }
  expect((await t.owner.post(`/tickets/${id}/messages`, note)).status).toBe(201)
  await countAll(t)
  expect(await states()).toEqual({
    line_acceptance: 'met 30',
    line_answer: 'met 60',
    line_return: 'running 600',
  })
  await change(id, { status: 'solved' })
  await countAll(t)
})

test('an answer that is taken back was none', async () => {
  await makePolicy(t.owner, 'taken')
  const id = await ticketWith('taken')
  const body = { clientId: randomUUID(), kind: 'public', html: '<p>x</p>', undoSeconds: 30 }
  const { body: sent } = await agent.post<{ id: number }>(`/tickets/${id}/messages`, body)
  await countAll(t)
  expect((await clock(id))?.state).toBe('met')
  await agent.post(`/messages/${sent.id}/take-back`, {})
  await countAll(t)
  expect(await clock(id)).toMatchObject({ state: 'running', endedAt: null })
})

test('a policy for what waits for an agreement begins with the question and ends with the answer', async () => {
  await makePolicy(t.owner, 'costs', { conditions: [{ field: 'agreement', op: 'is', values: [true] }] })
  const address = 'costs@client.example'
  const from = { address, name: 'Anna' }
  const { customerId } = await rowOf((await receive(t.db, { from })).ticketId)
  const { body: sold } = await t.owner.post<Plan>('/plans', plan({ monthly: 0, overage: 'ask' }))
  await t.owner.post('/contracts', contractOf(customerId, sold.id))
  const { ticketId } = await receive(t.db, { from })
  await countAll(t)
  expect(await clocksOf(ticketId)).toEqual([])
  const { body } = await t.owner.post<TicketTime>(`/tickets/${ticketId}/time`, timeOf(60))
  await countAll(t)
  expect(await clock(ticketId)).toMatchObject({ state: 'running' })
  expect((await t.owner.put(`/overages/${body.entries[0]?.asked}`, { bill: true })).status).toBe(204)
  await countAll(t)
  expect(await clocksOf(ticketId)).toEqual([])
})

test('of several policies the first that fits counts, and the priority says how long', async () => {
  const quick = await makePolicy(t.owner, 'both', {
    targets: [{ ...promise('first_response', 5), minutes: { low: null, normal: 30, high: 5, urgent: 5 } }],
  })
  await makePolicy(t.owner, 'both', { targets: [promise('first_response', 500)] })
  const id = await ticketWith('both')
  expect(await clock(id)).toMatchObject({ policyId: quick.id, minutes: 30 })
  await change(id, { priority: 'high' })
  await countAll(t)
  expect((await clock(id))?.minutes).toBe(5)
  await change(id, { priority: 'low' })
  await countAll(t)
  expect(await clocksOf(id)).toEqual([])
})

describe('when time is up', () => {
  test('a warning and a breach are told to whom the policy says, and its steps are done once', async () => {
    const notify = (on: PolicyAction['on']): PolicyAction => ({
      on,
      targets: [],
      step: { kind: 'notify', whom: ['assignee'], agentIds: [] },
    })
    await makePolicy(t.owner, 'loud', {
      targets: [promise('first_response', 60, { warnAt: [50] })],
      actions: [
        notify('warning'),
        notify('breach'),
        { on: 'breach', targets: ['first_response'], step: { kind: 'raise_priority' } },
        { on: 'breach', targets: ['resolution'], step: { kind: 'unassign' } },
      ],
    })
    const id = await ticketWith('loud')
    await change(id, { assigneeId: agent.id })
    await inMinutes(t, 31)
    expect(await clock(id)).toMatchObject({ state: 'running', warned: 50 })
    expect(await toldTo(agent, id)).toContain('clock_warned')
    await inMinutes(t, 61)
    await inMinutes(t, 62)
    const { history } = (await t.owner.get<TicketView>(`/tickets/${id}`)).body
    expect(history.filter(({ kind }) => kind === 'clock.breached')).toHaveLength(1)
    expect(await rowOf(id)).toMatchObject({ breached: true, priority: 'high', assigneeId: agent.id })
    expect(await clock(id)).toMatchObject({ state: 'breached', cause: 'workload', causeBy: null })
    expect(await toldTo(agent, id)).toContain('clock_breached')
  })

  test('what cannot be done is said, and the rest is done', async () => {
    const { body: group } = await t.owner.post<{ id: number }>('/groups', { name: 'Gone', memberIds: [] })
    await makePolicy(t.owner, 'odd', {
      actions: [
        { on: 'breach', targets: [], step: { kind: 'group', groupId: group.id } },
        { on: 'breach', targets: [], step: { kind: 'raise_priority' } },
      ],
    })
    const id = await ticketWith('odd')
    await t.owner.delete(`/groups/${group.id}`)
    await inMinutes(t, 61)
    const { history, ticket } = (await t.owner.get<TicketView>(`/tickets/${id}`)).body
    expect(history.find(({ kind }) => kind === 'clock.breached')?.data).toMatchObject({
      target: 'first_response',
      refused: [{ step: 'group' }],
    })
    expect(ticket.priority).toBe('high')
  })

  test('a breach passes it to the next line up, where it waits, and supervisors hear of it', async () => {
    const supervisor = await t.colleague('supervisor')
    const line = async (name: string, level: number) => {
      const { id: groupId } = (await t.owner.post<{ id: number }>('/groups', { name, memberIds: [] })).body
      const promises = { acceptMinutes: null, answerMinutes: null, returnMinutes: null }
      const fields = { name, level, ...promises, noteRequired: false, hourCost: null, groupIds: [groupId] }
      await t.owner.post('/lines', fields)
      return groupId
    }
    const [low, high] = [await line('Lower', 3), await line('Higher', 5)]
    const policy = await makePolicy(t.owner, 'rises', {
      actions: [
        { on: 'breach', targets: [], step: { kind: 'escalate' } },
        { on: 'breach', targets: [], step: { kind: 'notify', whom: ['supervisors'], agentIds: [] } },
      ],
    })
    const id = await ticketWith('rises')
    await change(id, { groupId: low })
    await inMinutes(t, 61)
    const { history } = (await t.owner.get<TicketView>(`/tickets/${id}`)).body
    expect(history.find(({ kind }) => kind === 'ticket.escalated')?.data).toMatchObject({
      way: 'up',
      toGroupId: high,
      reason: policy.name,
    })
    expect(await rowOf(id)).toMatchObject({ groupId: high, passedAt: expect.any(String) })
    expect(await toldTo(supervisor, id)).toContain('clock_breached')
    const topmost = await ticketWith('rises')
    await change(topmost, { groupId: high })
    await inMinutes(t, 61)
    const { history: stays } = (await t.owner.get<TicketView>(`/tickets/${topmost}`)).body
    expect(stays.find(({ kind }) => kind === 'clock.breached')?.data).toMatchObject({
      refused: [{ step: 'escalate', code: 'no_line_above' }],
    })
  })

  test('an urgent call that nobody accepts in time is a broken promise; accepted, it is kept', async () => {
    expect((await t.owner.post('/door-promises', { of: 'urgent' })).status).toBe(204)
    expect((await t.owner.post('/door-promises', { of: 'urgent' })).status).toBe(204)
    const { body } = await t.owner.get<Levels>('/levels')
    expect(
      body.policies.filter(({ conditions }) => conditions.some(({ field }) => field === 'urgent')),
    ).toHaveLength(1)
    expect(body.policies[0]).toMatchObject({ conditions: [{ field: 'urgent' }] })
    const acceptance = async (id: number) =>
      (await clocksOf(id)).find(({ target }) => target === 'urgent_acceptance')
    const [late, kept, dismissed] = [await ticketWith('x'), await ticketWith('x'), await ticketWith('x')]
    for (const id of [late, kept, dismissed]) await t.owner.post(`/tickets/${id}/urgent`)
    await countAll(t)
    expect(await acceptance(kept)).toMatchObject({ state: 'running', minutes: 15, time: 'calendar' })
    await t.owner.post(`/tickets/${kept}/urgent/accept`)
    await t.owner.post(`/tickets/${dismissed}/urgent/dismiss`, { clientId: randomUUID(), html: '' })
    await inMinutes(t, 16)
    expect((await acceptance(late))?.state).toBe('breached')
    expect((await acceptance(kept))?.state).toBe('met')
    expect(await acceptance(dismissed)).toBeUndefined()
    await t.owner.delete(`/levels/policies/${body.policies[0]?.id}`)
  })

  test('the cause is guessed, and said better by people', async () => {
    await makePolicy(t.owner, 'why')
    const id = await ticketWith('why')
    const early = await clock(id)
    expect((await agent.patch(`/clocks/${early?.id}`, { cause: 'mistake' })).status).toBe(404)
    await inMinutes(t, 61)
    expect((await clock(id))?.cause).toBe('unassigned')
    const { body } = await agent.patch<Clock[]>(`/clocks/${early?.id}`, { cause: 'nobody_on_shift' })
    expect(body[0]).toMatchObject({ cause: 'nobody_on_shift', causeBy: agent.id })
    await change(id, { subject: 'Another' })
    await countAll(t)
    expect((await clock(id))?.cause).toBe('nobody_on_shift')
  })

  test('an answer that the log has not told of yet is seen all the same', async () => {
    await makePolicy(t.owner, 'late')
    const id = await ticketWith('late')
    await answer(id)
    while (await workOnDue(t.db, t.log, new Date(Date.now() + 61 * 60_000)));
    expect((await clock(id))?.state).toBe('met')
  })

  test('many workers at once do each step once', async () => {
    await makePolicy(t.owner, 'many', {
      actions: [{ on: 'breach', targets: [], step: { kind: 'raise_priority' } }],
    })
    const ids = await Promise.all(Array.from({ length: 12 }, () => ticketWith('many')))
    await countAll(t)
    const later = new Date(Date.now() + 61 * 60_000)
    await Promise.all(
      Array.from({ length: 6 }, async () => {
        while (await workOnDue(t.db, t.log, later));
      }),
    )
    while (await workOnDue(t.db, t.log, later));
    const told = await all(
      t.db,
      sql<{ ticketId: number }>`
        select ticket_id from events where kind = 'clock.breached' and ticket_id = any(${ids}::bigint[])
      `,
    )
    expect(told.map(({ ticketId }) => ticketId).sort((a, b) => a - b)).toEqual(ids.sort((a, b) => a - b))
    expect(await Promise.all(ids.map(async (id) => (await rowOf(id)).priority))).toEqual(
      ids.map(() => 'high'),
    )
  })
})

async function toldTo(who: Visitor, ticketId: number): Promise<string[]> {
  for (;;) {
    const page = await readEvents(t.db, await placeOfReader(t.db, 'notifications'), 500)
    await tellOf(t.db, page.events)
    if (page.events.length === 0 && !page.pending) break
  }
  const { items } = (await who.get<{ items: Notification[] }>('/notifications?filter=all')).body
  return items.filter((one) => one.ticketId === ticketId).map(({ kind }) => kind)
}

describe('tickets that move', () => {
  test('merged away, its promises are over; alone again, they go on', async () => {
    await makePolicy(t.owner, 'merging')
    const [id, into] = [await ticketWith('merging'), await ticketWith('merging')]
    await t.owner.post(`/tickets/${id}/merge`, { into })
    await countAll(t)
    expect((await clocksOf(id)).map(({ state }) => state)).not.toContain('running')
    expect((await rowOf(into)).dueAt).not.toBeNull()
    await t.owner.delete(`/tickets/${id}/merge`)
    await countAll(t)
    expect((await clock(id))?.state).toBe('running')
  })

  test('deleted, it is due no more; restored, it is', async () => {
    await makePolicy(t.owner, 'deleting')
    const id = await ticketWith('deleting')
    const due = (await rowOf(id)).dueAt
    await t.owner.delete(`/tickets/${id}`)
    await countAll(t)
    expect(await clock(id)).toMatchObject({ state: 'cancelled' })
    await t.owner.post(`/tickets/${id}/restore`)
    await countAll(t)
    const row = await rowOf(id)
    expect(Date.parse(row.dueAt ?? '')).toBeGreaterThanOrEqual(Date.parse(due ?? ''))
  })

  test('of what was brought in from elsewhere nothing is promised for what happened there', async () => {
    await makePolicy(t.owner, 'x', { conditions: [], targets: [promise('first_response', 60)] })
    const columns = ['ticket', 'subject', 'customer_email', 'created_at', 'message']
    await bringIn(t, {
      source: 'csv_tickets',
      contents: { 't.csv': `${columns.join(',')}\n1,Old,old@import.example,2020-01-01,Help` },
      mapping: guessMapping('csv_tickets', columns),
    })
    const old = await one(t.db, sql<{ id: number }>`select id from tickets where brought_at is not null`)
    await change(old.id, { priority: 'high' })
    await countAll(t)
    expect(await clocksOf(old.id)).toEqual([])
    const { policies } = (await t.owner.get<Levels>('/levels')).body
    const everything = policies.find(({ conditions }) => conditions.length === 0) as Policy
    await t.owner.delete(`/levels/policies/${everything.id}`)
    await countAnew(t)
  })
})

describe('a policy that changes', () => {
  test('says what it would do, and then counts open tickets anew without doing anything about the past', async () => {
    const policy = await makePolicy(t.owner, 'anew', {
      actions: [{ on: 'breach', targets: [], step: { kind: 'raise_priority' } }],
    })
    const ids = [await ticketWith('anew'), await ticketWith('anew')]
    await sql`
      update messages set created_at = created_at - interval '30 minutes' where ticket_id = ${ids[0]}
    `.execute(t.db)
    await countAnew(t)
    const { id: _, version, position: __, ...input } = policy
    const shorter = { ...input, targets: [promise('first_response', 10)] }
    const { body: effect } = await t.owner.post<PolicyEffect>('/levels/effect', {
      draft: { id: policy.id, policy: shorter },
    })
    expect(effect).toMatchObject({ all: true, changed: 2, breached: 1, healed: 0 })
    expect(effect.examples.map(({ ticketId }) => ticketId).sort()).toEqual(ids.sort())
    const before = await rowOf(ids[0] as number)
    await t.owner.put(`/levels/policies/${policy.id}`, { version, ...shorter })
    await countAnew(t)
    const { recalculation } = (await t.owner.get<Levels>('/levels')).body
    expect(recalculation).toMatchObject({ state: 'done' })
    expect(recalculation?.done).toBe(recalculation?.total)
    expect(await rowOf(ids[0] as number)).toMatchObject({ breached: true, priority: before.priority })
    expect(await clock(ids[1] as number)).toMatchObject({ state: 'running', minutes: 10 })
  })

  test('leaves what was kept or broken as it was', async () => {
    const policy = await makePolicy(t.owner, 'kept')
    const id = await ticketWith('kept')
    await answer(id)
    await countAll(t)
    const before = await clock(id)
    const { id: _, version, position: __, ...input } = policy
    await t.owner.put(`/levels/policies/${policy.id}`, {
      version,
      ...input,
      targets: [promise('first_response', 1)],
    })
    await countAnew(t)
    await change(id, { subject: 'Another' })
    await countAll(t)
    expect(await clock(id)).toEqual(before)
  })

  test('two at once: one is made, the other is told', async () => {
    const { id, version, position: _, ...input } = await makePolicy(t.owner, 'race')
    const answers = await Promise.all(
      [1, 2].map(() => t.owner.put<Problem>(`/levels/policies/${id}`, { version, ...input })),
    )
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409])
  })

  test.each([
    [{ conditions: [{ field: 'assignee', op: 'is', values: ['me'] }] }, 'conditions/0', 'not_for_promises'],
    [{ conditions: [{ field: 'due', op: 'until', hours: 3 }] }, 'conditions/0', 'not_for_promises'],
    [{ targets: [promise('resolution', 5), promise('resolution', 6)] }, 'targets/1/target', 'taken'],
    [{ targets: [promise('resolution', 5, { time: 'business' })] }, 'calendarId', 'required'],
    [{ calendarId: 999 }, 'calendarId', 'unknown'],
  ])('names what is wrong: %j', async (more, field, rule) => {
    const { body } = await t.owner.post<Problem>('/levels/policies', policyInput('wrong', more as object))
    expect(body.fields).toMatchObject([{ field, rule }])
  })
})

test('business time is counted by the calendar, which then can’t be taken away', async () => {
  const hours = [{ from: '09:00', to: '17:00' }]
  const week = [hours, hours, hours, hours, hours, [], []]
  const rules = { zone: 'Europe/Warsaw', week, holidays: null, exceptions: [] }
  const { body: calendar } = await t.owner.post<{ id: number }>('/calendars', { name: 'Office', rules })
  const policy = await makePolicy(t.owner, 'office', {
    calendarId: calendar.id,
    targets: [promise('resolution', 8 * 60, { time: 'business', warnAt: [50] })],
  })
  const id = await ticketWith('office')
  const { body } = await t.owner.post<LevelsTrialResult>('/levels/trial', {
    draft: null,
    ticket: {
      ...{ priority: 'normal', kind: 'question', channel: 'mail', brandId: 1, groupId: null },
      ...{ lineId: null, productId: null, tags: ['office'] },
    },
  })
  expect(body).toMatchObject({ policyId: policy.id, dues: [{ target: 'resolution', minutes: 480 }] })
  // Eight hours of work are due on another day, and nobody works at the weekend.
  const due = new Date((await rowOf(id)).dueAt ?? '')
  expect([0, 6]).not.toContain(due.getUTCDay())
  expect(Math.abs(due.getTime() - Date.parse(body.dues[0]?.dueAt ?? ''))).toBeLessThan(60_000)
  expect((await t.owner.delete<Problem>(`/calendars/${calendar.id}`)).body.code).toBe('calendar_in_use')

  // Where people work round the clock from now on, it is due in eight hours.
  const always = { ...rules, week: Array(7).fill([{ from: '00:00', to: '24:00' }]) }
  await t.owner.put(`/calendars/${calendar.id}`, { version: 1, name: 'Office', rules: always })
  await countAnew(t)
  const sooner = Date.parse((await rowOf(id)).dueAt ?? '')
  expect(sooner).toBeLessThanOrEqual(Date.now() + 8 * 3_600_000)
})

test('lists ask for what is due and what was broken, and put first what breaks first', async () => {
  await makePolicy(t.owner, 'listed', { targets: [promise('first_response', 60)] })
  const soon = await ticketWith('listed')
  const broken = await ticketWith('listed')
  await inMinutes(t, 61)
  const tags = { field: 'tags', op: 'any', values: ['listed'] }
  const ask = async (filter: object[], sort = 'due') => {
    const query = new URLSearchParams({ filter: JSON.stringify([tags, ...filter]), sort })
    return (await t.owner.get<{ items: TicketRow[] }>(`/tickets?${query}`)).body.items.map(({ id }) => id)
  }
  expect(await ask([{ field: 'breached', op: 'is', values: [true] }])).toEqual([soon, broken])
  expect(await ask([{ field: 'due', op: 'until', hours: 2 }])).toEqual([soon, broken])
  expect(await ask([], '-due')).toEqual([broken, soon])
  await answer(soon)
  await countAll(t)
  expect(await ask([])).toEqual([broken, soon])
})

test('who may not see a ticket sees none of its promises', async () => {
  const { body: far } = await t.owner.post<{ id: number }>('/groups', { name: 'Far', memberIds: [] })
  const { ticketId } = await receive(t.db, { groupId: far.id })
  expect((await agent.get(`/tickets/${ticketId}/clocks`)).status).toBe(404)
  expect((await agent.get('/levels')).status).toBe(403)
})

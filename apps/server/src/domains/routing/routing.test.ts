import type { Calendar } from '@podpora/contract/calendars'
import type { Problem } from '@podpora/contract/errors'
import type {
  AgentRouting,
  GroupRoutingChange,
  NextTicket,
  OwnRouting,
  Preview,
  Skill,
  TicketRouting,
  WaitingTicket,
} from '@podpora/contract/routing'
import { profiles } from '@podpora/contract/routing-words'
import type { Simulation } from '@podpora/contract/simulation'
import type { TicketView } from '@podpora/contract/tickets'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from '../../platform/postgres/db.ts'
import { receive } from '../../testing/mail.ts'
import { queueAll, routeAll, setRouting } from '../../testing/routing.ts'
import { type TestServer, testServer, type Visitor } from '../../testing/server.ts'
import { noticeVanished } from './leaving.ts'
import { expireOffers } from './offering.ts'
import { runSimulation } from './replaying.ts'

let t: TestServer
let anna: Visitor
let piotr: Visitor
beforeAll(async () => {
  t = await testServer()
  anna = await t.colleague('agent', { name: 'Anna' })
  piotr = await t.colleague('agent', { name: 'Piotr' })
})
afterAll(() => t.close())
beforeEach(async () => {
  await queueAll(t.db)
  await sql`
    truncate assignments, routing_queue, agent_experience, group_routing, agent_routing, agent_skills, skills
  `.execute(t.db)
  await sql`update tickets set status = 'closed', assignee_id = null`.execute(t.db)
  await t.owner.put('/routing/me/availability', { availability: 'away' })
})

const arrive = async () => (await receive(t.db)).ticketId
const ticketOf = async (id: number) => (await t.owner.get<TicketView>(`/tickets/${id}`)).body
const assignee = async (id: number) => (await ticketOf(id)).ticket.assigneeId
const change = async (who: Visitor, id: number, changes: object) => {
  const { version } = (await ticketOf(id)).ticket
  return who.patch(`/tickets/${id}`, { version, changes })
}
const whyOf = async (id: number) => (await t.owner.get<TicketRouting>(`/tickets/${id}/routing`)).body
const offersOf = async (who: Visitor) => (await who.get<OwnRouting>('/routing/me')).body.offers
const available = (who: Visitor, availability: string) =>
  who.put('/routing/me/availability', { availability })
const waiting = async () =>
  (await t.owner.get<{ items: WaitingTicket[] }>('/routing/waiting')).body.items.map((w) => [
    w.ticketId,
    w.reason,
  ])
const push = (more: Partial<GroupRoutingChange> = {}) => setRouting(t.owner, 1, { mode: 'push', ...more })
async function capable(who: Visitor, more: Partial<AgentRouting>): Promise<void> {
  const all = (await t.owner.get<AgentRouting[]>('/routing/agents')).body
  const { version, capacity, hourlyLimit, rate, calendarId, skills } = all.find(
    (a) => a.agentId === who.id,
  ) as AgentRouting
  const { status } = await t.owner.put(`/routing/agents/${who.id}`, {
    ...{ version, capacity, hourlyLimit, rate, calendarId, skills },
    ...more,
  })
  expect(status).toBe(200)
}

test('nothing changes until a group wishes it', async () => {
  const id = await arrive()
  await routeAll(t.db)
  expect(await assignee(id)).toBeNull()
  expect((await anna.get<OwnRouting>('/routing/me')).body).toMatchObject({ inUse: false, offers: [] })
  expect(await waiting()).toEqual([])
})

describe('push', () => {
  test('gives what waits already and what comes, in turn, and says why', async () => {
    const before = await arrive()
    await push()
    await routeAll(t.db)
    const after = await arrive()
    await routeAll(t.db)
    const had = [await assignee(before), await assignee(after)]
    expect(had.sort()).toEqual([anna.id, piotr.id].sort())
    const { assignment } = await whyOf(after)
    expect(assignment).toMatchObject({ way: 'push', explanation: { candidateCount: 2 } })
    expect(assignment?.explanation?.candidates[0]?.agentId).toBe(assignment?.agentId)
    expect(assignment?.explanation?.excluded).toEqual([{ why: 'away', count: 1, agentIds: [t.owner.id] }])
    const { history } = await ticketOf(after)
    expect(history.at(-1)).toMatchObject({ actor: { kind: 'rule' }, data: { routed: true } })
  })

  test('stops at a capacity, says so, and goes on when something is solved', async () => {
    await capable(anna, { capacity: 1 })
    await available(piotr, 'away')
    await push()
    const [first, second] = [await arrive(), await arrive()]
    await routeAll(t.db)
    expect(await assignee(first)).toBe(anna.id)
    expect(await waiting()).toEqual([[second, 'full']])
    expect((await whyOf(second)).waits).toMatchObject({ reason: 'full' })
    await change(anna, first, { status: 'solved' })
    await routeAll(t.db)
    expect(await assignee(second)).toBe(anna.id)
    expect(await waiting()).toEqual([])
  })

  test('whoever is not on shift gets nothing until the shift begins', async () => {
    // Three days from now, whichever day it is.
    const far = (new Date().getUTCDay() + 2) % 7
    const week = Array.from({ length: 7 }, (_, day) => (day === far ? [{ from: '09:00', to: '17:00' }] : []))
    const never = { zone: 'UTC', week, holidays: null, exceptions: [] }
    const calendar = { name: 'Nights', rules: never }
    const { body: nights } = await t.owner.post<Calendar>('/calendars', calendar)
    await capable(anna, { calendarId: nights.id })
    await available(piotr, 'away')
    await push()
    const id = await arrive()
    await routeAll(t.db)
    expect(await waiting()).toEqual([[id, 'off_shift']])
    const people = (await t.owner.get<AgentRouting[]>('/routing/agents')).body
    expect(people.find(({ agentId }) => agentId === anna.id)).toMatchObject({ onShift: false })
    expect((await t.owner.delete<Problem>(`/calendars/${nights.id}`)).body.code).toBe('calendar_in_use')

    const always = { ...never, week: Array(7).fill([{ from: '00:00', to: '24:00' }]) }
    await t.owner.put(`/calendars/${nights.id}`, { version: 1, name: 'Nights', rules: always })
    await routeAll(t.db)
    expect(await assignee(id)).toBe(anna.id)
  })

  test('an hourly limit keeps from being flooded', async () => {
    await capable(anna, { hourlyLimit: 2 })
    await available(piotr, 'away')
    await push()
    const ids = [await arrive(), await arrive(), await arrive()]
    await routeAll(t.db)
    expect(await Promise.all(ids.map(assignee))).toEqual([anna.id, anna.id, null])
    expect(await waiting()).toEqual([[ids[2], 'hourly_limit']])
    await sql`update assignments set created_at = created_at - interval '61 minutes'`.execute(t.db)
    await routeAll(t.db)
    expect(await assignee(ids[2] as number)).toBe(anna.id)
  })

  test('asks for a skill, and for less of it with time', async () => {
    const { body: skill } = await t.owner.post<Skill>('/skills', {
      name: 'Refunds',
      level: 3,
      conditions: [{ field: 'tags', op: 'any', values: ['refund'] }],
    })
    await capable(anna, { skills: [{ skillId: skill.id, level: 2 }] })
    await push({ relax: [{ afterMinutes: 10, by: 1 }] })
    const id = await arrive()
    await sql`update tickets set tags = '{refund}' where id = ${id}`.execute(t.db)
    await routeAll(t.db)
    expect(await waiting()).toEqual([[id, 'skill']])
    await sql`update routing_queue set since = now() - interval '10 minutes'`.execute(t.db)
    await routeAll(t.db)
    expect(await assignee(id)).toBe(anna.id)
    expect((await whyOf(id)).assignment?.explanation).toMatchObject({
      asked: [{ skillId: skill.id, level: 2, originally: 3 }],
      relaxed: { afterMinutes: 10, by: 1 },
    })
  })

  test('who comes back to the customer is preferred where that counts', async () => {
    const known = await arrive()
    await change(piotr, known, { assigneeId: piotr.id, status: 'solved' })
    await push({ profile: 'own', weights: { ...profiles.fair, fairness: 0, load: 0, affinity: 10 } })
    const ids = [await arrive(), await arrive()]
    await routeAll(t.db)
    expect(await Promise.all(ids.map(assignee))).toEqual([piotr.id, piotr.id])
  })

  test('what somebody takes by hand is work handed out, too', async () => {
    await push()
    const id = await arrive()
    await change(anna, id, { assigneeId: anna.id })
    await queueAll(t.db)
    expect(await whyOf(id)).toMatchObject({
      assignment: { way: 'hand', agentId: anna.id, explanation: null },
    })
    const next = await arrive()
    await routeAll(t.db)
    expect(await assignee(next)).toBe(piotr.id)
  })
})

describe('an offer', () => {
  beforeEach(() => push({ offerSeconds: 60 }))

  test('declined goes to another with its place and age, and accepted it is theirs', async () => {
    const id = await arrive()
    await routeAll(t.db)
    const { since } = (await whyOf(id)).waits as { since: string }
    const first = (await offersOf(anna)).length > 0 ? anna : piotr
    const second = first === anna ? piotr : anna
    const [offer] = await offersOf(first)
    expect(offer).toMatchObject({ ticketId: id, subject: 'The printer is on fire' })
    expect((await second.post<Problem>(`/routing/offers/${offer?.id}/accept`)).body.code).toBe('offer_over')
    expect((await first.post(`/routing/offers/${offer?.id}/decline`)).status).toBe(204)
    await routeAll(t.db)
    expect((await whyOf(id)).waits?.since).toBe(since)
    expect(await offersOf(first)).toEqual([])
    const [other] = await offersOf(second)
    expect((await second.post(`/routing/offers/${other?.id}/accept`)).body).toEqual({ ticketId: id })
    expect(await assignee(id)).toBe(second.id)
    expect((await second.post(`/routing/offers/${other?.id}/accept`)).status).toBe(409)
    const { assignment } = await whyOf(id)
    expect(assignment?.explanation?.excluded).toContainEqual({
      why: 'declined',
      count: 1,
      agentIds: [first.id],
    })
    await queueAll(t.db)
    expect(await waiting()).toEqual([])
  })

  test('of which nothing is heard ends, and nobody has two before them', async () => {
    const ids = [await arrive(), await arrive(), await arrive()]
    await routeAll(t.db)
    const offered = async () =>
      (await Promise.all([anna, piotr].map(offersOf))).map((offers) => offers.map((o) => o.ticketId))
    const before = await offered()
    expect(before.flat().sort()).toEqual([ids[0], ids[1]])
    expect(before.map((one) => one.length)).toEqual([1, 1])
    expect(await waiting()).toEqual([[ids[2], 'has_offer']])
    await sql`update assignments set expires_at = now() - interval '1 second'`.execute(t.db)
    await expireOffers(t.db)
    await routeAll(t.db)
    // Each is asked for what the other did not answer: the oldest come first still.
    expect(await offered()).toEqual(before.reverse())
  })

  test('is withdrawn when somebody goes away, or another takes the ticket', async () => {
    await available(piotr, 'busy')
    const id = await arrive()
    await routeAll(t.db)
    expect(await offersOf(anna)).toHaveLength(1)
    await available(anna, 'away')
    expect(await offersOf(anna)).toEqual([])
    await routeAll(t.db)
    expect(await waiting()).toEqual([[id, 'busy']])
    await available(anna, 'online')
    await routeAll(t.db)
    const [offer] = await offersOf(anna)
    await change(piotr, id, { assigneeId: piotr.id })
    expect((await anna.post(`/routing/offers/${offer?.id}/accept`)).status).toBe(409)
    await queueAll(t.db)
    expect(await offersOf(anna)).toEqual([])
    expect(await assignee(id)).toBe(piotr.id)
  })
})

describe('somebody who leaves', () => {
  test('keeps their tickets, or gives back what nobody has answered, as the group wishes', async () => {
    await available(piotr, 'away')
    await push({ leaving: 'unanswered' })
    const [fresh, begun] = [await arrive(), await arrive()]
    await routeAll(t.db)
    await change(anna, begun, { status: 'open' })
    await available(anna, 'away')
    await available(piotr, 'online')
    await routeAll(t.db)
    expect(await assignee(fresh)).toBe(piotr.id)
    expect(await assignee(begun)).toBe(anna.id)
  })

  test('without a word counts as away, and is back when they are seen', async () => {
    await available(piotr, 'away')
    await push({ leaving: 'all' })
    const id = await arrive()
    await routeAll(t.db)
    expect(await assignee(id)).toBe(anna.id)
    const seen = (ago: string) =>
      sql`update sessions set seen_at = now() - ${ago}::interval where agent_id = ${anna.id}`.execute(t.db)
    await seen('20 minutes')
    await noticeVanished(t.db)
    await routeAll(t.db)
    expect(await assignee(id)).toBeNull()
    expect(await waiting()).toEqual([[id, 'away']])
    await seen('0 minutes')
    await noticeVanished(t.db)
    await routeAll(t.db)
    expect(await assignee(id)).toBe(anna.id)
  })

  test('and is switched off keeps nothing', async () => {
    const ewa = await t.colleague('agent', { name: 'Ewa' })
    await available(anna, 'away')
    await available(piotr, 'away')
    await push()
    const id = await arrive()
    await routeAll(t.db)
    expect(await assignee(id)).toBe(ewa.id)
    await t.owner.patch(`/agents/${ewa.id}`, { state: 'disabled' })
    await routeAll(t.db)
    expect(await assignee(id)).toBeNull()
  })
})

describe('pull', () => {
  test('gives the most urgent one that somebody can take, to each another', async () => {
    await setRouting(t.owner, 1, { mode: 'pull' })
    const [low, urgent] = [await arrive(), await arrive()]
    await change(t.owner, urgent, { priority: 'urgent' })
    await routeAll(t.db)
    expect(await assignee(low)).toBeNull()
    expect((await whyOf(low)).waits).toMatchObject({ reason: 'to_fetch' })
    const next = async (who: Visitor) => (await who.post<NextTicket>('/routing/next')).body
    expect(await next(anna)).toEqual({ ticketId: urgent, reason: null })
    expect(await next(piotr)).toEqual({ ticketId: low, reason: null })
    expect(await next(piotr)).toEqual({ ticketId: null, reason: 'none_waiting' })
    expect((await whyOf(urgent)).assignment).toMatchObject({ way: 'pull', agentId: anna.id })
    await capable(anna, { capacity: 1 })
    await arrive()
    await queueAll(t.db)
    expect(await next(anna)).toEqual({ ticketId: null, reason: 'full' })
    const light = await t.colleague('light')
    expect((await light.post('/routing/next')).status).toBe(403)
  })
})

test('a day is replayed under two profiles, by a job that says how far it is', async () => {
  await arrive()
  const side = (profile: keyof typeof profiles) => ({
    profile,
    weights: profiles[profile],
    relax: [],
    fairnessHours: 8,
    paidRatio: null,
  })
  const start = (source: object) =>
    t.owner.post<Simulation>('/routing/simulations', {
      groupId: 1,
      source,
      sides: [side('fair'), side('expert')],
    })
  const day = new Date().toISOString().slice(0, 10)
  for (const source of [{ tickets: 30 }, { day }]) {
    const { body, status } = await start(source)
    expect([status, body.state]).toEqual([202, 'running'])
    await runSimulation(t.db, body.id, true)
    const done = (await t.owner.get<Simulation>(`/routing/simulations/${body.id}`)).body
    expect(done).toMatchObject({ state: 'done', progress: 1000 })
    expect(done.result?.[0].loads.reduce((sum, { tickets }) => sum + tickets, 0)).toBeGreaterThan(0)
    expect((await anna.get(`/routing/simulations/${body.id}`)).status).toBe(403)
  }
  expect((await start({ tickets: 0 })).status).toBe(400)
})

describe('settings', () => {
  test('say who would get a ticket without giving it', async () => {
    const id = await arrive()
    const preview = (who: Visitor) =>
      who.post<Preview & Problem>('/routing/groups/1/preview', {
        ticketId: id,
        weights: profiles.fair,
        relax: [],
        fairnessHours: 8,
        paidRatio: null,
      })
    expect((await preview(t.owner)).body).toMatchObject({ agentId: anna.id, reason: null })
    expect(await assignee(id)).toBeNull()
    expect((await preview(anna)).status).toBe(403)
  })

  test('name what is wrong, and what somebody else has changed meanwhile', async () => {
    const { groupId: _, ...set } = await push()
    const put = (more: object) => t.owner.put<Problem>('/routing/groups/1', { ...set, ...more })
    expect((await put({ version: 1 })).status).toBe(200)
    expect((await put({ version: 1 })).body).toMatchObject({
      code: 'changed_meanwhile',
      current: { version: 2 },
    })
    const relax = [
      { afterMinutes: 30, by: 1 },
      { afterMinutes: 10, by: 2 },
    ]
    expect((await put({ version: 2, relax })).body.fields?.[0]).toMatchObject({
      field: 'relax',
      rule: 'order',
    })
    const skill = { name: 'German', level: 2, conditions: [{ field: 'language', op: 'is', values: ['de'] }] }
    expect((await t.owner.post('/skills', skill)).status).toBe(201)
    expect((await t.owner.post<Problem>('/skills', skill)).body.code).toBe('name_taken')
    expect((await anna.post('/skills', skill)).status).toBe(403)
    const unknown = {
      version: 0,
      capacity: 5,
      hourlyLimit: null,
      rate: null,
      calendarId: null,
      skills: [{ skillId: 99, level: 1 }],
    }
    const refused = async (more: object) =>
      (await t.owner.put<Problem>(`/routing/agents/${anna.id}`, { ...unknown, ...more })).body.fields?.[0]
        ?.field
    expect(await refused({})).toBe('skills')
    expect(await refused({ skills: [], calendarId: 99 })).toBe('calendarId')
  })
})

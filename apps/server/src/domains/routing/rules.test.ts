import { indicators, profileNames, profiles, waitReasons } from '@podpora/contract/routing-words'
import { priorities, ticketKinds } from '@podpora/contract/tickets'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AgentFacts, TicketFacts } from './facts.ts'
import { agent, now, ticket } from './fixtures.ts'
import {
  byUrgency,
  decide,
  obstacleFor,
  type RoutingRules,
  relaxedAt,
  type Waiting,
  wantedBy,
  withTicket,
} from './rules.ts'

const minute = 60_000
const relax = [
  { afterMinutes: 15, by: 1 },
  { afterMinutes: 30, by: 3 },
  { afterMinutes: 60, by: 5 },
]
const rules = (more: Partial<RoutingRules> = {}): RoutingRules => ({ weights: profiles.fair, relax, ...more })

describe('by hand', () => {
  test('fair: whoever was handed less work lately gets it, however many tickets that were', () => {
    const oneHardOne = agent(1, { effort: 60, takenLastHour: 1 })
    const threeEasyOnes = agent(2, { effort: 15, takenLastHour: 3 })
    expect(decide(ticket(), [oneHardOne, threeEasyOnes], rules(), now).agentId).toBe(2)
  })

  test('expert: the highest level goes first, though that person has more to do', () => {
    const master = agent(1, { skills: new Map([[7, 5]]), load: 7, effort: 90 })
    const pupil = agent(2, { skills: new Map([[7, 2]]) })
    const asked = [{ skillId: 7, level: 2 }]
    const given = (weights: RoutingRules['weights']) =>
      decide(ticket({ asked }), [master, pupil], rules({ weights }), now).agentId
    expect(given(profiles.expert)).toBe(1)
    expect(given(profiles.fair)).toBe(2)
  })

  test('least loaded: the share of the own capacity counts, not the number of tickets', () => {
    const full = agent(1, { load: 6, capacity: 8 })
    const large = agent(2, { load: 8, capacity: 20 })
    const given = decide(ticket(), [full, large], rules({ weights: profiles.least_loaded }), now)
    expect(given.agentId).toBe(2)
    expect(given.explanation.candidates.map(({ scores }) => scores.load)).toEqual([600, 250])
  })

  test('fastest: who has solved twenty of this kind, and who knows the customer', () => {
    const practised = agent(1, { solved: new Map([['question', 20]]) })
    const stranger = agent(2)
    expect(decide(ticket(), [stranger, practised], rules({ weights: profiles.fastest }), now).agentId).toBe(1)
    const known = ticket({ servedBy: new Map([[2, 3]]) })
    expect(decide(known, [agent(1), stranger], rules({ weights: profiles.fastest }), now).agentId).toBe(2)
  })

  test('a skill is asked for less after its time, and the explanation says so', () => {
    const asked = [{ skillId: 7, level: 3 }]
    const beginner = agent(1, { skills: new Map([[7, 2]]) })
    const fresh = decide(ticket({ asked }), [beginner], rules(), now)
    expect(fresh).toMatchObject({ agentId: null, reason: 'skill' })
    const waited = decide(ticket({ asked, since: now - 15 * minute }), [beginner], rules(), now)
    expect(waited.agentId).toBe(1)
    expect(waited.explanation).toMatchObject({
      asked: [{ skillId: 7, level: 2, originally: 3 }],
      relaxed: { afterMinutes: 15, by: 1 },
      waitedSeconds: 900,
    })
    const unskilled = agent(2)
    expect(decide(ticket({ asked, since: now - 60 * minute }), [unskilled], rules(), now).agentId).toBe(2)
  })

  test('waits for what keeps the nearest person', () => {
    const reasonOf = (agents: AgentFacts[]) => {
      const decision = decide(ticket({ asked: [{ skillId: 7, level: 1 }] }), agents, rules(), now)
      return decision.agentId === null ? decision.reason : undefined
    }
    const able = { skills: new Map([[7, 3]]) }
    expect(reasonOf([])).toBe('no_members')
    expect(reasonOf([agent(1, { availability: 'away' })])).toBe('away')
    expect(reasonOf([agent(1, { availability: 'away' }), agent(2, { availability: 'busy' })])).toBe('busy')
    expect(reasonOf([agent(1, { onShift: false })])).toBe('off_shift')
    expect(reasonOf([agent(1), agent(2, { availability: 'away', ...able })])).toBe('skill')
    expect(reasonOf([agent(1, { ...able, hourlyLimit: 2, takenLastHour: 2 })])).toBe('hourly_limit')
    expect(reasonOf([agent(1), agent(2, { ...able, load: 10 })])).toBe('full')
  })

  test('the nearest promise goes first; without one, as long as the priority can wait', () => {
    const waits = (id: number, more: Partial<Waiting> = {}) => ({
      id,
      wantedBy: wantedBy({ waitingSince: now, priority: 'normal', dueAt: null, ...more }),
    })
    const order = [
      waits(1),
      waits(2, { dueAt: now + 10 * minute }),
      waits(3, { priority: 'urgent' }),
      waits(4, { waitingSince: now - 1425 * minute }),
      waits(5, { dueAt: now + 3000 * minute }),
    ]
    expect(order.sort(byUrgency).map(({ id }) => id)).toEqual([2, 4, 3, 1, 5])
  })
})

const anyAgent = (id: number): fc.Arbitrary<AgentFacts> =>
  fc.record({
    id: fc.constant(id),
    availability: fc.constantFrom('online', 'online', 'online', 'busy', 'away'),
    onShift: fc.boolean(),
    load: fc.integer({ min: 0, max: 12 }),
    capacity: fc.integer({ min: 0, max: 12 }),
    takenLastHour: fc.integer({ min: 0, max: 5 }),
    hourlyLimit: fc.option(fc.integer({ min: 0, max: 5 })),
    hasOffer: fc.boolean(),
    skills: fc
      .array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 5 })))
      .map((all) => new Map(all)),
    solved: fc.array(fc.tuple(fc.constantFrom(...ticketKinds), fc.nat(50))).map((all) => new Map(all)),
    effort: fc.nat(200),
    rate: fc.option(fc.nat(10_000)),
    lastGivenAt: fc.nat(1000),
    paidSinceFree: fc.nat(9),
  })
const anyAgents = fc.nat(12).chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => anyAgent(i + 1))))
const anyTicket: fc.Arbitrary<TicketFacts> = fc.record({
  id: fc.integer({ min: 1, max: 99 }),
  groupId: fc.constant(1),
  service: fc.constantFrom('paid', 'free', null),
  kind: fc.constantFrom(...ticketKinds),
  units: fc.integer({ min: 1, max: 5 }),
  effort: fc.nat(60),
  since: fc.integer({ min: now - 90 * minute, max: now }),
  wantedBy: fc.integer({ min: now - 90 * minute, max: now + 900 * minute }),
  asked: fc.uniqueArray(
    fc.record({ skillId: fc.integer({ min: 1, max: 3 }), level: fc.integer({ min: 1, max: 5 }) }),
    { selector: ({ skillId }) => skillId, maxLength: 2 },
  ),
  servedBy: fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.nat(9))).map((all) => new Map(all)),
  workedBy: fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 2 }).map((all) => new Set(all)),
  declinedBy: fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 2 }).map((all) => new Set(all)),
})
const anyWeights = fc.record(
  Object.fromEntries(indicators.map((name) => [name, fc.integer({ min: 0, max: 10 })])) as Record<
    (typeof indicators)[number],
    fc.Arbitrary<number>
  >,
)
const anyRules = fc.record({ weights: anyWeights, relax: fc.constant(relax) })

const anyWaiting: fc.Arbitrary<Waiting> = fc.record({
  waitingSince: fc.integer({ min: now - 90 * minute, max: now }),
  priority: fc.constantFrom(...priorities),
  dueAt: fc.option(fc.integer({ min: now - 90 * minute, max: now + 900 * minute })),
})
type Place = Pick<TicketFacts, 'id' | 'wantedBy'>

describe('for all', () => {
  test('whoever gets it could take it, and it waits only where nobody could', () => {
    fc.assert(
      fc.property(anyTicket, anyAgents, anyRules, (t, agents, some) => {
        const decision = decide(t, agents, some, now)
        const asked = decision.explanation.asked
        const able = agents.filter((one) => obstacleFor(one, t, asked) === null)
        if (decision.agentId === null) {
          expect(able).toEqual([])
          expect(waitReasons).toContain(decision.reason)
        } else {
          const chosen = able.find(({ id }) => id === decision.agentId) as AgentFacts
          expect(chosen.load + t.units).toBeLessThanOrEqual(chosen.capacity)
          expect(withTicket(chosen, t, now).load).toBe(chosen.load + t.units)
        }
      }),
    )
  })

  test('the order in which people are read decides nothing', () => {
    fc.assert(
      fc.property(anyTicket, anyAgents, anyRules, (t, agents, some) => {
        const { agentId, explanation } = decide(t, agents, some, now)
        const turned = decide(t, [...agents].reverse(), some, now)
        expect(turned.agentId).toBe(agentId)
        expect(turned.explanation.candidates).toEqual(explanation.candidates)
      }),
    )
  })

  test('an explanation counts everybody, and its first candidate is the chosen one', () => {
    fc.assert(
      fc.property(anyTicket, anyAgents, anyRules, (t, agents, some) => {
        const { agentId, explanation } = decide(t, agents, some, now)
        const excluded = explanation.excluded.reduce((sum, { count }) => sum + count, 0)
        expect(explanation.candidateCount + excluded).toBe(agents.length)
        expect(explanation.candidates[0]?.agentId ?? null).toBe(agentId)
        for (const { total, scores } of explanation.candidates)
          for (const score of [total, ...Object.values(scores)]) {
            expect(score).toBeGreaterThanOrEqual(0)
            expect(score).toBeLessThanOrEqual(1000)
          }
      }),
    )
  })

  test('waiting longer takes nobody away who could take it', () => {
    fc.assert(
      fc.property(anyTicket, anyAgents, anyRules, fc.nat(120), (t, agents, some, more) => {
        const count = (at: number) => decide(t, agents, some, at).explanation.candidateCount
        expect(count(now + more * minute)).toBeGreaterThanOrEqual(count(now))
      }),
    )
  })

  test('somebody with more work handed out does not come to be preferred by that', () => {
    fc.assert(
      fc.property(anyTicket, anyAgents, anyRules, fc.nat(100), (t, agents, some, more) => {
        const { agentId } = decide(t, agents, some, now)
        if (agentId === null) return
        const burdened = agents.map((one) =>
          one.id === agentId ? one : { ...one, effort: one.effort + more },
        )
        const most = Math.max(...agents.map(({ effort }) => effort))
        // As long as the most laden stays the measure: else everybody else looks better at once.
        if (burdened.every(({ effort }) => effort <= most))
          expect(decide(t, burdened, some, now).agentId).toBe(agentId)
      }),
    )
  })

  test('urgency is an order, and age alone never pushes a ticket back', () => {
    fc.assert(
      fc.property(anyWaiting, anyWaiting, fc.nat(60), (a, b, older) => {
        const [first, second] = [a, b].map((one, id) => ({ id, wantedBy: wantedBy(one) }))
        expect(byUrgency(first as Place, second as Place)).not.toBe(0)
        expect(wantedBy({ ...a, waitingSince: a.waitingSince - older * minute })).toBeLessThanOrEqual(
          wantedBy(a),
        )
        expect(wantedBy({ ...a, dueAt: null })).toBeGreaterThanOrEqual(wantedBy(a))
      }),
    )
  })

  test('each profile has every weight, and the last step that has come is the one that counts', () => {
    for (const name of profileNames)
      if (name !== 'own') expect(Object.keys(profiles[name]).sort()).toEqual([...indicators].sort())
    expect(relaxedAt(relax, 14 * minute)).toBeNull()
    expect(relaxedAt(relax, 59 * minute)).toEqual({ afterMinutes: 30, by: 3 })
  })
})

import { profiles } from '@podpora/contract/routing-words'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TicketFacts } from './facts.ts'
import { agent, ticket as anyTicket, now } from './fixtures.ts'
import { decideAll, type Pool, type PoolGroup } from './pooling.ts'
import { askedAt, obstacleFor } from './rules.ts'

const paidGroup = 1
const freeGroup = 2

const ticket = (id: number, service: TicketFacts['service'], more: Partial<TicketFacts> = {}): TicketFacts =>
  anyTicket({
    id,
    groupId: service === 'free' ? freeGroup : paidGroup,
    service,
    wantedBy: now + id,
    ...more,
  })
const group = (memberIds: number[], more: Partial<PoolGroup> = {}): PoolGroup => ({
  weights: profiles.fair,
  relax: [],
  paidRatio: null,
  offerSeconds: null,
  memberIds: new Set(memberIds),
  ...more,
})
const pool = (paidRatio: number | null, people: number[]): Pool =>
  new Map([
    [paidGroup, group(people)],
    [freeGroup, group(people, { paidRatio })],
  ])
const range = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i)
const paid = (from: number, count: number) => range(from, count).map((id) => ticket(id, 'paid'))
const free = (from: number, count: number) => range(from, count).map((id) => ticket(id, 'free'))

/** Which kinds were given, in their order. */
const given = (decided: ReturnType<typeof decideAll>) =>
  decided.decisions.filter(({ decision }) => decision.agentId !== null).map(({ ticket }) => ticket.service)

describe('by hand', () => {
  test('three paid ones for each free one, though the free ones have waited longer', () => {
    const decided = decideAll(
      [...free(1, 10), ...paid(11, 10)],
      [agent(1, { capacity: 9 })],
      pool(3, [1]),
      now,
    )
    const [p, f] = ['paid', 'free'] as const
    expect(given(decided)).toEqual([p, p, p, f, p, p, p, f, p])
  })

  test('a free one whose people are full says how far its turn is', () => {
    const people = [agent(1, { capacity: 2 })]
    const { decisions } = decideAll([...free(1, 1), ...paid(11, 5)], people, pool(3, [1]), now)
    expect(decisions.find(({ ticket }) => ticket.id === 1)?.decision).toMatchObject({
      agentId: null,
      reason: 'paid_first',
      explanation: { turn: { ratio: 3, handedOut: 2 }, excluded: [{ why: 'paid_first', count: 1 }] },
    })
  })

  test('once so many were handed out, the paid ones say that a free one is next', () => {
    const people = [agent(1, { capacity: 3, load: 3, paidSinceFree: 3 })]
    const { decisions } = decideAll([...free(1, 1), ...paid(11, 1)], people, pool(3, [1]), now)
    expect(decisions.map(({ decision }) => decision.agentId === null && decision.reason)).toEqual([
      'full',
      'free_first',
    ])
  })

  test('nobody is kept for what they could not take', () => {
    const asks = { asked: [{ skillId: 7, level: 3 }] }
    const { decisions } = decideAll(
      [ticket(1, 'free'), ticket(2, 'paid', asks)],
      [agent(1)],
      pool(3, [1]),
      now,
    )
    expect(decisions.map(({ ticket, decision }) => [ticket.id, decision.agentId])).toEqual([
      [1, 1],
      [2, null],
    ])
  })

  test('what is of neither kind waits for no turn', () => {
    const urgent = ticket(1, null, { groupId: freeGroup, wantedBy: 0 })
    const decided = decideAll([urgent, ...paid(2, 3)], [agent(1, { capacity: 1 })], pool(3, [1]), now)
    expect(given(decided)).toEqual([null])
  })

  test('one group may have both kinds', () => {
    const both = new Map([[1, group([1], { paidRatio: 2 })]])
    const tickets = [...free(1, 3), ...paid(4, 3)].map((one) => ({ ...one, groupId: 1 }))
    expect(given(decideAll(tickets, [agent(1, { capacity: 4 })], both, now))).toEqual([
      'paid',
      'paid',
      'free',
      'paid',
    ])
  })
})

const anyKind = fc.constantFrom('paid', 'free', null)
const anyTickets = fc
  .array(
    fc.record({
      service: anyKind,
      groupId: fc.integer({ min: 1, max: 3 }),
      units: fc.integer({ min: 1, max: 3 }),
      level: fc.integer({ min: 0, max: 3 }),
      declinedBy: fc.integer({ min: 1, max: 9 }),
    }),
    { maxLength: 20 },
  )
  .map((all) =>
    all.map(({ service, level, declinedBy, ...more }, i) =>
      ticket(i + 1, service, {
        ...more,
        asked: level === 0 ? [] : [{ skillId: 7, level }],
        declinedBy: new Set([declinedBy]),
      }),
    ),
  )
const anyPeople = fc
  .array(
    fc.record({
      capacity: fc.nat(8),
      load: fc.nat(4),
      level: fc.nat(3),
      paidSinceFree: fc.nat(6),
      hourlyLimit: fc.option(fc.nat(4)),
    }),
    { maxLength: 5 },
  )
  .map((all) => all.map(({ level, ...more }, i) => agent(i + 1, { ...more, skills: new Map([[7, level]]) })))
const anyPool = fc
  .array(
    fc.record({
      paidRatio: fc.option(fc.integer({ min: 1, max: 5 })),
      offerSeconds: fc.option(fc.constant(30)),
      memberIds: fc.subarray([1, 2, 3, 4, 5]).map((ids) => new Set(ids)),
    }),
    { minLength: 3, maxLength: 3 },
  )
  .map((all): Pool => new Map(all.map((one, i) => [i + 1, group([], one)])))

describe('for all', () => {
  test('nobody idles: what waits in the end, nobody could take', () => {
    fc.assert(
      fc.property(anyTickets, anyPeople, anyPool, (tickets, people, groups) => {
        const { decisions, agents } = decideAll(tickets, people, groups, now)
        expect(decisions.map(({ ticket }) => ticket.id).sort()).toEqual(tickets.map(({ id }) => id).sort())
        for (const { ticket, decision } of decisions) {
          const { memberIds } = groups.get(ticket.groupId) as PoolGroup
          if (decision.agentId !== null) expect(memberIds).toContain(decision.agentId)
          else
            for (const one of agents.filter(({ id }) => memberIds.has(id)))
              expect(obstacleFor(one, ticket, askedAt(ticket, [], now).asked)).not.toBeNull()
        }
        for (const { load, capacity, id } of agents)
          if (load !== people.find((one) => one.id === id)?.load) expect(load).toBeLessThanOrEqual(capacity)
      }),
    )
  })

  test('over a long run with both waiting, everybody has so many paid ones for each free one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
        fc.array(fc.nat(3), { minLength: 20, maxLength: 40 }),
        (ratio, capacities, freed) => {
          let people = capacities.map((capacity, i) => agent(i + 1, { capacity }))
          const ids = people.map(({ id }) => id)
          const counts = new Map(ids.map((id) => [id, { paid: 0, free: 0 }]))
          let next = 1
          for (const units of freed) {
            const enough = capacities.reduce((sum, one) => sum + one, 0)
            const tickets = [...free(next, enough), ...paid(next + enough, enough)]
            next += tickets.length
            const decided = decideAll(tickets, people, pool(ratio, ids), now)
            for (const { ticket, decision } of decided.decisions) {
              const count = counts.get(decision.agentId ?? 0)
              if (count && ticket.service) count[ticket.service]++
            }
            people = decided.agents.map((one) => ({ ...one, load: Math.max(0, one.load - units) }))
          }
          for (const count of counts.values()) {
            expect(Math.floor(count.paid / ratio) - count.free).toBeGreaterThanOrEqual(0)
            expect(Math.floor(count.paid / ratio) - count.free).toBeLessThanOrEqual(1)
          }
        },
      ),
    )
  })

  test('without a ratio urgency alone decides', () => {
    fc.assert(
      fc.property(anyTickets, anyPeople, (tickets, people) => {
        const ids = people.map(({ id }) => id)
        const groups: Pool = new Map([1, 2, 3].map((id) => [id, group(ids)]))
        const blind = tickets.map((one) => ({ ...one, service: null }))
        const chosen = (some: TicketFacts[]) =>
          decideAll(some, people, groups, now).decisions.map(({ ticket, decision }) => [
            ticket.id,
            decision.agentId,
          ])
        expect(chosen(tickets)).toEqual(chosen(blind))
      }),
    )
  })
})

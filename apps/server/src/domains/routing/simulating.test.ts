import { profiles } from '@podpora/contract/routing-words'
import type { SimulationSettings } from '@podpora/contract/simulation'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AgentFacts } from './facts.ts'
import { agent } from './fixtures.ts'
import type { Pool } from './pooling.ts'
import { type Arrival, gini, minutesFor, quantile, simulate } from './simulating.ts'

const minute = 60_000
const morning = Date.UTC(2026, 0, 5, 8)

const person = (id: number, more: Partial<AgentFacts> = {}): AgentFacts =>
  agent(id, { availability: 'away', load: 3, capacity: 4, ...more })
const arrival = (id: number, more: Partial<Arrival> = {}): Arrival => ({
  id,
  groupId: 1,
  service: null,
  customerId: id,
  kind: 'question',
  units: 1,
  effort: 10,
  at: morning + id * 5 * minute,
  wantedBy: morning + 1440 * minute,
  promisedBy: morning + 240 * minute,
  asked: [],
  servedBy: new Map(),
  workedBy: new Set(),
  ...more,
})
const by = (profile: keyof typeof profiles): SimulationSettings => ({
  profile,
  weights: profiles[profile],
  relax: [],
  fairnessHours: 8,
  paidRatio: null,
})
const poolFor = (people: AgentFacts[], settings: SimulationSettings): Pool =>
  new Map([[1, { ...settings, offerSeconds: null, memberIds: new Set(people.map(({ id }) => id)) }]])
const run = (arrivals: Arrival[], people: AgentFacts[], settings: SimulationSettings) =>
  simulate(arrivals, people, poolFor(people, settings), settings.fairnessHours, async () => {})

test('fair and fastest differ where one knows the work: all have alike, or the one has most and a queue', async () => {
  const people = [person(1, { solved: new Map([['question', 80]]) }), person(2), person(3)]
  const day = Array.from({ length: 60 }, (_, i) => arrival(i + 1))
  const [fair, fastest] = [await run(day, people, by('fair')), await run(day, people, by('fastest'))]
  expect(fair.gini).toBeLessThan(100)
  expect(fastest.gini).toBeGreaterThan(fair.gini)
  expect(fastest.loads[0]?.tickets).toBeGreaterThan(fair.loads[0]?.tickets ?? 60)
  expect(fair.loads.reduce((sum, { tickets }) => sum + tickets, 0)).toBe(60)
})

test('who is alone works one after the other, and what nobody can take stays', async () => {
  const alone = await run([arrival(1), arrival(2, { at: morning + 5 * minute })], [person(1)], by('fair'))
  expect(alone).toMatchObject({ waitMedian: 0, unplaced: 0, promisesKept: 1000 })
  const asked = [{ skillId: 1, level: 1 }]
  const unable = await run([arrival(1, { asked })], [person(1)], by('fair'))
  expect(unable).toMatchObject({ unplaced: 1, promisesKept: 0 })
})

test('the same day gives the same again, and loses no ticket', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ gap: fc.nat(20), effort: fc.integer({ min: 1, max: 40 }) }), { maxLength: 40 }),
      fc.integer({ min: 1, max: 4 }),
      async (some, count) => {
        const day = some.map(({ gap, effort }, i) =>
          arrival(i + 1, { at: morning + i * gap * minute, effort }),
        )
        const people = Array.from({ length: count }, (_, i) => person(i + 1))
        const side = await run(day, people, by('fair'))
        expect(await run([...day].reverse(), people, by('fair'))).toEqual(side)
        const placed = side.loads.reduce((sum, { tickets }) => sum + tickets, 0)
        expect(placed + side.unplaced).toBe(day.length)
      },
    ),
    { numRuns: 40 },
  )
})

test('numbers by hand', () => {
  expect(gini([5, 5, 5])).toBeCloseTo(0)
  expect(gini([0, 0, 9])).toBeCloseTo(2 / 3)
  expect(gini([0, 0])).toBe(0)
  expect(quantile([3, 1, 2], 0.5)).toBe(2)
  expect(quantile([], 0.9)).toBe(0)
  expect(minutesFor(person(1), arrival(1))).toBe(10)
  expect(minutesFor(person(1, { solved: new Map([['question', 20]]) }), arrival(1))).toBeCloseTo(8)
})

test('with paid before free, paid ones wait less and free ones still move', async () => {
  const people = [person(1), person(2)]
  const day = Array.from({ length: 80 }, (_, i) =>
    arrival(i + 1, { at: morning + i * minute, effort: 20, service: i % 2 === 0 ? 'paid' : 'free' }),
  )
  const [asTheyCome, paidFirst] = [
    await run(day, people, by('fair')),
    await run(day, people, { ...by('fair'), paidRatio: 3 }),
  ]
  expect(paidFirst.waitByService.paid).toBeLessThan(asTheyCome.waitByService.paid ?? 0)
  expect(paidFirst.waitByService.free).toBeGreaterThan(asTheyCome.waitByService.free ?? 0)
  expect(paidFirst.unplaced).toBe(asTheyCome.unplaced)
})

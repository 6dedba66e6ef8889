import type {
  Calendar,
  CalendarInput,
  CalendarPreview,
  HolidayCountry,
  Span,
} from '@podpora/contract/calendars'
import type { Problem } from '@podpora/contract/errors'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Db, Trx } from '../../platform/postgres/db.ts'
import { type TestServer, testServer } from '../../testing/server.ts'
import { workingTimes } from './access.ts'
import { changeCalendar } from './managing.ts'

let t: TestServer
beforeAll(async () => {
  t = await testServer()
})
afterAll(() => t.close())

const day: Span[] = [{ from: '09:00', to: '17:00' }]
let count = 0
const input = (more: Partial<CalendarInput['rules']> = {}): CalendarInput => ({
  name: `Office ${++count}`,
  rules: {
    zone: 'Europe/Warsaw',
    week: [day, day, day, day, day, [], []],
    holidays: null,
    exceptions: [],
    ...more,
  },
})
const make = async (more: Partial<CalendarInput['rules']> = {}) =>
  (await t.owner.post<Calendar & Problem>('/calendars', input(more))).body

test('is made, listed and taken away', async () => {
  const calendar = await make()
  expect(calendar).toMatchObject({ version: 1, versions: [{ version: 1, from: null }] })
  expect((await t.owner.get<Calendar[]>('/calendars')).body).toContainEqual(calendar)
  expect((await t.owner.delete(`/calendars/${calendar.id}`)).status).toBe(204)
  expect((await t.owner.get<Calendar[]>('/calendars')).body).not.toContainEqual(calendar)
})

test.each([
  [{ zone: 'Europe/Nowhere' }, 'rules/zone', 'unknown'],
  [{ holidays: { country: 'XX', region: null } }, 'rules/holidays', 'unknown'],
  [{ holidays: { country: 'DE', region: 'ZZ' } }, 'rules/holidays', 'unknown'],
  [{ week: [[], [], [], [], [], [], []] }, 'rules/week', 'week_empty'],
])('names what is wrong: %j', async (more, field, rule) => {
  expect((await make(more)).fields).toMatchObject([{ field, rule }])
})

test('a name is taken once', async () => {
  const first = input()
  await t.owner.post('/calendars', first)
  const { body } = await t.owner.post<Problem>('/calendars', { ...first, name: first.name.toUpperCase() })
  expect(body.fields).toMatchObject([{ field: 'name', rule: 'taken' }])
})

test('a change begins when it is said, and two at once are not both made', async () => {
  const { id, name, rules } = await make()
  const other = { ...rules, week: [day, day, day, day, [], [], []] }
  const change = { version: 1, name, rules: other, from: '2099-01-01T00:00:00.000Z' }
  const answers = await Promise.all(
    [1, 2].map(() => t.owner.put<Calendar & Problem>(`/calendars/${id}`, change)),
  )
  expect(answers.map((a) => a.status).sort()).toEqual([200, 409])
  expect(answers.find((a) => a.status === 409)?.body).toMatchObject({
    code: 'changed_meanwhile',
    current: { version: 2 },
  })
  const past = await t.owner.put<Problem>(`/calendars/${id}`, {
    ...change,
    version: 2,
    from: '2020-01-01T00:00:00Z',
  })
  expect(past.body.fields).toMatchObject([{ field: 'from', rule: 'past' }])
  // What was planned is replaced by what begins before it; another name alone is no new version.
  const now = await t.owner.put<Calendar>(`/calendars/${id}`, { version: 2, name, rules: other })
  expect(now.body.versions.map((one) => one.version)).toEqual([1, 3])
  const renamed = await t.owner.put<Calendar>(`/calendars/${id}`, {
    version: 3,
    name: `${name}!`,
    rules: other,
  })
  expect(renamed.body).toMatchObject({
    name: `${name}!`,
    version: 4,
    versions: [{ version: 1 }, { version: 3 }],
  })
})

test('what was counted by an earlier version is counted so for ever', async () => {
  const { id, name, rules } = await make()
  const days = [Date.parse('2026-11-23T00:00Z'), Date.parse('2026-11-28T00:00Z')] as const
  const counted = async () => (await workingTimes(t.db, [id])).get(id)?.between(...days)
  const before = await counted()
  const shorter = {
    ...rules,
    week: rules.week.map((spans) => spans.map(() => ({ from: '10:00', to: '11:00' }))),
  }
  const told: number[] = []
  const change = { version: 1, name, rules: shorter }
  const changed = async (_: unknown, calendarId: number) => void told.push(calendarId)
  await changeCalendar(t.db, id, change, changed, new Date('2026-11-26T00:00Z'))
  expect(told).toEqual([id])
  expect([before, await counted()].map((ms) => (ms ?? 0) / 3_600_000)).toEqual([40, 3 * 8 + 2])
})

test('a change that was given up after it had been counted by leaves nothing behind', async () => {
  const { id, name, rules } = await make()
  const week = (hours: Span[]) => ({
    version: 1,
    name,
    rules: { ...rules, week: rules.week.map(() => hours) },
  })
  const now = new Date('2026-11-23T00:00Z')
  const counted = async (db: Db) =>
    (await workingTimes(db, [id])).get(id)?.between(now.getTime(), now.getTime() + 86_400_000)
  const countedThenGivenUp = async (trx: Trx) => {
    expect(await counted(trx)).toBe(24 * 3_600_000)
    throw new Error('given up')
  }
  const always = week([{ from: '00:00', to: '24:00' }])
  await expect(changeCalendar(t.db, id, always, countedThenGivenUp, now)).rejects.toThrow('given up')
  await changeCalendar(t.db, id, week([{ from: '10:00', to: '11:00' }]), async () => {}, now)
  expect(await counted(t.db)).toBe(3_600_000)
})

test('tells what it comes to before it is saved', async () => {
  const rules = input({ holidays: { country: 'RU', region: null }, exceptions: [] }).rules
  const { body } = await t.owner.post<CalendarPreview>('/calendars/preview', rules)
  expect(body.weekMinutes).toBe(5 * 8 * 60)
  expect(body.days.length).toBeGreaterThan(10)
  expect(body.transfersUntil).toBeGreaterThanOrEqual(2026)
  const { body: countries } = await t.owner.get<HolidayCountry[]>('/calendars/countries')
  expect(countries.map((one) => one.country)).toEqual(
    expect.arrayContaining(['RU', 'PL', 'UA', 'KZ', 'DE', 'US']),
  )
})

test('is the administrators’ matter', async () => {
  const agent = await t.colleague('agent')
  expect((await agent.get('/calendars')).status).toBe(403)
})

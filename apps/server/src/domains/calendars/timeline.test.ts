import type { CalendarRules, Span } from '@podpora/contract/calendars'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { publicDays } from './holidays.ts'
import { calendarTime, specialDays, type Version, wrongIn } from './rules.ts'

const hour = 3_600_000
const officeDay: Span[] = [{ from: '09:00', to: '17:00' }]
const office = (more: Partial<CalendarRules> = {}): CalendarRules => ({
  zone: 'Europe/Warsaw',
  week: [officeDay, officeDay, officeDay, officeDay, officeDay, [], []],
  holidays: null,
  exceptions: [],
  ...more,
})
const since = (rules: CalendarRules, from = Number.NEGATIVE_INFINITY): Version => ({ from, rules })
const timeOf = (...versions: Version[]) => calendarTime(versions, publicDays)
const at = (text: string): number => Date.parse(text)
const said = (instant: number): string => new Date(instant).toISOString().slice(0, 16)

describe('by hand', () => {
  const time = timeOf(since(office()))

  test.each([
    ['within a day', '2026-11-23T09:00Z', 2, '2026-11-23T11:00'],
    ['before it opens', '2026-11-23T05:00Z', 1, '2026-11-23T09:00'],
    ['over the night', '2026-11-23T15:00Z', 2, '2026-11-24T09:00'],
    ['over the weekend', '2026-11-27T15:30Z', 1, '2026-11-30T08:30'],
    [
      'used up at closing time: it ends then, and not next morning',
      '2026-11-23T08:00Z',
      8,
      '2026-11-23T16:00',
    ],
    ['over the year', '2026-12-31T15:00Z', 2, '2027-01-01T09:00'],
  ])('%s', (_, from, hours, expected) => {
    expect(said(time.after(at(from), hours * hour))).toBe(expected)
    expect(time.between(at(from), at(`${expected}Z`))).toBe(hours * hour)
  })

  test('a lunch break does not count', () => {
    const day: Span[] = [
      { from: '09:00', to: '12:00' },
      { from: '13:00', to: '17:00' },
    ]
    const withLunch = timeOf(since(office({ week: [day, day, day, day, day, [], []] })))
    expect(said(withLunch.after(at('2026-11-23T10:30Z'), hour))).toBe('2026-11-23T12:30')
  })

  test('the night in which clocks change is an hour shorter, or longer', () => {
    const round = timeOf(
      since(office({ week: Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }]) })),
    )
    const day = (from: string, to: string) => round.between(at(from), at(to)) / hour
    expect(day('2026-03-28T23:00Z', '2026-03-29T22:00Z')).toBe(23)
    expect(day('2026-10-24T22:00Z', '2026-10-25T23:00Z')).toBe(25)
    const night: Span[] = [{ from: '01:00', to: '04:00' }]
    const nights = timeOf(since(office({ week: Array.from({ length: 7 }, () => night) })))
    expect(nights.between(at('2026-03-28T23:00Z'), at('2026-03-29T10:00Z')) / hour).toBe(2)
    expect(nights.between(at('2026-10-24T22:00Z'), at('2026-10-25T10:00Z')) / hour).toBe(4)
  })

  test('nine o’clock is nine o’clock in summer and in winter', () => {
    expect(said(time.after(at('2026-03-27T16:00Z'), hour))).toBe('2026-03-30T08:00')
    expect(said(time.after(at('2026-10-23T15:00Z'), hour))).toBe('2026-10-26T09:00')
  })

  test('holidays of the country, and what the company says itself before them', () => {
    const rules = office({
      holidays: { country: 'PL', region: null },
      exceptions: [
        { date: '2026-11-11', name: 'On duty', spans: [{ from: '10:00', to: '12:00' }] },
        { date: '2026-11-12', name: 'Move', spans: [] },
      ],
    })
    const polish = timeOf(since(rules))
    expect(polish.between(at('2026-11-10T23:00Z'), at('2026-11-11T23:00Z'))).toBe(2 * hour)
    expect(polish.between(at('2026-11-11T23:00Z'), at('2026-11-12T23:00Z'))).toBe(0)
    expect(said(polish.after(at('2026-12-23T16:00Z'), hour))).toBe('2026-12-28T09:00') // Christmas Eve is one of them
  })
})

describe('Russia exchanges working days by decree', () => {
  const rules = office({ zone: 'Europe/Moscow', holidays: { country: 'RU', region: null } })
  const time = timeOf(since(rules))
  const worked = (day: string) => time.between(at(`${day}T00:00+03:00`), at(`${day}T24:00+03:00`)) / hour

  test.each([
    ['2024-11-02', 8],
    ['2024-12-30', 0],
    ['2025-11-01', 8],
    ['2025-11-03', 0],
    ['2025-06-13', 0],
    ['2025-02-24', 8],
    ['2025-03-10', 8],
    ['2026-01-09', 0],
    ['2026-01-12', 8],
    ['2026-03-09', 0],
    ['2026-05-11', 0],
    ['2026-12-31', 0],
    ['2027-05-10', 0],
    ['2027-06-14', 0],
    ['2027-11-04', 0],
  ])('%s: %d hours', (day, hours) => {
    expect(worked(day)).toBe(hours)
  })

  test('247 working days in 2026, as the official calendar has it', () => {
    const year = time.between(at('2025-12-31T21:00Z'), at('2026-12-31T21:00Z'))
    expect(year / (8 * hour)).toBe(247)
    expect(time.between(at('2024-12-31T21:00Z'), at('2025-12-31T21:00Z')) / (8 * hour)).toBe(247)
    expect(time.between(at('2023-12-31T21:00Z'), at('2024-12-31T21:00Z')) / (8 * hour)).toBe(248)
  })

  test('each such day says by which decree', () => {
    const day = specialDays(rules, [2025], publicDays).get('2025-11-01')
    expect(day).toMatchObject({
      kind: 'transferred_working',
      name: expect.stringContaining('1335'),
      spans: officeDay,
    })
  })
})

test('a version holds from its moment on, and the past stays as it was', () => {
  const change = at('2026-11-25T11:00Z')
  const week: Span[][] = [officeDay, officeDay, officeDay, officeDay, officeDay, [], []]
  const later = week.map((spans) => spans.map(() => ({ from: '12:00', to: '20:00' })))
  const before = timeOf(since(office()))
  const after = timeOf(since(office()), since(office({ week: later }), change))
  expect(after.between(at('2026-01-01T00:00Z'), change)).toBe(before.between(at('2026-01-01T00:00Z'), change))
  // From nine to noon by the old hours, from noon to eight by the new ones.
  expect(after.between(at('2026-11-24T23:00Z'), at('2026-11-25T23:00Z'))).toBe(11 * hour)
  expect(after.between(change, at('2026-12-05T00:00Z'))).toBe((8 + 8 + 8) * hour + 5 * 8 * hour)
})

describe('whatever the hours', () => {
  const clock = fc
    .integer({ min: 0, max: 24 * 12 })
    .map((n) => `${String(Math.floor(n / 12)).padStart(2, '0')}:${String((n % 12) * 5).padStart(2, '0')}`)
  const spans = fc
    .uniqueArray(clock, { maxLength: 6 })
    .map((clocks) => clocks.toSorted())
    .map((clocks) =>
      clocks.flatMap((from, i): Span[] =>
        i % 2 === 0 && clocks[i + 1] ? [{ from, to: clocks[i + 1] as string }] : [],
      ),
    )
  const rules = fc
    .record({
      zone: fc.constantFrom('Europe/Warsaw', 'America/New_York', 'Asia/Almaty', 'Australia/Lord_Howe', 'UTC'),
      week: fc.array(spans, { minLength: 7, maxLength: 7 }),
      holidays: fc.constantFrom(null, { country: 'PL', region: null }, { country: 'RU', region: null }),
    })
    .map((more) => office(more))
    .filter((one) => wrongIn(one) === undefined)
  const moment = fc.integer({ min: at('2024-12-20T00:00Z'), max: at('2027-01-15T00:00Z') })
  const amount = fc.integer({ min: 1, max: 40 * hour })

  test('what comes after so much time has so much between', () => {
    fc.assert(
      fc.property(rules, moment, amount, (hours, from, ms) => {
        const time = timeOf(since(hours))
        const end = time.after(from, ms)
        return time.between(from, end) === ms && time.between(from, end - 1) === ms - 1
      }),
      { numRuns: 15 },
    )
  })

  test('later is never less, and parts make up the whole', () => {
    fc.assert(
      fc.property(rules, fc.tuple(moment, moment, moment), amount, (hours, moments, ms) => {
        const [a, b, c] = moments.toSorted((x, y) => x - y) as [number, number, number]
        const time = timeOf(since(hours))
        return (
          time.between(a, b) + time.between(b, c) === time.between(a, c) &&
          time.between(a, c) <= c - a &&
          time.after(a, ms) <= time.after(b, ms) &&
          time.after(a, ms) < time.after(a, ms + 1) &&
          time.after(time.after(a, ms), ms) === time.after(a, 2 * ms)
        )
      }),
      { numRuns: 15 },
    )
  })
})

test.each([
  [{ week: [[], [], [], [], [], [], []] }, 'week', 'week_empty'],
  [{ week: [[{ from: '17:00', to: '09:00' }], [], [], [], [], [], []] }, 'week/0/0', 'span_backwards'],
  [
    { exceptions: [{ date: '2026-12-24', name: '', spans: [...officeDay, { from: '16:00', to: '18:00' }] }] },
    'exceptions/0/spans/1',
    'span_overlap',
  ],
])('what cannot be is refused by name', (more, field, rule) => {
  expect(wrongIn(office(more))).toEqual({ field, rule })
})

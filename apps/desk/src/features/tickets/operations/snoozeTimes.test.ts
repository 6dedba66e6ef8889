import { expect, test } from 'vitest'
import { fieldTime, snoozeTimes } from './snoozeTimes.ts'

const offered = (now: string) => snoozeTimes(new Date(now)).map(({ key, at }) => `${key} ${fieldTime(at)}`)

test.each([
  [
    'a Wednesday',
    '2026-11-18T10:20:00',
    ['laterToday 2026-11-18T14:00', 'tomorrow 2026-11-19T09:00', 'nextWeek 2026-11-23T09:00'],
  ],
  ['late in the day', '2026-11-18T19:00:00', ['tomorrow 2026-11-19T09:00', 'nextWeek 2026-11-23T09:00']],
  [
    'shortly before midnight',
    '2026-12-31T23:30:00',
    ['tomorrow 2027-01-01T09:00', 'nextWeek 2027-01-04T09:00'],
  ],
  [
    'a Sunday, when next week is tomorrow',
    '2026-11-22T09:00:00',
    ['laterToday 2026-11-22T12:00', 'tomorrow 2026-11-23T09:00'],
  ],
  [
    'a Monday',
    '2026-11-23T08:00:00',
    ['laterToday 2026-11-23T11:00', 'tomorrow 2026-11-24T09:00', 'nextWeek 2026-11-30T09:00'],
  ],
])('%s', (_, now, times) => {
  expect(offered(now)).toEqual(times)
})

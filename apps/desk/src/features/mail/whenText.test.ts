import type { CalendarMoment } from '@podpora/contract/opened-files'
import { expect, test } from 'vitest'
import { whenText } from './whenText.ts'

/** In the zone that the test runs in, so that nothing depends on it. */
const at = (hour: number, day = 22): CalendarMoment => ({
  at: new Date(2026, 10, day, hour).toISOString(),
  written: '',
  zone: 'Europe/Warsaw',
  wholeDay: false,
})
const day = (written: string): CalendarMoment => ({ at: null, written, zone: null, wholeDay: true })
const written = (time: string, zone: string | null = null): CalendarMoment => ({
  ...{ at: null, written: time, zone, wholeDay: false },
})
const said = (start: CalendarMoment, end: CalendarMoment | null, locale = 'en-GB') =>
  // Browsers and their versions differ in which spaces they use.
  whenText({ start, end }, locale, (time, zone) => `${time} (${zone})`).replace(/\s/g, ' ')

test('a meeting within a day says its day once', () => {
  expect(said(at(10), at(11))).toBe('Sunday, 22 November 2026, 10:00–11:00')
  expect(said(at(10), at(11), 'ru')).toBe('воскресенье, 22 ноября 2026 г., 10:00–11:00')
  expect(said(at(10), at(11), 'pl')).toBe('niedziela, 22 listopada 2026, 10:00–11:00')
})

test('one over midnight says both days, one without an end its beginning', () => {
  expect(said(at(22), at(1, 23))).toMatch(/22 November 2026.*22:00.*23 November 2026.*01:00/)
  expect(said(at(10), null)).toMatch(/^Sunday,? 22 November 2026.*10:00$/)
  expect(said(at(10), at(10))).toBe(said(at(10), null))
})

test('whole days end before the day that the calendar names', () => {
  expect(said(day('2026-11-22'), day('2026-11-23'))).toMatch(/^Sunday,? 22 November 2026$/)
  expect(said(day('2026-11-22'), day('2026-11-22'))).toMatch(/^Sunday,? 22 November 2026$/)
  expect(said(day('2026-11-22'), day('2026-11-25'))).toMatch(/22.*Tuesday,? 24 November 2026$/)
})

test('a zone that nobody knows is said once, beside the time as it was written', () => {
  expect(said(written('2026-11-22T10:00', 'Office'), written('2026-11-22T11:00', 'Office'))).toBe(
    'Sunday, 22 November 2026, 10:00–11:00 (Office)',
  )
})

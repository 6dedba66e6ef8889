import { expect, test } from 'vitest'
import { lastDay, monthsBetween, nextDay } from './period.ts'

test('a period ends the day before the same day of a later month', () => {
  expect(lastDay('2026-11-15', 3)).toBe('2027-02-14')
  expect(lastDay('2026-01-01', 12)).toBe('2026-12-31')
  expect(lastDay('2026-11-30', 3)).toBe('2027-02-27')
  expect(monthsBetween('2026-11-15', '2027-05-14')).toBe(6)
  expect(monthsBetween('2026-11-15', '2027-05-13')).toBeNull()
  expect(nextDay('2026-12-31')).toBe('2027-01-01')
})

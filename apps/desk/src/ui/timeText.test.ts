import { expect, test } from 'vitest'
import { exactTime, nearTime } from './timeText.ts'

const now = new Date(2026, 10, 21, 15, 0).getTime()
const at = (...parts: [number, number, number, number, number]) => new Date(...parts).toISOString()

test.each([
  [at(2026, 10, 21, 15, 0), 'now'],
  [at(2026, 10, 21, 14, 55), '5 min. ago'],
  [at(2026, 10, 21, 15, 20), 'in 20 min.'],
  [at(2026, 10, 21, 12, 0), '3 hr. ago'],
  [at(2026, 10, 20, 23, 30), 'yesterday'],
  [at(2026, 10, 18, 9, 0), '3 days ago'],
  [at(2026, 2, 12, 9, 0), 'Mar 12'],
  [at(2024, 2, 12, 9, 0), 'Mar 12, 2024'],
])('%s is said as "%s"', (time, words) => {
  // A night away is still called by its hours while they are few.
  const said = nearTime(time, 'en', words === 'yesterday' ? now + 6 * 3_600_000 : now)
  expect(said).toBe(words)
})

test('each language says it in its own way', () => {
  expect(nearTime(at(2026, 10, 21, 14, 55), 'ru', now)).toBe('5 мин. назад')
  expect(nearTime(at(2026, 10, 21, 14, 55), 'pl', now)).toBe('5 min temu')
  expect(exactTime(at(2026, 10, 21, 14, 55), 'pl')).toContain('21 listopada 2026')
})

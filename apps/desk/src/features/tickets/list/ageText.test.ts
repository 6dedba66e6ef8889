import { expect, test } from 'vitest'
import { ageText } from './ageText.ts'

const now = Date.parse('2026-11-21T12:00:00Z')

test('ages are short in each language', () => {
  expect(ageText('2026-11-21T11:59:30Z', 'en', now)).toBe('now')
  expect(ageText('2026-11-21T11:20:10Z', 'en', now)).toBe('39m')
  expect(ageText('2026-11-21T09:00:00Z', 'ru', now)).toBe('3 ч')
  expect(ageText('2026-11-19T09:00:00Z', 'pl', now)).toBe('2 dni')
})

test('what is older than a week has a date', () => {
  expect(ageText('2026-11-03T12:00:00Z', 'en', now)).toBe('Nov 3')
  expect(ageText('2025-11-03T12:00:00Z', 'pl', now)).toBe('3.11.25')
})

import { expect, test } from 'vitest'
import { afterwards } from './attempting.ts'
import { attemptLimitMs, leaseMs, maxAttempts, pauseAfter } from './rules.ts'

test('a mail fails for good with its last attempt, between half a day and a day after the first', () => {
  const deferred = { kind: 'deferred', error: 'x' } as const
  expect(afterwards(maxAttempts - 1, deferred).state).toBe('queued')
  expect(afterwards(maxAttempts, deferred).state).toBe('failed')
  const pauses = Array.from({ length: maxAttempts - 1 }, (_, i) => pauseAfter(i + 1))
  const hours = pauses.reduce((a, b) => a + b) / 3600
  expect(hours).toBeGreaterThan(12)
  expect(hours).toBeLessThan(24)
  expect(pauses.slice(0, 3)).toEqual([3, 7, 20])
})

test.each([
  [{ kind: 'sent' }, { state: 'sent', error: null }],
  [
    { kind: 'sent', note: 'not accepted for b' },
    { state: 'sent', error: 'not accepted for b' },
  ],
  [
    { kind: 'held', why: null },
    { state: 'held', error: null },
  ],
  [
    { kind: 'refused', error: '550 no' },
    { state: 'failed', error: '550 no' },
  ],
  [
    { kind: 'deferred', error: '451 later' },
    { state: 'queued', error: '451 later' },
  ],
] as const)('%j', (outcome, expected) => {
  expect(afterwards(1, outcome)).toEqual(expected)
})

test('an attempt ends before its lease does', () => {
  expect(attemptLimitMs).toBeLessThan(leaseMs)
})

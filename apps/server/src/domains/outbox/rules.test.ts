import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextSlot, windowsOf } from './rules.ts'

const limits = fc.record({
  minute: fc.option(fc.integer({ min: 1, max: 5 })),
  hour: fc.option(fc.integer({ min: 1, max: 20 })),
  day: fc.option(fc.integer({ min: 1, max: 40 })),
})

describe('the limits of a mailbox', () => {
  test('no span of a limit’s length ever holds more than it allows, and slots never go back', () => {
    fc.assert(
      fc.property(
        limits,
        fc.array(fc.integer({ min: 0, max: 20 * 60_000 }), { maxLength: 60 }),
        (given, pauses) => {
          const windows = windowsOf(given)
          const slots: number[] = []
          let now = 0
          for (const pause of pauses) {
            now += pause
            const nth = (n: number) => slots.at(-n) ?? null
            const slot = nextSlot(
              windows.map(({ ms, most }) => ({ ms, last: nth(most) })),
              now,
            )
            expect(slot).toBeGreaterThanOrEqual(Math.max(now, slots.at(-1) ?? 0))
            slots.push(slot)
          }
          for (const { ms, most } of windows)
            for (const [i, slot] of slots.entries()) {
              const after = slots[i + most]
              if (after !== undefined) expect(after - slot).toBeGreaterThanOrEqual(ms)
            }
        },
      ),
    )
  })

  test('without limits each leaves at once', () => {
    expect(windowsOf({ minute: null, hour: null, day: null })).toEqual([])
    expect(nextSlot([], 7)).toBe(7)
  })
})

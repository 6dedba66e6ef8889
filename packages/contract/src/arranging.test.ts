import fc from 'fast-check'
import { expect, test } from 'vitest'
import { movedBehind } from './arranging.ts'

const lists = fc.uniqueArray(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 12 })
const moves = lists.chain((ids) =>
  fc.record({
    ids: fc.constant(ids),
    id: fc.constantFrom(...ids),
    after: fc.option(fc.constantFrom(...ids)),
  }),
)

test('one stands behind its neighbour, or first, and nothing else is moved or lost', () => {
  fc.assert(
    fc.property(moves, ({ ids, id, after }) => {
      const moved = movedBehind(ids, id, after)
      const others = (list: readonly number[]) => list.filter((one) => one !== id)
      expect(others(moved)).toEqual(others(ids))
      expect(moved).toHaveLength(ids.length)
      if (after !== id) expect(moved[moved.indexOf(id) - 1] ?? null).toBe(after)
      expect(movedBehind(moved, id, after)).toEqual(moved)
    }),
  )
})

test('what is not in the list moves nothing', () => {
  expect(movedBehind([1, 2], 3, 1)).toEqual([1, 2])
  expect(movedBehind([1, 2], 2, 2)).toEqual([1, 2])
})

import { beforeEach, expect, test } from 'vitest'
import { clearSelection, readSelection, selectTo, selectWhole, toggleRow } from './selection.ts'

const rows = [9, 8, 7, 6, 5].map((id) => ({ id }))
const ids = () => [...readSelection().ids].sort()
beforeEach(clearSelection)

test('shift reaches from the last choice, up or down', () => {
  toggleRow(8, rows)
  selectTo(6, rows)
  expect(ids()).toEqual([6, 7, 8])
  selectTo(9, rows)
  expect(ids()).toEqual([6, 7, 8, 9])
})

test('shift without a choice before it chooses one', () => {
  selectTo(7, rows)
  expect(ids()).toEqual([7])
})

test('one let go of a whole view leaves the others that are shown', () => {
  selectWhole([], 340)
  toggleRow(7, rows)
  expect(readSelection().whole).toBeNull()
  expect(ids()).toEqual([5, 6, 8, 9])
})

import { inOrder, standardOrder } from '@podpora/contract/ordering'
import type { TicketRow } from '@podpora/contract/tickets'
import { expect, test } from 'vitest'
import { holdStill as hold, withoutRepeats } from './held.ts'

const holdStill = (shown: TicketRow[], live: TicketRow[]) => hold(shown, live, inOrder(standardOrder))
const row = (id: number, minute: number, version = 1) =>
  ({ id, version, updatedAt: `2026-11-01T09:${minute}:00Z` }) as TicketRow
const ids = (rows: TicketRow[]) => rows.map((r) => r.id)

test('new tickets wait above and the rest stands still', () => {
  const shown = [row(1, 30), row(2, 20)]
  const held = holdStill(shown, [row(3, 50), row(2, 40, 2), row(1, 30)])
  expect(ids(held.rows)).toEqual([1, 2])
  expect(held.rows[1]?.version).toBe(2)
  expect(held.arrivals).toBe(1)
})

test('what left the list keeps its place, and is known to have left', () => {
  const held = holdStill([row(1, 30), row(2, 20)], [row(2, 20)])
  expect(ids(held.rows)).toEqual([1, 2])
  expect([...held.gone]).toEqual([1])
})

test('the next page is added at the end', () => {
  const held = holdStill([row(1, 30)], [row(1, 30), row(4, 12)])
  expect(ids(held.rows)).toEqual([1, 4])
  expect(held.arrivals).toBe(0)
})

test('a ticket in two pages is shown once, as it is now', () => {
  const rows = withoutRepeats([row(1, 50, 2), row(2, 20), row(1, 10)])
  expect(ids(rows)).toEqual([1, 2])
})

import type { TicketRow } from '@podpora/contract/tickets'
import { expect, test } from 'vitest'
import { linesOf } from './lines.ts'

const row = (id: number, status: TicketRow['status']) => ({ id, status }) as TicketRow
const keys = (rows: TicketRow[], stood = rows) =>
  linesOf(rows, stood, { name: 'status', descending: false }).map(({ key, head }) => (head ? '—' : key))

test('each group begins with its name', () => {
  expect(keys([row(1, 'new'), row(2, 'new'), row(3, 'open')])).toEqual(['—', '1', '2', '—', '3'])
})

test('a ticket that changes while the list stands still does not tear its group apart', () => {
  const stood = [row(1, 'new'), row(2, 'new'), row(3, 'new')]
  expect(keys([row(1, 'new'), row(2, 'solved'), row(3, 'new')], stood)).toEqual(['—', '1', '2', '3'])
})

test('without groups there are tickets only', () => {
  const rows = [row(1, 'new'), row(2, 'open')]
  expect(linesOf(rows, rows, null).some((line) => line.head)).toBe(false)
})

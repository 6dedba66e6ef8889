import type { HistoryEvent } from '@podpora/contract/tickets'
import { expect, test } from 'vitest'
import { standingMerges } from './standingMerges.ts'

const line = (kind: string, data: HistoryEvent['data']): HistoryEvent => ({
  id: 1,
  at: '2026-11-01T10:00:00.000Z',
  kind,
  actor: { kind: 'agent', id: 1, name: 'Ewa' },
  data,
})

test('a merge stands until it is undone, and again when it is done again', () => {
  const [one, undone] = [line('ticket.merged', { from: 5 }), line('ticket.unmerged', { ticketId: 5 })]
  const other = line('ticket.merged', { from: 6 })
  expect([...standingMerges([one, other])]).toEqual([5, 6])
  expect([...standingMerges([one, other, undone])]).toEqual([6])
  expect([...standingMerges([one, undone, one])]).toEqual([5])
  // In the history of the one that was merged, nothing was merged into it.
  expect([...standingMerges([line('ticket.merged', { into: 7 })])]).toEqual([])
})

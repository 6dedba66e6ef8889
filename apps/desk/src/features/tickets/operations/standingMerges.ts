import type { HistoryEvent } from '@podpora/contract/tickets'

/** Tickets that were merged into this one and, as far as its history tells, still are. */
export function standingMerges(history: HistoryEvent[]): ReadonlySet<number> {
  const standing = new Set<number>()
  for (const { kind, data } of history) {
    if (kind === 'ticket.merged' && data.from !== undefined) standing.add(Number(data.from))
    if (kind === 'ticket.unmerged' && data.ticketId !== undefined) standing.delete(Number(data.ticketId))
  }
  return standing
}

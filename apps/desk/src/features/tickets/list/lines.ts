import { type OrderKey, placeOf } from '@podpora/contract/ordering'
import type { TicketRow } from '@podpora/contract/tickets'

/** What stands in a list: tickets, and above each group its name, which its first ticket says. */
export type Line = { key: string; row: TicketRow; head: boolean }

/** `by`: what they are grouped by; `stood`: the tickets as they were when they were put in their places. A group doesn't fall apart under the reader. */
export function linesOf(rows: TicketRow[], stood: TicketRow[], by: OrderKey | null): Line[] {
  const lines: Line[] = []
  let last: string | number | undefined
  for (const [i, row] of rows.entries()) {
    const placed = stood[i] ?? row
    const group = by && placeOf(placed, [by])[0]
    if (group !== null && group !== last) lines.push({ key: `group ${group}`, row: placed, head: true })
    last = group ?? undefined
    lines.push({ key: String(row.id), row, head: false })
  }
  return lines
}

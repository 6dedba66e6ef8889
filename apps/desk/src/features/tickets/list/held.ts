import type { TicketRow } from '@podpora/contract/tickets'

export type Held = {
  rows: TicketRow[]
  /** The same as they were when they got their places. */
  stood: TicketRow[]
  /** Rows that no longer belong here; they stay in their place until nobody looks. */
  gone: ReadonlySet<number>
  /** New ones that wait above. */
  arrivals: number
}

type Compare = (a: TicketRow, b: TicketRow) => number

/**
 * A list that stands still: `shown` keep their places and take on what is new about them, new ones wait, and only
 * what is read further down is added at the end.
 */
export function holdStill(shown: TicketRow[], live: TicketRow[], compare: Compare): Held {
  const now = new Map(live.map((row) => [row.id, row]))
  const before = new Set(shown.map((row) => row.id))
  const end = shown.at(-1)
  const fresh = live.filter((row) => !before.has(row.id))
  const further = end ? fresh.filter((row) => compare(end, row) < 0) : fresh
  return {
    stood: [...shown, ...further],
    rows: [...shown.map((row) => now.get(row.id) ?? row), ...further],
    gone: new Set(shown.filter((row) => !now.has(row.id)).map((row) => row.id)),
    arrivals: fresh.length - further.length,
  }
}

/** The same ticket may stand in two pages that were read at different moments; the newer says how it is. */
export function withoutRepeats(rows: TicketRow[]): TicketRow[] {
  const best = new Map<number, TicketRow>()
  for (const row of rows) {
    const known = best.get(row.id)
    if (!known || row.version > known.version) best.set(row.id, row)
  }
  return best.size === rows.length ? rows : rows.filter((row) => best.get(row.id) === row)
}

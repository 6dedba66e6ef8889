import type { ViewFilter } from '@podpora/contract/filters'

/** A line's unsolved tickets. */
export const queueFilter = (lineId: number): ViewFilter => [
  { field: 'status', op: 'is', values: ['new', 'open', 'pending', 'on_hold'] },
  { field: 'line', op: 'is', values: [lineId] },
]

import type { Grouping } from '@podpora/contract/ordering'
import type { TicketRow } from '@podpora/contract/tickets'
import type { RefObject } from 'react'

export type RowProps = { row: TicketRow; view: string; now: number; open: boolean; gone: boolean }

export type RowsProps = {
  rows: TicketRow[]
  /** The same tickets as they were when they were put in their places. */
  stood: TicketRow[]
  groupBy: Grouping | null
  gone: ReadonlySet<number>
  view: string
  open: number | null
  /** Whether the list is what the reader sees: on a phone it lies under the ticket. */
  active: boolean
  scroller: RefObject<HTMLDivElement | null>
  onEnd: () => void
}

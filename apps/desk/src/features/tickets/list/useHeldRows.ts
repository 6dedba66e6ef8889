import { inOrder, type Order } from '@podpora/contract/ordering'
import type { TicketRow } from '@podpora/contract/tickets'
import { useState } from 'react'
import { useFields } from '../../fields/api.ts'
import { type Held, holdStill } from './held.ts'

const nothing: ReadonlySet<number> = new Set()

/** The list as shown: live while nobody's hand is on it, still while `hold`. */
export function useHeldRows(live: TicketRow[], hold: boolean, order: Order): Held {
  const [shown, setShown] = useState<TicketRow[] | null>(null)
  const fields = useFields()
  const standing = hold && live.length > 0 ? (shown ?? live) : null
  const held = standing && holdStill(standing, live, inOrder(order, fields))
  // Pages read on while holding become part of what stands still.
  const next = held && held.rows.length > (standing?.length ?? 0) ? grown(standing, held.rows) : standing
  if (next !== shown) setShown(next)
  return held ?? { rows: live, stood: live, gone: nothing, arrivals: 0 }
}

const grown = (standing: TicketRow[] | null, rows: TicketRow[]) => [
  ...(standing ?? []),
  ...rows.slice(standing?.length ?? 0),
]

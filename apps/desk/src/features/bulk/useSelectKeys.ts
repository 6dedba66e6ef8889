import type { TicketRow } from '@podpora/contract/tickets'
import type { RefObject } from 'react'
import { useCommands } from '../../ui/keyboard.ts'
import { toggleRow } from './selection.ts'

/** Space, or Shift X, chooses the row with the focus. */
export function useSelectKeys(rows: TicketRow[], focused: RefObject<number | null>, enabled: boolean) {
  const toggle = () => {
    const id = focused.current
    if (id !== null && rows.some((row) => row.id === id)) toggleRow(id, rows)
  }
  useCommands({ 'list.select': toggle }, enabled)
}

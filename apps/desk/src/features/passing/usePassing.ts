import type { TicketRow } from '@podpora/contract/tickets'
import { useQueryClient } from '@tanstack/react-query'
import { ApiError } from '../../api/client.ts'
import { noticeDone } from '../../ui/notice.tsx'
import { changeCachedRow, newerOf } from '../tickets/cached.ts'

/** Shows a ticket as it is after it was passed, returned or accepted; what somebody else did before is shown as well. */
export function usePassing() {
  const client = useQueryClient()
  const take = (row: TicketRow) => changeCachedRow(client, row.id, (old) => newerOf(old, row))
  return async (work: Promise<TicketRow>, done: string): Promise<void> => {
    try {
      const row = await work
      take(row)
      void client.invalidateQueries({ queryKey: ['ticket', row.id, 'way'] })
      noticeDone(done)
    } catch (error) {
      if (error instanceof ApiError && error.code === 'changed_meanwhile') take(error.current as TicketRow)
      throw error
    }
  }
}

import type { TicketRow } from '@podpora/contract/tickets'
import { useQueryClient } from '@tanstack/react-query'
import { useT } from '../../../i18n/useT.ts'
import { useUndoable } from '../../../ui/useUndoable.ts'
import { changeCachedRow, newerOf } from '../cached.ts'

type Done = { text: string; undo?: () => Promise<TicketRow> }

/** Does something with a whole ticket, shows it as it is then, and says so with the way back for ten seconds. */
export function useOperation() {
  const t = useT()
  const client = useQueryClient()
  const run = useUndoable()
  const take = (row: TicketRow) => changeCachedRow(client, row.id, (old) => newerOf(old, row))
  return (work: () => Promise<TicketRow>, { text, undo }: Done): Promise<void> =>
    run(() => work().then(take), {
      text,
      ...(undo && { undo: () => undo().then(take), undone: t('operations:undone') }),
    })
}

import type { TicketRow } from '@podpora/contract/tickets'
import { useQueryClient } from '@tanstack/react-query'
import { useT } from '../../../i18n/useT.ts'
import { noticeDone, noticeFailed } from '../../../ui/notice.tsx'
import { useErrorText } from '../../../ui/useErrorText.ts'
import { changeCachedRow, newerOf } from '../cached.ts'

type Done = { text: string; undo?: () => Promise<TicketRow> }

/** Does something with a whole ticket, shows it as it is then, and says so with the way back for ten seconds. */
export function useOperation() {
  const t = useT()
  const client = useQueryClient()
  const errorText = useErrorText()
  const take = (row: TicketRow) => changeCachedRow(client, row.id, (old) => newerOf(old, row))

  async function run(work: () => Promise<TicketRow>, { text, undo }: Done): Promise<void> {
    try {
      take(await work())
      const back = undo && { label: t('undo'), run: () => void run(undo, { text: t('operations:undone') }) }
      noticeDone(text, back)
    } catch (error) {
      noticeFailed(errorText(error), {
        label: t('tryAgain'),
        run: () => void run(work, undo ? { text, undo } : { text }),
      })
    }
  }
  return run
}

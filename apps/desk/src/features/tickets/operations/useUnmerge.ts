import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useT } from '../../../i18n/useT.ts'
import { noticeDone, noticeFailed } from '../../../ui/notice.tsx'
import { useErrorText } from '../../../ui/useErrorText.ts'
import { changeCachedRow } from '../cached.ts'
import { unmergeTicket } from './api.ts'

/** Takes a merge back, and leads to the ticket that is on its own again. */
export function useUnmerge(): (id: number, into: number) => void {
  const t = useT()
  const client = useQueryClient()
  const navigate = useNavigate()
  const errorText = useErrorText()
  return (id, into) =>
    void unmergeTicket(id).then(
      (row) => {
        // What was known of it would lead back at once.
        changeCachedRow(client, id, () => row)
        void client.invalidateQueries({ queryKey: ['ticket', id] })
        noticeDone(t('operations:merge.undone', { id, into }))
        void navigate({ to: '/tickets/$id', params: { id: String(id) } })
      },
      (reason: unknown) => noticeFailed(errorText(reason)),
    )
}

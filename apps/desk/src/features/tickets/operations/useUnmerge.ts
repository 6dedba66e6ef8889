import { useNavigate } from '@tanstack/react-router'
import { useT } from '../../../i18n/useT.ts'
import { noticeDone, noticeFailed } from '../../../ui/notice.tsx'
import { useErrorText } from '../../../ui/useErrorText.ts'
import { unmergeTicket } from './api.ts'

/** Takes a merge back, and leads to the ticket that is on its own again. */
export function useUnmerge(): (id: number, into: number) => void {
  const t = useT()
  const navigate = useNavigate()
  const errorText = useErrorText()
  return (id, into) =>
    void unmergeTicket(id).then(
      () => {
        noticeDone(t('operations:merge.undone', { id, into }))
        void navigate({ to: '/tickets/$id', params: { id: String(id) } })
      },
      (reason: unknown) => noticeFailed(errorText(reason)),
    )
}

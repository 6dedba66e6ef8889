import { useNavigate } from '@tanstack/react-router'
import { useT } from '../../i18n/useT.ts'
import { noticeFailed } from '../../ui/notice.tsx'
import { useErrorText } from '../../ui/useErrorText.ts'
import { takeNext } from './api.ts'

/** Takes the most urgent ticket that one can take and opens it, or says why there is none. */
export function useTakeNext(): () => void {
  const t = useT()
  const navigate = useNavigate()
  const errorText = useErrorText()
  return () =>
    void takeNext().then(
      ({ ticketId, reason }) => {
        if (ticketId !== null)
          void navigate({ to: '/views/$view/$id', params: { view: 'mine', id: String(ticketId) } })
        else noticeFailed(t(`routing:reason.${reason ?? 'none_waiting'}`))
      },
      (error: unknown) => noticeFailed(errorText(error)),
    )
}

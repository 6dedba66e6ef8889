import type { WaitingTicket } from '@podpora/contract/routing'
import { useT } from '../../i18n/useT.ts'

/** Why a ticket waits, in a sentence. */
export function useReasonText(): (waits: Pick<WaitingTicket, 'reason' | 'waitsFor'>) => string {
  const t = useT()
  return ({ reason, waitsFor }) =>
    reason === 'parts'
      ? t('tickets:project.waits', { count: waitsFor.length, numbers: waitsFor.join(', ') })
      : t(`routing:reason.${reason ?? 'unlooked'}`)
}

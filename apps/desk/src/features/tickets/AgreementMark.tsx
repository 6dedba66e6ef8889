import type { TicketRow } from '@podpora/contract/tickets'
import { IconReceipt } from '@tabler/icons-react'
import { useT } from '../../i18n/useT.ts'
import css from './ProjectMark.module.css'

/** In a list: that somebody's yes to what is beyond the plan is waited for. */
export function AgreementMark({ row }: { row: TicketRow }) {
  const t = useT()
  if (!row.asksAgreement) return null
  const label = t('tickets:agreement.asks')
  return (
    <span className={css.mark} title={label} role="img" aria-label={label}>
      <IconReceipt size={14} stroke={1.5} aria-hidden />
    </span>
  )
}

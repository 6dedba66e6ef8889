import type { TicketRow } from '@podpora/contract/tickets'
import { IconMoodSad } from '@tabler/icons-react'
import { useT } from '../../i18n/useT.ts'
import css from './DoorMark.module.css'

/** In a list: that a ticket came by a door of its own. */
export function DoorMark({ row }: { row: TicketRow }) {
  const t = useT()
  if (row.concealedFrom === null) return null
  const label = t('tickets:complaint')
  return (
    <span className={css.mark} title={label} role="img" aria-label={label}>
      <IconMoodSad size={16} stroke={1.75} aria-hidden />
    </span>
  )
}

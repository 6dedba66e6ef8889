import type { TicketRow } from '@podpora/contract/tickets'
import { IconMoodSad, IconUrgent } from '@tabler/icons-react'
import { useT } from '../../i18n/useT.ts'
import css from './DoorMark.module.css'

/** In a list: that a ticket came by a door of its own. */
export function DoorMark({ row }: { row: TicketRow }) {
  const t = useT()
  const door = row.concealedFrom !== null ? 'complaint' : row.urgentAt !== null ? 'urgent' : null
  if (door === null) return null
  const label = t(`tickets:${door}`)
  const Icon = door === 'urgent' ? IconUrgent : IconMoodSad
  return (
    <span className={css.mark} data-door={door} title={label} role="img" aria-label={label}>
      <Icon size={16} stroke={1.75} aria-hidden />
    </span>
  )
}

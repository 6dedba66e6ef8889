import type { TicketRow } from '@podpora/contract/tickets'
import { IconBell, IconZzz } from '@tabler/icons-react'
import { useT } from '../../../i18n/useT.ts'
import { useSnoozeTime } from './useSnoozeTime.ts'

/** In a list: set aside and until when, or back again and not looked after yet. */
export function SnoozeMark({ row }: { row: TicketRow }) {
  const t = useT()
  const timeText = useSnoozeTime()
  if (row.snoozedAt) {
    const label = row.snoozedUntil
      ? t('operations:snooze.until', { time: timeText(row.snoozedUntil) })
      : t('operations:snooze.onEvent')
    return <Mark icon={IconZzz} label={label} />
  }
  return row.wokenAt ? <Mark icon={IconBell} label={t('operations:snooze.wokeMark')} /> : null
}

function Mark({ icon: Icon, label }: { icon: typeof IconZzz; label: string }) {
  return (
    <span title={label}>
      <Icon size={16} stroke={1.75} role="img" aria-label={label} />
    </span>
  )
}

import { VisuallyHidden } from '@mantine/core'
import type { TicketRow } from '@podpora/contract/tickets'
import { IconClock, IconClockExclamation, IconClockX } from '@tabler/icons-react'
import { useLanguage, useT } from '../../i18n/useT.ts'
import { useMinute, useTimeText } from '../../ui/Time.tsx'
import css from './DueMark.module.css'
import { spanText } from './list/ageText.ts'

/** So near that somebody should look. */
const soonMs = 60 * 60_000
const icons = { overdue: IconClockX, soon: IconClockExclamation, later: IconClock }

/** How long until the nearest promise breaks, or since when it is broken. Nothing where nothing is promised. */
export function DueMark({ ticket: { dueAt, dueTarget } }: { ticket: TicketRow }) {
  const t = useT()
  const language = useLanguage()
  const timeText = useTimeText()
  const now = useMinute()
  if (!dueAt || !dueTarget) return null
  const left = Date.parse(dueAt) - now
  const state = left <= 0 ? 'overdue' : left <= soonMs ? 'soon' : 'later'
  const span = spanText(Math.abs(left), language)
  const label = t('tickets:due.label', {
    target: t(`tickets:due.target.${dueTarget}`),
    time: timeText(dueAt),
  })
  const Icon = icons[state]
  return (
    <span className={css.mark} data-state={state} title={label}>
      <Icon size={14} stroke={1.75} aria-hidden />
      <span aria-hidden>{state === 'overdue' ? t('tickets:due.over', { span }) : span}</span>
      <VisuallyHidden>
        {label} ({t(state === 'overdue' ? 'tickets:due.overdue' : 'tickets:due.left', { span })})
      </VisuallyHidden>
    </span>
  )
}

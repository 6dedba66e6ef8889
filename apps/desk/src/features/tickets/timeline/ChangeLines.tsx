import { UnstyledButton } from '@mantine/core'
import type { HistoryEvent } from '@podpora/contract/tickets'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useState } from 'react'
import { useT } from '../../../i18n/useT.ts'
import css from './ChangeLines.module.css'
import { ClockTime } from './ClockTime.tsx'
import { useHistoryText } from './useHistoryText.ts'

/** Changes in a row, one thin line each; many fold into their number. */
export function ChangeLines({ events }: { events: HistoryEvent[] }) {
  const t = useT()
  const say = useHistoryText()
  const [open, setOpen] = useState(false)
  const lines = events.flatMap((event) =>
    say(event).map((text, i) => ({ key: `${event.id}-${i}`, text, at: event.at })),
  )
  const many = lines.length > 3
  const Chevron = open ? IconChevronUp : IconChevronDown
  return (
    <div className={css.changes}>
      {many && (
        <UnstyledButton className={css.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('tickets:timeline.foldChanges') : t('tickets:timeline.changes', { count: lines.length })}
          <Chevron size={14} stroke={1.5} aria-hidden />
        </UnstyledButton>
      )}
      {(open || !many) &&
        lines.map(({ key, text, at }) => (
          <p key={key} className={css.line}>
            <span>{text}</span> <ClockTime at={at} />
          </p>
        ))}
    </div>
  )
}

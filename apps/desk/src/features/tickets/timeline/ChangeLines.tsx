import { Button, UnstyledButton } from '@mantine/core'
import type { HistoryEvent } from '@podpora/contract/tickets'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useState } from 'react'
import { useMay } from '../../../api/session.ts'
import { useT } from '../../../i18n/useT.ts'
import { useLeaveFocus } from '../../../ui/useLeaveFocus.ts'
import { useUnmerge } from '../operations/useUnmerge.ts'
import css from './ChangeLines.module.css'
import { ClockTime } from './ClockTime.tsx'
import { useHistoryText } from './useHistoryText.ts'

type Props = {
  ticketId: number
  events: HistoryEvent[]
  /** Tickets whose merge into this one can be undone. */
  merged: ReadonlySet<number>
}

/** Changes in a row, one thin line each; many fold into their number. */
export function ChangeLines({ ticketId, events, merged }: Props) {
  const t = useT()
  const say = useHistoryText()
  const may = useMay()('ticket.change')
  const [open, setOpen] = useState(false)
  const lines = events.flatMap((event) =>
    say(event).map((text, i) => ({ key: `${event.id}-${i}`, text, at: event.at, source: mergedBy(event) })),
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
        lines.map(({ key, text, at, source }) => (
          <p key={key} className={css.line}>
            <span>{text}</span> <ClockTime at={at} />
            {may && source !== null && merged.has(source) && <UndoMerge source={source} into={ticketId} />}
          </p>
        ))}
    </div>
  )
}

function UndoMerge({ source, into }: { source: number; into: number }) {
  const t = useT()
  const unmerge = useUnmerge()
  return (
    <Button
      ref={useLeaveFocus<HTMLButtonElement>()}
      variant="transparent"
      size="compact-xs"
      onClick={() => unmerge(source, into)}
    >
      {t('operations:history.undoMerge')}
    </Button>
  )
}

const mergedBy = ({ kind, data }: HistoryEvent): number | null =>
  kind === 'ticket.merged' && data.from !== undefined ? Number(data.from) : null

import { Button } from '@mantine/core'
import type { Side } from '@podpora/contract/sides'
import { IconAlertTriangle, IconCheck, IconMessageForward } from '@tabler/icons-react'
import { useT } from '../../i18n/useT.ts'
import { openSide } from './opened.ts'
import css from './Sides.module.css'

/** Under the ticket's head: with whom outside it is spoken of, and how that stands. */
export default function SideStrip({ ticketId, sides }: { ticketId: number; sides: Side[] }) {
  const t = useT()
  return (
    <nav className={css.strip} aria-label={t('sides:title')}>
      {sides.map((side) => {
        const standing = standingOf(side)
        const Icon = icons[standing]
        const [first, ...others] = side.participants
        const who = first?.name || first?.address || ''
        return (
          <Button
            key={side.id}
            size="compact-sm"
            variant="default"
            className={css.chip}
            data-standing={standing}
            leftSection={<Icon size={14} stroke={1.75} aria-hidden />}
            onClick={() => openSide({ ticketId, sideId: side.id })}
            title={`${side.subject} · ${t(`sides:standing.${standing}`)}`}
          >
            <span className={css.who}>{others.length > 0 ? `${who} +${others.length}` : who}</span>
            <span className={css.subject}>{side.subject}</span>
            <span className={css.standing}>{t(`sides:standing.${standing}`)}</span>
          </Button>
        )
      })}
    </nav>
  )
}

const icons = {
  failed: IconAlertTriangle,
  done: IconCheck,
  answered: IconMessageForward,
  waiting: IconMessageForward,
}

/** What a reader wants to know first. */
function standingOf({ state, lastFrom, failed }: Side): keyof typeof icons {
  if (state === 'done') return 'done'
  if (failed && lastFrom === 'us') return 'failed'
  return lastFrom === 'them' ? 'answered' : 'waiting'
}

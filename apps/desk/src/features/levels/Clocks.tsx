import { Select, Title } from '@mantine/core'
import { breachCauses, type ClockState } from '@podpora/contract/level-kinds'
import type { Clock } from '@podpora/contract/levels'
import type { TicketRow } from '@podpora/contract/tickets'
import { useQuery } from '@tanstack/react-query'
import { useMay } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { useMinutesText } from '../../ui/minutesText.ts'
import { noticeFailed } from '../../ui/notice.tsx'
import { StateMark, type Tone } from '../../ui/StateMark.tsx'
import { Time, useTimeText } from '../../ui/Time.tsx'
import { useErrorText } from '../../ui/useErrorText.ts'
import { clocksQuery, stateCause } from './api.ts'
import css from './Clocks.module.css'
import { useIntervalText } from './useIntervalText.ts'

const tones: Record<ClockState, Tone> = {
  running: 'info',
  paused: 'quiet',
  met: 'ok',
  breached: 'danger',
  cancelled: 'quiet',
}

/** What was promised to the customer of this ticket, how far each promise is and how that was counted. */
export default function Clocks({ ticket }: { ticket: TicketRow }) {
  const t = useT()
  const clocks = useQuery(clocksQuery(ticket.id)).data ?? []
  if (clocks.length === 0) return null
  return (
    <section className={css.part} aria-label={t('levels:title')}>
      <Title order={3}>{t('levels:title')}</Title>
      <ul className={css.clocks}>
        {clocks.toReversed().map((clock) => (
          <ClockLine key={clock.id} clock={clock} />
        ))}
      </ul>
    </section>
  )
}

function ClockLine({ clock }: { clock: Clock }) {
  const t = useT()
  const minutesText = useMinutesText()
  const intervalText = useIntervalText()
  const by = clock.policyName ? ` ${t('levels:by', { policy: clock.policyName })}` : ''
  return (
    <li className={css.clock}>
      <div className={css.head}>
        <span className={css.target}>{t(`tickets:due.target.${clock.target}`)}</span>
        <StateMark tone={tones[clock.state]}>{t(`levels:state.${clock.state}`)}</StateMark>
      </div>
      <Standing clock={clock} />
      <details className={css.how}>
        <summary>{t('levels:how')}</summary>
        <p>
          {t(`levels:promised_${clock.time}`, { length: minutesText(clock.minutes) })}
          {by}
          {clock.calendarName && <>. {t('levels:calendar', { name: clock.calendarName })}</>}
        </p>
        <ol>
          {clock.intervals.map((interval) => (
            <li key={interval.from}>{intervalText(interval)}</li>
          ))}
        </ol>
      </details>
      {clock.breachedAt && <Cause clock={clock} />}
    </li>
  )
}

/** Where it stands, in one sentence. */
function Standing({ clock }: { clock: Clock }) {
  const t = useT()
  const timeText = useTimeText()
  const last = clock.intervals.at(-1)
  if (clock.state === 'cancelled') return <p className={css.standing}>{t('levels:cancelledWhy')}</p>
  if (clock.state === 'paused' && last)
    return (
      <p className={css.standing}>
        {t('levels:restsNow', { status: t(`tickets:status.${last.status as 'open'}`) })}
      </p>
    )
  const at =
    clock.state === 'met' ? clock.endedAt : clock.state === 'breached' ? clock.breachedAt : clock.dueAt
  if (!at) return null
  const key = ({ met: 'kept', breached: 'brokenAt' } as const)[clock.state as 'met'] ?? 'due'
  return (
    <p className={css.standing}>
      {t(`levels:${key}`, { time: timeText(at) })} · <Time at={at} />
    </p>
  )
}

/** Guessed when it was broken; whoever works on the ticket may say better. */
function Cause({ clock }: { clock: Clock }) {
  const t = useT()
  const may = useMay()('ticket.change')
  const errorText = useErrorText()
  return (
    <Select
      size="xs"
      label={t('levels:cause')}
      {...(clock.causeBy === null && { description: t('levels:guessed') })}
      data={breachCauses.map((value) => ({ value, label: t(`levels:causes.${value}`) }))}
      value={clock.cause}
      disabled={!may}
      allowDeselect={false}
      onChange={(cause) =>
        cause && void stateCause(clock, cause).catch((error: unknown) => noticeFailed(errorText(error)))
      }
    />
  )
}

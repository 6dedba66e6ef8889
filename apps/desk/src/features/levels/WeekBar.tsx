import type { CalendarRules, Span } from '@podpora/contract/calendars'
import css from './WeekBar.module.css'

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
const share = (clock: string): string => `${(minutesOf(clock) / 1440) * 100}%`

/** A week drawn: a line a day, filled where somebody works. What it shows is written beside it, or in the fields. */
export function WeekBar({ week, small = false }: { week: CalendarRules['week']; small?: boolean }) {
  return (
    <div className={css.week} data-small={small || undefined} aria-hidden>
      {week.map((spans, day) => (
        <DayBar key={day} spans={spans} />
      ))}
    </div>
  )
}

export const DayBar = ({ spans }: { spans: Span[] }) => (
  <div className={css.day} aria-hidden>
    {spans
      .filter(({ from, to }) => to > from)
      .map(({ from, to }) => (
        <span
          key={`${from}-${to}`}
          style={{ insetInlineStart: share(from), width: `calc(${share(to)} - ${share(from)})` }}
        />
      ))}
  </div>
)

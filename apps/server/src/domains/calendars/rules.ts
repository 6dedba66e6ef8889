import type { CalendarRules, Span, SpecialDay } from '@podpora/contract/calendars'
import { Temporal } from 'temporal-polyfill'
import type { PublicDay } from './holidays.ts'
import { type Stretch, type WorkingTime, workingTime } from './timeline.ts'

/** A calendar as it is from a moment on. */
export interface Version {
  /** -Infinity: ever since. */
  from: number
  rules: CalendarRules
}

type PublicDays = (
  place: NonNullable<CalendarRules['holidays']>,
  year: number,
) => ReadonlyMap<string, PublicDay>

/** The working time of a calendar: each of its versions, oldest first, holds until the next begins. */
export function calendarTime(versions: Version[], publicDays: PublicDays): WorkingTime {
  return workingTime((year) =>
    versions.flatMap(({ from, rules }, i) => {
      const begins = Math.max(from, Date.UTC(year, 0))
      const ends = Math.min(versions[i + 1]?.from ?? Number.POSITIVE_INFINITY, Date.UTC(year + 1, 0))
      return ends > begins ? clipped(spansOf(rules, year, publicDays), begins, ends) : []
    }),
  )
}

const clipped = (spans: Stretch[], begins: number, ends: number): Stretch[] =>
  spans
    .map(({ from, to }) => ({ from: Math.max(from, begins), to: Math.min(to, ends) }))
    .filter(({ from, to }) => to > from)

/** What lies within a year of UTC: the local days of its ends belong to the years beside it. */
function spansOf(rules: CalendarRules, year: number, publicDays: PublicDays): Stretch[] {
  const special = specialDays(rules, [year - 1, year, year + 1], publicDays)
  const end = Temporal.PlainDate.from({ year: year + 1, month: 1, day: 2 })
  const spans: Stretch[] = []
  let day = Temporal.PlainDate.from({ year: year - 1, month: 12, day: 31 })
  let begins = beginOf(day, rules.zone)
  while (Temporal.PlainDate.compare(day, end) < 0) {
    const next = day.add({ days: 1 })
    const ends = beginOf(next, rules.zone)
    const { spans: hours } = special.get(day.toString()) ?? { spans: weekdayHours(rules, day) }
    const instantOf = ends - begins === dayMs ? onPlainDay(begins) : onDayOfChange(day, ends, rules.zone)
    for (const { from, to } of hours) {
      const stretch = { from: instantOf(from), to: instantOf(to) }
      // In the night in which clocks go forward there may be nothing of it.
      if (stretch.to > stretch.from) spans.push(stretch)
    }
    day = next
    begins = ends
  }
  return spans
}

const dayMs = 86_400_000

const weekdayHours = ({ week }: CalendarRules, day: Temporal.PlainDate): Span[] =>
  week[day.dayOfWeek - 1] as Span[]

const beginOf = (day: Temporal.PlainDate, zone: string): number => day.toZonedDateTime(zone).epochMilliseconds

/** Nearly every day: reckoning from its beginning saves most of the asking for what the zone's clocks do. */
const onPlainDay = (begins: number) => (clock: string) => begins + minutesOf(clock) * 60_000

const onDayOfChange = (day: Temporal.PlainDate, ends: number, timeZone: string) => (clock: string) =>
  clock === '24:00' ? ends : day.toZonedDateTime({ timeZone, plainTime: clock }).epochMilliseconds

/** Days of these years that are not as their weekday says: what the company says itself goes before its country's. */
export function specialDays(
  rules: CalendarRules,
  years: number[],
  publicDays: PublicDays,
): Map<string, SpecialDay> {
  const days = new Map<string, SpecialDay>()
  for (const year of rules.holidays ? years : [])
    for (const [date, day] of publicDays(rules.holidays as NonNullable<CalendarRules['holidays']>, year))
      days.set(date, { ...day, spans: day.kind === 'transferred_working' ? ordinaryDay(rules) : [] })
  for (const exception of rules.exceptions) days.set(exception.date, { ...exception, kind: 'exception' })
  return days
}

/** A Saturday that is worked instead of another day is worked as the first working day of the week is. */
const ordinaryDay = ({ week }: CalendarRules): Span[] => week.find((spans) => spans.length > 0) ?? []

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

/** Minutes of an ordinary week. */
export const weekMinutes = ({ week }: CalendarRules): number =>
  week.flat().reduce((sum, { from, to }) => sum + minutesOf(to) - minutesOf(from), 0)

/** What cannot be so: `field` names it. */
export function wrongIn(rules: CalendarRules): { field: string; rule: string } | undefined {
  const days: [string, Span[]][] = [
    ...rules.week.map((spans, i): [string, Span[]] => [`week/${i}`, spans]),
    ...rules.exceptions.map(({ spans }, i): [string, Span[]] => [`exceptions/${i}/spans`, spans]),
  ]
  for (const [field, spans] of days) {
    const backwards = spans.findIndex(({ from, to }) => to <= from)
    if (backwards >= 0) return { field: `${field}/${backwards}`, rule: 'span_backwards' }
    const overlap = spans.findIndex(({ from }, i) => i > 0 && from < (spans[i - 1] as Span).to)
    if (overlap >= 0) return { field: `${field}/${overlap}`, rule: 'span_overlap' }
  }
  // With less than an hour a week, a promise of days would be kept in another decade.
  if (weekMinutes(rules) < 60) return { field: 'week', rule: 'week_empty' }
  const dates = rules.exceptions.map(({ date }) => date)
  const twice = dates.findIndex((date, i) => dates.indexOf(date) < i)
  return twice < 0 ? undefined : { field: `exceptions/${twice}/date`, rule: 'day_twice' }
}

/** With the spans of each day in order. */
export const inOrder = (rules: CalendarRules): CalendarRules => {
  const sorted = (spans: Span[]) => spans.toSorted((a, b) => a.from.localeCompare(b.from))
  return {
    ...rules,
    week: rules.week.map(sorted),
    exceptions: rules.exceptions
      .map((one) => ({ ...one, spans: sorted(one.spans) }))
      .toSorted((a, b) => a.date.localeCompare(b.date)),
  }
}

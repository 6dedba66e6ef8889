import type { CalendarMoment, Invitation } from '@podpora/contract/opened-files'

const dayMs = 86_400_000
const full = { dateStyle: 'full', timeStyle: 'short' } as const
const wholeDays = { dateStyle: 'full', timeZone: 'UTC' } as const

/**
 * When a meeting is, in the reader's zone, with its day said once where it ends on that day. Where nobody knows its zone it
 * is the time as it was written, in the words that `unknownZone` has for that.
 */
export function whenText(
  { start, end }: Pick<Invitation, 'start' | 'end'>,
  locale: string,
  unknownZone: (time: string, zone: string) => string,
): string {
  if (!start) return ''
  const kind = kindOf(start)
  const apart = end && (kindOf(end) !== kind || (kind === 'written' && end.zone !== start.zone))
  if (apart)
    return [start, end].map((one) => whenText({ start: one, end: null }, locale, unknownZone)).join(' – ')
  const format = new Intl.DateTimeFormat(locale, formats[kind])
  const from = dateOf(start)
  const to = end ? lastOf(end, from) : from
  const text = to > from ? format.formatRange(from, to) : format.format(from)
  return kind === 'written' ? unknownZone(text, start.zone ?? '?') : text
}

const formats = { known: full, written: { ...full, timeZone: 'UTC' }, days: wholeDays } as const

const kindOf = ({ at, wholeDay }: CalendarMoment) => (at ? 'known' : wholeDay ? 'days' : 'written')

function dateOf({ at, written, wholeDay }: CalendarMoment): Date {
  if (at) return new Date(at)
  return new Date(wholeDay ? `${written}T12:00:00Z` : `${written}:00Z`)
}

/** The end of whole days is the day after the last one (RFC 5545, 3.6.1). */
const lastOf = (end: CalendarMoment, from: Date): Date =>
  end.wholeDay ? new Date(Math.max(+from, +dateOf(end) - dayMs)) : dateOf(end)

import type { Language } from '@podpora/contract/common'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const formats = new Map<string, Intl.DateTimeFormat>()
/** Making a format is a thousand times dearer than using it. */
function format(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options)
  const known = formats.get(key) ?? new Intl.DateTimeFormat(language, options)
  formats.set(key, known)
  return known
}

/** `locale` may be a language with its region, which decides between 16:30 and 4:30 PM. */
export const exactTime = (at: string, locale: string): string =>
  format(locale, { dateStyle: 'full', timeStyle: 'short' }).format(new Date(at))

/** "5 min. ago", "3 hr. ago", "yesterday", "12 Mar", "12 Mar 2024"; the same for what is to come. */
export function nearTime(at: string, language: Language, now: number): string {
  const then = new Date(at)
  const gap = then.getTime() - now
  const far = Math.abs(gap)
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' })
  if (far < minute) return relative.format(0, 'second')
  if (far < hour) return relative.format(Math.trunc(gap / minute), 'minute')
  if (far < 12 * hour) return relative.format(Math.trunc(gap / hour), 'hour')
  const days = calendarDays(new Date(now), then)
  if (days === 0) return relative.format(Math.trunc(gap / hour), 'hour')
  if (Math.abs(days) === 1) return relative.format(days, 'day')
  if (far < 7 * day) return relative.format(days, 'day')
  const sameYear = then.getFullYear() === new Date(now).getFullYear()
  return format(language, {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(then)
}

const calendarDays = (from: Date, to: Date): number =>
  Math.round((startOfDay(to).getTime() - startOfDay(from).getTime()) / day)

const startOfDay = (date: Date): Date => new Date(date.getFullYear(), date.getMonth(), date.getDate())

import type { Language } from '@podpora/contract/common'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** An age for a narrow place: "now", "5m", "3h", "2d", then the date. */
export function ageText(at: string, language: Language, now: number): string {
  const age = now - Date.parse(at)
  if (age < minute)
    return new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'narrow' }).format(0, 'second')
  if (age < hour) return unit(language, 'minute', age / minute)
  if (age < day) return unit(language, 'hour', age / hour)
  if (age < 7 * day) return unit(language, 'day', age / day)
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return new Date(at).toLocaleDateString(language, {
    day: 'numeric',
    month: sameYear ? 'short' : 'numeric',
    ...(sameYear ? {} : { year: '2-digit' }),
  })
}

/** A length of time for a narrow place, in the largest unit that it has one of: "5m", "3h", "2d". */
export const spanText = (ms: number, language: Language): string =>
  ms < hour
    ? unit(language, 'minute', ms / minute)
    : ms < 2 * day
      ? unit(language, 'hour', ms / hour)
      : unit(language, 'day', ms / day)

const unit = (language: Language, name: 'minute' | 'hour' | 'day', value: number) =>
  new Intl.NumberFormat(language, {
    style: 'unit',
    unit: name,
    unitDisplay: language === 'en' ? 'narrow' : 'short',
    maximumFractionDigits: 0,
    roundingMode: 'trunc',
  }).format(value)

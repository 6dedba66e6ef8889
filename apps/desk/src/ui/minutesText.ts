import { localeOf } from '../i18n/language.ts'
import { useLanguage } from '../i18n/useT.ts'

const units = [
  ['day', 1440],
  ['hour', 60],
  ['minute', 1],
] as const

/** A length of time as people say it: "90 minutes" stays, "120 minutes" is two hours. */
export function useMinutesText(): (minutes: number) => string {
  const locale = localeOf(useLanguage())
  return (minutes) => {
    const [unit, length] = units.find(([, length]) => minutes % length === 0) ?? units[2]
    return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(
      minutes / length,
    )
  }
}

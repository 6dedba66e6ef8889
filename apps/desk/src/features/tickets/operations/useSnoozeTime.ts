import { localeOf } from '../../../i18n/language.ts'
import { useLanguage } from '../../../i18n/useT.ts'

/** "Mon 23 Nov, 09:00": a time to come, short enough for a button. */
export function useSnoozeTime(): (at: string) => string {
  const locale = localeOf(useLanguage())
  return (at) =>
    new Intl.DateTimeFormat(locale, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: 'numeric',
      minute: '2-digit',
    }).format(new Date(at))
}

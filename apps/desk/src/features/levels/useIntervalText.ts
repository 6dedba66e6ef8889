import type { ClockInterval } from '@podpora/contract/levels'
import { localeOf } from '../../i18n/language.ts'
import { useLanguage, useT } from '../../i18n/useT.ts'
import { useMinutesText } from '../../ui/minutesText.ts'

/** A stretch of a clock as a sentence: "Ran from Mon 9:00 to 11:00: 2 hours counted". */
export function useIntervalText(): (interval: ClockInterval) => string {
  const t = useT()
  const locale = localeOf(useLanguage())
  const minutesText = useMinutesText()
  const moment = (at: string) =>
    new Date(at).toLocaleString(locale, { dateStyle: 'short', timeStyle: 'short' })
  return ({ state, status, from, to, countedMs }) => {
    const times = { from: moment(from), to: to === null ? '' : moment(to) }
    if (state === 'running')
      return to === null
        ? t('levels:runs', times)
        : t('levels:ran', { ...times, length: minutesText(Math.round(countedMs / 60_000)) })
    const words = status === 'gone' ? t('levels:gone') : t(`tickets:status.${status as 'open'}`)
    return t(to === null ? 'levels:pausedSince' : 'levels:paused', { ...times, status: words })
  }
}

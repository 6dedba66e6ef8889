import { Tooltip } from '@mantine/core'
import { localeOf } from '../../../i18n/language.ts'
import { useLanguage } from '../../../i18n/useT.ts'
import { exactTime } from '../../../ui/timeText.ts'

/** The time of day: the date stands above, at the day's line. Exact on hover. */
export function ClockTime({ at }: { at: string }) {
  const locale = localeOf(useLanguage())
  const exact = exactTime(at, locale)
  return (
    <Tooltip label={exact}>
      <time dateTime={at}>{new Date(at).toLocaleTimeString(locale, { timeStyle: 'short' })}</time>
    </Tooltip>
  )
}

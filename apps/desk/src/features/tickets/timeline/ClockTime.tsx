import { Tooltip } from '@mantine/core'
import { useLanguage } from '../../../i18n/useT.ts'
import { exactTime } from '../../../ui/timeText.ts'

/** The time of day: the date stands above, at the day's line. Exact on hover. */
export function ClockTime({ at }: { at: string }) {
  const language = useLanguage()
  const exact = exactTime(at, language)
  return (
    <Tooltip label={exact}>
      <time dateTime={at}>
        {new Date(at).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' })}
      </time>
    </Tooltip>
  )
}

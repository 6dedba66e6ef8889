import { Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { CalendarRules, SpecialDay } from '@podpora/contract/calendars'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { localeOf } from '../../i18n/language.ts'
import { useLanguage, useT } from '../../i18n/useT.ts'
import { useMinutesText } from '../../ui/minutesText.ts'
import { StateMark } from '../../ui/StateMark.tsx'
import { useTimeText } from '../../ui/Time.tsx'
import { calendarPreviewQuery } from './api.ts'
import css from './Preview.module.css'

const mostShown = 12

/** What the hours and holidays come to, as soon as they are typed. */
export function CalendarPreview({ rules }: { rules: CalendarRules }) {
  const t = useT()
  const locale = localeOf(useLanguage())
  const timeText = useTimeText()
  const minutesText = useMinutesText()
  const [asked] = useDebouncedValue(rules, 300)
  const { data } = useQuery({ ...calendarPreviewQuery(asked), placeholderData: keepPreviousData })
  if (!data) return null
  const dayText = ({ date }: SpecialDay) =>
    new Date(`${date}T12:00:00`).toLocaleDateString(locale, {
      weekday: 'short',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    })
  const hours = ({ spans }: SpecialDay) =>
    spans.length === 0
      ? t('levelSettings:calendars.off')
      : spans.map(({ from, to }) => `${from}–${to}`).join(', ')
  return (
    <section className={css.preview} aria-label={t('levelSettings:calendars.preview')} aria-live="polite">
      <h3>{t('levelSettings:calendars.preview')}</h3>
      <p className={css.line}>
        <StateMark tone={data.open ? 'ok' : 'quiet'}>
          {t(data.open ? 'levelSettings:calendars.openNow' : 'levelSettings:calendars.closedNow')}
        </StateMark>
        {data.changesAt && t('levelSettings:calendars.until', { time: timeText(data.changesAt) })}
      </p>
      <Text size="sm">{t('levelSettings:calendars.perWeek', { length: minutesText(data.weekMinutes) })}</Text>
      <h4>{t('levelSettings:calendars.next')}</h4>
      {data.days.length === 0 && <Text size="sm">{t('levelSettings:calendars.noDays')}</Text>}
      <ul>
        {data.days.slice(0, mostShown).map((day) => (
          <li key={day.date}>
            {dayText(day)}: {hours(day)}
            {day.name && <span className={css.quiet}> · {day.name}</span>}
          </li>
        ))}
      </ul>
      {data.transfersUntil !== null && (
        <Text size="xs" c="dimmed">
          {t('levelSettings:calendars.transfers', { year: data.transfersUntil })}
        </Text>
      )}
    </section>
  )
}

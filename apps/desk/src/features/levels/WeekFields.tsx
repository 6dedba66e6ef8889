import { ActionIcon, Button, Fieldset, Group, Text, TextInput, Tooltip } from '@mantine/core'
import type { CalendarRules, Span } from '@podpora/contract/calendars'
import { IconPlus, IconX } from '@tabler/icons-react'
import { localeOf } from '../../i18n/language.ts'
import { useLanguage, useT } from '../../i18n/useT.ts'
import { DayBar } from './WeekBar.tsx'
import css from './WeekFields.module.css'

type Week = CalendarRules['week']
type Props = { week: Week; onChange: (week: Week) => void; error?: string | undefined }

const officeDay: Span[] = [{ from: '09:00', to: '18:00' }]
export const officeWeek: Week = [officeDay, officeDay, officeDay, officeDay, officeDay, [], []]
const always: Week = Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }])

/** What a browser calls the end of a day is its beginning. */
export const asClock = (to: Span['to']): string => (to === '24:00' ? '00:00' : to)
export const asEnd = (clock: string): Span['to'] => (clock === '00:00' ? '24:00' : clock)

/** The hours of each weekday, drawn beside what is written. */
export function WeekFields({ week, onChange, error }: Props) {
  const t = useT()
  const locale = localeOf(useLanguage())
  // 5 January 2026 was a Monday.
  const dayName = (day: number) => new Date(2026, 0, 5 + day).toLocaleDateString(locale, { weekday: 'long' })
  const set = (day: number, spans: Span[]) => onChange(week.with(day, spans))
  return (
    <Fieldset legend={t('levelSettings:calendars.week')}>
      <Group justify="space-between" gap="xs" mb="xs">
        <Text c="dimmed" size="xs">
          {t('levelSettings:calendars.weekWhy')}
        </Text>
        <Group gap={4}>
          <Button size="compact-xs" variant="default" onClick={() => onChange(officeWeek)}>
            {t('levelSettings:calendars.office')}
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => onChange(always)}>
            {t('levelSettings:calendars.always')}
          </Button>
        </Group>
      </Group>
      <ul className={css.days}>
        {week.map((spans, day) => (
          <li key={day} className={css.day}>
            <span className={css.name}>{dayName(day)}</span>
            <DayBar spans={spans} />
            <div className={css.spans}>
              {spans.length === 0 && (
                <Text c="dimmed" size="sm">
                  {t('levelSettings:calendars.closed')}
                </Text>
              )}
              {spans.map((span, i) => (
                <SpanFields
                  key={i}
                  day={dayName(day)}
                  span={span}
                  onChange={(next) => set(day, spans.with(i, next))}
                  onRemove={() => set(day, spans.toSpliced(i, 1))}
                />
              ))}
              <Tooltip label={t('levelSettings:calendars.addSpan', { day: dayName(day) })}>
                <ActionIcon
                  aria-label={t('levelSettings:calendars.addSpan', { day: dayName(day) })}
                  onClick={() => set(day, [...spans, nextSpan(spans)])}
                >
                  <IconPlus size={16} stroke={1.5} />
                </ActionIcon>
              </Tooltip>
            </div>
          </li>
        ))}
      </ul>
      {error && (
        <Text c="red" size="xs" role="alert">
          {error}
        </Text>
      )}
    </Fieldset>
  )
}

/** After an hour's rest, to the evening; the first span of a day is an ordinary one. */
function nextSpan(spans: Span[]): Span {
  const last = spans.at(-1)
  if (!last) return officeDay[0] as Span
  const hour = Math.min(22, Number(last.to.slice(0, 2)) + 1)
  return { from: `${String(hour).padStart(2, '0')}:00`, to: '24:00' }
}

type SpanProps = { day: string; span: Span; onChange: (span: Span) => void; onRemove: () => void }

function SpanFields({ day, span, onChange, onRemove }: SpanProps) {
  const t = useT()
  return (
    <span className={css.span}>
      <TextInput
        type="time"
        size="xs"
        aria-label={t('levelSettings:calendars.from', { day })}
        value={span.from}
        onChange={({ currentTarget: { value } }) => value && onChange({ ...span, from: value })}
      />
      <span aria-hidden>–</span>
      <TextInput
        type="time"
        size="xs"
        aria-label={t('levelSettings:calendars.to', { day })}
        value={asClock(span.to)}
        onChange={({ currentTarget: { value } }) => value && onChange({ ...span, to: asEnd(value) })}
      />
      <ActionIcon size="sm" aria-label={t('levelSettings:calendars.removeSpan')} onClick={onRemove}>
        <IconX size={14} stroke={1.5} />
      </ActionIcon>
    </span>
  )
}

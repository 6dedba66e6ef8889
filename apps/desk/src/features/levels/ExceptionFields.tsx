import { ActionIcon, Button, Fieldset, Stack, Switch, Text, TextInput } from '@mantine/core'
import type { DayException } from '@podpora/contract/calendars'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useT } from '../../i18n/useT.ts'
import css from './ExceptionFields.module.css'
import { asClock, asEnd } from './WeekFields.tsx'

type Props = { value: DayException[]; onChange: (days: DayException[]) => void }

/** Days that are not as the week says, nor as the country's holidays do. */
export function ExceptionFields({ value, onChange }: Props) {
  const t = useT()
  const add = () => onChange([...value, { date: nextDate(value), name: '', spans: [] }])
  return (
    <Fieldset legend={t('levelSettings:calendars.exceptions')}>
      <Text c="dimmed" size="xs" mb="xs">
        {t('levelSettings:calendars.exceptionsWhy')}
      </Text>
      <Stack gap="xs">
        {value.map((day, i) => (
          <ExceptionLine
            key={i}
            day={day}
            onChange={(next) => onChange(value.with(i, next))}
            onRemove={() => onChange(value.toSpliced(i, 1))}
          />
        ))}
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={14} stroke={1.5} />}
          onClick={add}
          className={css.add}
        >
          {t('levelSettings:calendars.addDay')}
        </Button>
      </Stack>
    </Fieldset>
  )
}

/** Tomorrow, or the day after the last one. */
function nextDate(days: DayException[]): string {
  const last = days.at(-1)
  const at = last ? new Date(`${last.date}T12:00:00Z`) : new Date()
  at.setUTCDate(at.getUTCDate() + 1)
  return at.toISOString().slice(0, 10)
}

type LineProps = { day: DayException; onChange: (day: DayException) => void; onRemove: () => void }

function ExceptionLine({ day, onChange, onRemove }: LineProps) {
  const t = useT()
  const [span] = day.spans
  return (
    <div className={css.line}>
      <TextInput
        type="date"
        size="xs"
        aria-label={t('levelSettings:calendars.day')}
        value={day.date}
        onChange={({ currentTarget: { value: date } }) => date && onChange({ ...day, date })}
      />
      <TextInput
        size="xs"
        aria-label={t('levelSettings:calendars.dayName')}
        placeholder={t('levelSettings:calendars.dayName')}
        value={day.name}
        maxLength={100}
        onChange={({ currentTarget: { value: name } }) => onChange({ ...day, name })}
      />
      <Switch
        size="xs"
        label={t('levelSettings:calendars.dayOff')}
        checked={!span}
        onChange={({ currentTarget: { checked } }) =>
          onChange({ ...day, spans: checked ? [] : [{ from: '09:00', to: '18:00' }] })
        }
      />
      {span && (
        <>
          <TextInput
            type="time"
            size="xs"
            aria-label={t('levelSettings:calendars.dayFrom')}
            value={span.from}
            onChange={({ currentTarget: { value: from } }) =>
              from && onChange({ ...day, spans: day.spans.with(0, { ...span, from }) })
            }
          />
          <TextInput
            type="time"
            size="xs"
            aria-label={t('levelSettings:calendars.dayTo')}
            value={asClock(span.to)}
            onChange={({ currentTarget: { value: to } }) =>
              to && onChange({ ...day, spans: day.spans.with(0, { ...span, to: asEnd(to) }) })
            }
          />
        </>
      )}
      <ActionIcon
        size="sm"
        aria-label={t('levelSettings:calendars.removeDay', { date: day.date })}
        onClick={onRemove}
      >
        <IconX size={14} stroke={1.5} />
      </ActionIcon>
    </div>
  )
}

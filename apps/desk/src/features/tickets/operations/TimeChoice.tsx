import { Button, Group, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useT } from '../../../i18n/useT.ts'
import { fieldTime, snoozeTimes } from './snoozeTimes.ts'
import css from './TimeChoice.module.css'
import { useSnoozeTime } from './useSnoozeTime.ts'

type Props = {
  /** What is so now. */
  now: string | null
  /** Of the field for any other time. */
  label: string
  description?: string
  /** What the button beside it says. */
  action: string
  past: string
  onChoose: (at: Date) => void
  /** What else can be chosen, below the times. */
  children?: ReactNode
}

/** A time to come: one press on what is wanted most, or any other. */
export function TimeChoice({ now, label, description, action, past, onChoose, children }: Props) {
  const t = useT()
  const timeText = useSnoozeTime()
  const [times] = useState(() => snoozeTimes(new Date()))
  const [picked, setPicked] = useState(now ? fieldTime(new Date(now)) : '')
  const [error, setError] = useState<string | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    const at = new Date(picked)
    if (at.getTime() > Date.now()) onChoose(at)
    else setError(past)
  }
  return (
    <>
      <div className={css.times}>
        {times.map(({ key, at }, i) => (
          <Button
            key={key}
            variant="default"
            fullWidth
            justify="space-between"
            rightSection={<span className={css.at}>{timeText(at.toISOString())}</span>}
            onClick={() => onChoose(at)}
            data-autofocus={i === 0 || undefined}
          >
            {t(`operations:snooze.${key}`)}
          </Button>
        ))}
        {children}
      </div>
      <form onSubmit={submit} noValidate>
        <Group align="flex-end" gap="xs">
          <TextInput
            type="datetime-local"
            label={label}
            description={description}
            value={picked}
            error={error}
            onChange={(event) => {
              setPicked(event.currentTarget.value)
              setError(null)
            }}
            flex="1 1 12rem"
          />
          <Button type="submit" disabled={!picked}>
            {action}
          </Button>
        </Group>
      </form>
    </>
  )
}

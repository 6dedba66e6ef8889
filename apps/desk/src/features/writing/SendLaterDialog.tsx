import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core'
import type { ScheduleChange } from '@podpora/contract/tickets'
import { type FormEvent, useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import css from '../tickets/operations/SnoozeDialog.module.css'
import { fieldTime, snoozeTimes } from '../tickets/operations/snoozeTimes.ts'
import { useSnoozeTime } from '../tickets/operations/useSnoozeTime.ts'

type Props = {
  /** What is so now, where it is another time that is chosen. */
  now?: ScheduleChange
  onChoose: (when: ScheduleChange) => void
  onClose: () => void
}

/** When an answer leaves: one press on a time does it. */
export default function SendLaterDialog({ now, onChoose, onClose }: Props) {
  const t = useT()
  const timeText = useSnoozeTime()
  const [times] = useState(() => snoozeTimes(new Date()))
  const [picked, setPicked] = useState(now ? fieldTime(new Date(now.sendAt)) : '')
  const [unlessReply, setUnlessReply] = useState(now?.unlessReply ?? true)
  const [error, setError] = useState<string | null>(null)
  const choose = (at: Date) => {
    onClose()
    onChoose({ sendAt: at.toISOString(), unlessReply })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const at = new Date(picked)
    if (!(at.getTime() > Date.now())) return setError(t('errors:fields.past'))
    choose(at)
  }
  return (
    <Dialog title={t('writing:later.title')} onClose={onClose}>
      <Stack gap="md">
        <div className={css.times}>
          {times.map(({ key, at }, i) => (
            <Button
              key={key}
              variant="default"
              fullWidth
              justify="space-between"
              rightSection={<span className={css.at}>{timeText(at.toISOString())}</span>}
              onClick={() => choose(at)}
              data-autofocus={i === 0 || undefined}
            >
              {t(`operations:snooze.${key}`)}
            </Button>
          ))}
        </div>
        <form onSubmit={submit} noValidate>
          <Group align="flex-end" gap="xs" wrap="nowrap">
            <TextInput
              type="datetime-local"
              label={t('writing:later.pick')}
              description={t('writing:later.pickWhy', {
                zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
              })}
              value={picked}
              error={error}
              onChange={(event) => {
                setPicked(event.currentTarget.value)
                setError(null)
              }}
              flex={1}
            />
            <Button type="submit" disabled={!picked}>
              {t('writing:later.schedule')}
            </Button>
          </Group>
        </form>
        <Checkbox
          label={t('writing:later.unlessReply')}
          description={t('writing:later.unlessReplyWhy')}
          checked={unlessReply}
          onChange={(event) => setUnlessReply(event.currentTarget.checked)}
        />
      </Stack>
    </Dialog>
  )
}

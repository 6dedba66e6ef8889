import { Button, NumberInput, Switch, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { NewTime } from '@podpora/contract/time'
import { useT } from '../../i18n/useT.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { noticeDone } from '../../ui/notice.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { dropTimer, writeTime } from './api.ts'

type Props = {
  ticketId: number
  /** Billable time is taken of something. */
  countsTime: boolean
  /** Since when the clock has run, where it is what the clock has counted. */
  since: string | null
  onClose: () => void
}

/** Time on a ticket, by the clock or by hand. */
export function TimeDialog({ ticketId, countsTime, since, onClose }: Props) {
  const t = useT()
  const form = useForm<NewTime & { at: string }>({
    mode: 'controlled',
    initialValues: { ...beginning(since), billable: countsTime },
  })
  const sending = useSubmit(
    form,
    async ({ at, ...time }) => {
      await writeTime(ticketId, { ...time, startedAt: new Date(at).toISOString() })
      onClose()
      noticeDone(t('saved'))
    },
    { balance_used_up: 'minutes' },
  )
  return (
    <FormDialog
      title={t('entitlements:time.add')}
      sending={sending}
      aside={
        since !== null && (
          <Button variant="subtle" onClick={() => void dropTimer(ticketId).then(onClose)}>
            {t('entitlements:time.drop')}
          </Button>
        )
      }
      onClose={onClose}
    >
      <NumberInput
        {...form.getInputProps('minutes')}
        label={t('entitlements:time.minutes')}
        min={1}
        max={1440}
        allowDecimal={false}
        data-autofocus
      />
      <TextInput
        {...form.getInputProps('at')}
        error={form.errors.startedAt}
        type="datetime-local"
        label={t('entitlements:time.startedAt')}
      />
      {countsTime && (
        <Switch
          {...form.getInputProps('billable', { type: 'checkbox' })}
          label={t('entitlements:time.billable')}
          description={t('entitlements:time.billableWhy')}
        />
      )}
      <Textarea {...form.getInputProps('note')} label={t('entitlements:time.note')} autosize minRows={2} />
    </FormDialog>
  )
}

/** By the clock: from its start, each begun minute. By hand: what has just ended. */
function beginning(since: string | null): NewTime & { at: string } {
  const now = Date.now()
  const counted = since === null ? 15 : Math.ceil((now - Date.parse(since)) / 60_000)
  const minutes = Math.min(1440, Math.max(1, counted))
  const startedAt = since ?? new Date(now - minutes * 60_000).toISOString()
  const shared = { clientId: crypto.randomUUID(), billable: true, note: '', stopsTimer: since !== null }
  return { ...shared, minutes, startedAt, at: local(new Date(startedAt)) }
}

/** As a field for date and time has it: in the reader's zone, to the minute. */
const local = (date: Date): string =>
  new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)

import { NumberInput, Switch, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { NewVisit } from '@podpora/contract/time'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/useT.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { noticeDone } from '../../ui/notice.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { useAmounts } from '../contracts/useAmounts.ts'
import { entitlementQuery, writeVisit } from './api.ts'

type Props = {
  ticketId: number
  /** A billable visit is taken of something. */
  countsVisits: boolean
  onClose: () => void
}

/** That somebody went to the customer. */
export function VisitDialog({ ticketId, countsVisits, onClose }: Props) {
  const t = useT()
  const { balance } = useAmounts()
  const left = useQuery(entitlementQuery(ticketId)).data?.visits
  const form = useForm<NewVisit>({
    mode: 'controlled',
    initialValues: {
      ...{ clientId: crypto.randomUUID(), day: todayHere(), minutes: null },
      ...{ billable: countsVisits, note: '' },
    },
  })
  const sending = useSubmit(
    form,
    async (visit) => {
      await writeVisit(ticketId, visit)
      onClose()
      noticeDone(t('saved'))
    },
    { balance_used_up: 'billable' },
  )
  return (
    <FormDialog title={t('entitlements:visit.add')} sending={sending} onClose={onClose}>
      <TextInput
        {...form.getInputProps('day')}
        type="date"
        label={t('entitlements:visit.day')}
        data-autofocus
      />
      <NumberInput
        label={t('entitlements:visit.minutes')}
        description={t('entitlements:visit.minutesWhy')}
        value={form.getValues().minutes ?? ''}
        onChange={(next) => form.setFieldValue('minutes', next === '' ? null : Number(next))}
        error={form.errors.minutes}
        min={1}
        max={1440}
        allowDecimal={false}
      />
      {countsVisits && (
        <Switch
          {...form.getInputProps('billable', { type: 'checkbox' })}
          label={t('entitlements:visit.billable')}
          description={[t('entitlements:visit.billableWhy'), left && balance(left)]
            .filter(Boolean)
            .join(' · ')}
        />
      )}
      <Textarea {...form.getInputProps('note')} label={t('entitlements:time.note')} autosize minRows={2} />
    </FormDialog>
  )
}

/** A visit is of the day that its writer has. */
function todayHere(): string {
  const now = new Date()
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}

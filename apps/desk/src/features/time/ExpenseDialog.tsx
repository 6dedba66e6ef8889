import { Switch, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Money } from '@podpora/contract/money'
import { useT } from '../../i18n/useT.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { MoneyField } from '../../ui/MoneyField.tsx'
import { noticeDone } from '../../ui/notice.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { today } from '../contracts/useAmounts.ts'
import { writeExpense } from './api.ts'

type Values = { clientId: string; day: string; sum: Money | null; billable: boolean; note: string }

/** Money spent on a ticket. */
export function ExpenseDialog({ ticketId, onClose }: { ticketId: number; onClose: () => void }) {
  const t = useT()
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: { clientId: crypto.randomUUID(), day: today(), sum: null, billable: true, note: '' },
  })
  const { sum } = form.getValues()
  const sending = useSubmit(form, async ({ sum: spent, ...values }) => {
    if (!spent) return
    await writeExpense(ticketId, { ...values, sum: spent })
    onClose()
    noticeDone(t('saved'))
  })
  return (
    <FormDialog
      title={t('entitlements:expense.add')}
      sending={sending}
      incomplete={!sum || sum.amount === 0}
      onClose={onClose}
    >
      <MoneyField
        label={t('entitlements:expense.sum')}
        value={sum}
        onChange={(next) => form.setFieldValue('sum', next)}
        error={form.errors.sum ?? form.errors['sum.amount']}
      />
      <TextInput {...form.getInputProps('day')} type="date" label={t('entitlements:expense.day')} />
      <Switch
        {...form.getInputProps('billable', { type: 'checkbox' })}
        label={t('entitlements:expense.billable')}
        description={t('entitlements:expense.billableWhy')}
      />
      <Textarea {...form.getInputProps('note')} label={t('entitlements:time.note')} autosize minRows={2} />
    </FormDialog>
  )
}

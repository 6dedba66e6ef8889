import { Group, NumberInput, SegmentedControl, Select, Text, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Contract, ContractInput } from '@podpora/contract/contracts'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/useT.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { fieldProps } from '../../ui/fieldProps.ts'
import { noticeDone } from '../../ui/notice.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { useDirectory } from '../directory/api.ts'
import { createContract, plansQuery } from './api.ts'
import { ContactField } from './ContactField.tsx'
import { HolderField } from './HolderField.tsx'
import { lastDay, monthsBetween, nextDay } from './period.ts'
import { today } from './useAmounts.ts'

type Props = { onClose: () => void; after?: Contract | undefined }
type Values = Omit<ContractInput, 'planId'> & { planId: number | null }

/** A contract of a company or a customer. `after`: it follows that one, which is the way to renew it. */
export function NewContractDialog({ onClose, after }: Props) {
  const t = useT()
  const { agents } = useDirectory()
  const plans = (useQuery(plansQuery).data ?? []).filter(({ archivedAt }) => archivedAt === null)
  const form = useForm<Values>({ mode: 'controlled', initialValues: beginning(after) })
  const { customerId, companyId, contactId = null, startsOn, endsOn, state } = form.getValues()
  const plan = fieldProps(form, 'planId')
  const responsible = fieldProps(form, 'responsibleId')
  const sending = useSubmit(form, async ({ planId, ...values }) => {
    if (planId === null) return
    await createContract({ ...values, planId })
    onClose()
    noticeDone(t('saved'))
  })
  const months = endsOn === null ? 'none' : String(monthsBetween(startsOn, endsOn) ?? 'other')
  const lengths = ['3', '6', '12', 'none', ...(months === 'other' ? ['other'] : [])]
  return (
    <FormDialog
      title={t(after ? 'entitlements:contracts.renew' : 'entitlements:contracts.add')}
      sending={sending}
      incomplete={plan.value === null || (customerId === null && companyId === null)}
      onClose={onClose}
    >
      {after ? (
        <Text>{after.holderName}</Text>
      ) : (
        <HolderField
          value={{ customerId, companyId }}
          onChange={(holder) => form.setValues({ ...holder, contactId: null })}
          error={form.errors.customerId ?? form.errors.companyId}
        />
      )}
      <Select
        label={t('entitlements:contracts.plan')}
        description={t('entitlements:contracts.planWhy')}
        data={plans.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={plan.value === null ? null : String(plan.value)}
        onChange={(id) => plan.onChange(id === null ? null : Number(id))}
        error={plan.error}
        data-path={plan['data-path']}
      />
      <Group grow align="flex-start" gap="sm">
        <TextInput
          {...form.getInputProps('startsOn')}
          type="date"
          label={t('entitlements:contracts.startsOn')}
        />
        <Select
          label={t('entitlements:contracts.length')}
          data={lengths.map((value) => ({
            value,
            label:
              value === 'none' || value === 'other'
                ? t(`entitlements:contracts.lengths.${value}`)
                : t('entitlements:contracts.months', { count: Number(value) }),
          }))}
          value={lengths.includes(months) ? months : 'other'}
          onChange={(value) => {
            if (value === 'none') form.setFieldValue('endsOn', null)
            else if (value && value !== 'other')
              form.setFieldValue('endsOn', lastDay(startsOn, Number(value)))
          }}
          allowDeselect={false}
        />
      </Group>
      {endsOn !== null && (
        <TextInput
          type="date"
          label={t('entitlements:contracts.endsOn')}
          value={endsOn}
          onChange={(event) => form.setFieldValue('endsOn', event.currentTarget.value || null)}
          error={form.errors.endsOn}
        />
      )}
      <NumberInput
        {...form.getInputProps('freeMonths')}
        label={t('entitlements:contracts.freeMonths')}
        description={t('entitlements:contracts.freeMonthsWhy')}
        min={0}
        max={120}
        allowDecimal={false}
      />
      <Select
        label={t('entitlements:contracts.responsible')}
        description={t('entitlements:contracts.responsibleWhy')}
        data={agents
          .filter((one) => one.state === 'active')
          .map(({ id, name }) => ({ value: String(id), label: name }))}
        value={responsible.value === null ? null : String(responsible.value)}
        onChange={(id) => responsible.onChange(id === null ? null : Number(id))}
        error={responsible.error}
        data-path={responsible['data-path']}
        searchable
        clearable
      />
      {companyId !== null && (
        <ContactField
          companyId={companyId}
          value={contactId}
          onChange={(id) => form.setFieldValue('contactId', id)}
          error={form.errors.contactId}
        />
      )}
      <Textarea
        {...form.getInputProps('note')}
        label={t('entitlements:contracts.note')}
        autosize
        minRows={2}
      />
      <SegmentedControl
        aria-label={t('entitlements:contracts.begin')}
        data={(['active', 'draft'] as const).map((value) => ({
          value,
          label: t(`entitlements:contracts.begin_${value}`),
        }))}
        value={state}
        onChange={(next) => form.setFieldValue('state', next as Values['state'])}
      />
    </FormDialog>
  )
}

/** A renewal has the same length, and begins the day after. */
function beginning(after: Contract | undefined): Values {
  const shared = { freeMonths: 0, note: '', state: 'active' as const }
  if (!after) {
    const startsOn = today()
    const nobody = { customerId: null, companyId: null, planId: null, responsibleId: null }
    return { ...shared, ...nobody, startsOn, endsOn: lastDay(startsOn, 12) }
  }
  const { customerId, companyId, planId, responsibleId, contactId } = after
  const startsOn = after.endsOn === null ? today() : nextDay(after.endsOn)
  const months = after.endsOn === null ? null : monthsBetween(after.startsOn, after.endsOn)
  return {
    ...shared,
    ...{ customerId, companyId, planId, responsibleId, contactId, startsOn },
    endsOn: after.endsOn === null ? null : lastDay(startsOn, months ?? 12),
  }
}

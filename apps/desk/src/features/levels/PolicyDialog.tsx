import { Select, Stack, Switch, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Policy } from '@podpora/contract/levels'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/useT.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { fieldProps } from '../../ui/fieldProps.ts'
import { noticeDone } from '../../ui/notice.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { Conditions } from '../views/Conditions.tsx'
import { fields } from '../views/fields.ts'
import { calendarsQuery, deletePolicy, savePolicy } from './api.ts'
import { HappeningFields } from './HappeningFields.tsx'
import { PolicyPreview } from './PolicyPreview.tsx'
import { PromiseFields } from './PromiseFields.tsx'
import { formOf, inputOf, type PolicyForm } from './policyForm.ts'

type Props = { policy: Policy | null; onClose: () => void }

/** What changes by itself, or by the promises, decides nothing. */
const undecided = ['due', 'breached', 'created', 'updated', 'solved', 'waiting_since', 'snoozed']
const asked = fields.filter((field) => !undecided.includes(field))

/** What is promised to which tickets, with what that comes to beside it. */
export function PolicyDialog({ policy, onClose }: Props) {
  const t = useT()
  const calendars = useQuery(calendarsQuery).data ?? []
  const form = useForm<PolicyForm>({ mode: 'controlled', initialValues: formOf(policy) })
  const values = form.getValues()
  const calendar = fieldProps(form, 'calendarId')
  const sending = useSubmit(form, async (wished) => {
    await savePolicy(policy, inputOf(wished))
    onClose()
    noticeDone(t('saved'))
  })
  const ending = policy && {
    action: t('levelSettings:policies.delete'),
    title: t('levelSettings:policies.deleteTitle'),
    loses: t('levelSettings:policies.deleteWhy'),
    run: () => deletePolicy(policy.id).then(() => noticeDone(t('levelSettings:policies.deleted'))),
  }
  const setCalendar = (id: number | null) => {
    calendar.onChange(id)
    // Without hours there is no working time to count.
    if (id === null)
      form.setFieldValue(
        'targets',
        values.targets.map((target) => ({ ...target, time: 'calendar' as const })),
      )
  }
  return (
    <FormDialog
      wide
      title={policy ? policy.name : t('levelSettings:policies.add')}
      sending={sending}
      ending={ending}
      incomplete={values.targets.length === 0}
      onClose={onClose}
    >
      <TextInput
        {...form.getInputProps('name')}
        label={t('levelSettings:policies.name')}
        description={t('levelSettings:policies.nameExample')}
        autoComplete="off"
        data-autofocus
      />
      <Switch
        {...form.getInputProps('enabled', { type: 'checkbox' })}
        label={t('levelSettings:policies.enabled')}
      />
      <Stack gap={4}>
        <Text size="sm" fw={500}>
          {t('levelSettings:policies.conditions')}
        </Text>
        <Text size="xs" c="dimmed">
          {t('levelSettings:policies.conditionsWhy')}
        </Text>
        <Conditions
          filter={values.conditions}
          onChange={(conditions) => form.setFieldValue('conditions', conditions)}
          asked={asked}
        />
      </Stack>
      <Select
        label={t('levelSettings:policies.calendar')}
        placeholder={t('levelSettings:policies.noCalendar')}
        data={calendars.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={calendar.value === null ? null : String(calendar.value)}
        onChange={(id) => setCalendar(id === null ? null : Number(id))}
        error={calendar.error}
        data-path={calendar['data-path']}
        clearable
      />
      <PromiseFields
        value={values.targets}
        business={values.calendarId !== null}
        onChange={(targets) => form.setFieldValue('targets', targets)}
      />
      <HappeningFields
        value={values.happening}
        onChange={(happening) => form.setFieldValue('happening', happening)}
      />
      <PolicyPreview draft={{ id: policy?.id ?? null, policy: inputOf(values) }} />
    </FormDialog>
  )
}

import { Group, NumberInput, Radio, Select, Stack, Switch } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { GroupRouting, GroupRoutingChange } from '@podpora/contract/routing'
import { leavingRules, profileNames, profiles, routingModes } from '@podpora/contract/routing-words'
import { useT } from '../../i18n/useT.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { noticeDone } from '../../ui/notice.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { useGroup } from '../directory/api.ts'
import { changeGroupRouting } from './api.ts'
import { PaidRatioField } from './PaidRatioField.tsx'
import { PreviewSection } from './PreviewSection.tsx'
import { RelaxSteps } from './RelaxSteps.tsx'
import { WeightsEditor } from './WeightsEditor.tsx'

type Props = { routing: GroupRouting; onClose: () => void }

/** How a group's tickets find somebody, tried on a real ticket while it is being set. */
export function GroupRoutingDialog({ routing, onClose }: Props) {
  const t = useT()
  const { groupId, ...initialValues } = routing
  const group = useGroup(groupId)
  const form = useForm<GroupRoutingChange>({ mode: 'controlled', initialValues })
  const values = form.getValues()
  const sending = useSubmit(form, async (change) => {
    await changeGroupRouting(groupId, change)
    onClose()
    noticeDone(t('saved'))
  })
  const choose = (name: string | null) => {
    const profile = profileNames.find((one) => one === name) ?? 'own'
    form.setFieldValue('profile', profile)
    if (profile !== 'own') form.setFieldValue('weights', { ...profiles[profile] })
  }
  return (
    <FormDialog wide title={group?.name ?? ''} sending={sending} onClose={onClose}>
      <Radio.Group
        label={t('routing:modeLabel')}
        value={values.mode}
        onChange={(mode) => form.setFieldValue('mode', mode as GroupRouting['mode'])}
      >
        <Stack gap="xs" mt={6}>
          {routingModes.map((mode) => (
            <Radio
              key={mode}
              value={mode}
              label={t(`routing:mode.${mode}`)}
              description={t(`routing:modeWhy.${mode}`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      {values.mode === 'push' && (
        <>
          <Group align="flex-start" gap="md">
            <Switch
              flex={1}
              label={t('routing:offer')}
              description={t('routing:offerWhy')}
              checked={values.offerSeconds !== null}
              onChange={(event) =>
                form.setFieldValue('offerSeconds', event.currentTarget.checked ? 60 : null)
              }
            />
            {values.offerSeconds !== null && (
              <NumberInput
                w="9rem"
                label={t('routing:offerSeconds')}
                suffix={` ${t('routing:seconds')}`}
                {...form.getInputProps('offerSeconds')}
                allowDecimal={false}
                allowNegative={false}
              />
            )}
          </Group>
          <Select
            label={t('routing:profileLabel')}
            description={t(`routing:profileWhy.${values.profile}`)}
            data={profileNames.map((value) => ({ value, label: t(`routing:profile.${value}`) }))}
            value={values.profile}
            onChange={choose}
            allowDeselect={false}
          />
          <WeightsEditor
            weights={values.weights}
            onChange={(weights) => {
              form.setFieldValue('weights', weights)
              form.setFieldValue('profile', 'own')
            }}
          />
          <NumberInput
            label={t('routing:fairnessHours')}
            description={t('routing:fairnessHoursWhy')}
            suffix={` ${t('routing:hours')}`}
            {...form.getInputProps('fairnessHours')}
            allowDecimal={false}
            allowNegative={false}
          />
        </>
      )}
      {values.mode !== 'manual' && (
        <>
          <PaidRatioField
            value={values.paidRatio}
            error={form.errors.paidRatio}
            onChange={(ratio) => form.setFieldValue('paidRatio', ratio)}
          />
          <RelaxSteps
            steps={values.relax}
            error={form.errors.relax}
            onChange={(steps) => form.setFieldValue('relax', steps)}
          />
          <Select
            label={t('routing:leavingLabel')}
            data={leavingRules.map((value) => ({ value, label: t(`routing:leaving.${value}`) }))}
            value={values.leaving}
            onChange={(rule) => rule && form.setFieldValue('leaving', rule as GroupRouting['leaving'])}
            allowDeselect={false}
          />
          <PreviewSection groupId={groupId} values={values} />
        </>
      )}
    </FormDialog>
  )
}

import { Fieldset, Group, MultiSelect, NumberInput, Select, Stack, Switch, Text } from '@mantine/core'
import { policyTargets, restingStatuses } from '@podpora/contract/level-kinds'
import type { PolicyTarget } from '@podpora/contract/levels'
import { useT } from '../../i18n/useT.ts'
import { useMinutesText } from '../../ui/minutesText.ts'
import { inFormOrder, newPromise } from './policyForm.ts'

type Props = { value: PolicyTarget[]; business: boolean; onChange: (targets: PolicyTarget[]) => void }

const priorities = ['urgent', 'high', 'normal', 'low'] as const
const shares = [25, 50, 75, 80, 90]

/** What is promised: each kind of promise is switched on, and then says how long. */
export function PromiseFields({ value, business, onChange }: Props) {
  const t = useT()
  return (
    <Fieldset legend={t('levelSettings:policies.promises')}>
      <Stack gap="sm">
        {policyTargets.map((target) => {
          const promised = value.find((one) => one.target === target)
          const others = value.filter((one) => one.target !== target)
          return (
            <div key={target}>
              <Switch
                label={t(`tickets:due.target.${target}`)}
                description={t(`levelSettings:policies.promiseWhy.${target}`)}
                checked={promised !== undefined}
                onChange={({ currentTarget: { checked } }) =>
                  onChange(inFormOrder(checked ? [...others, newPromise(target, business)] : others))
                }
              />
              {promised && (
                <PromiseLine
                  promised={promised}
                  business={business}
                  onChange={(next) => onChange(inFormOrder([...others, next]))}
                />
              )}
            </div>
          )
        })}
      </Stack>
    </Fieldset>
  )
}

type LineProps = { promised: PolicyTarget; business: boolean; onChange: (target: PolicyTarget) => void }

function PromiseLine({ promised, business, onChange }: LineProps) {
  const t = useT()
  const minutesText = useMinutesText()
  const name = t(`tickets:due.target.${promised.target}`)
  return (
    <Stack gap="xs" mt="xs" ps="md">
      <Group grow gap="xs" align="flex-start">
        {priorities.map((priority) => {
          const minutes = promised.minutes[priority]
          return (
            <NumberInput
              key={priority}
              size="xs"
              label={t(`tickets:priority.${priority}`)}
              aria-label={`${name}, ${t(`tickets:priority.${priority}`)}, ${t('levelSettings:policies.minutes')}`}
              description={minutes ? minutesText(minutes) : '–'}
              inputWrapperOrder={['label', 'input', 'description']}
              value={minutes ?? ''}
              onChange={(next) =>
                onChange({
                  ...promised,
                  minutes: { ...promised.minutes, [priority]: typeof next === 'number' ? next : null },
                })
              }
              min={1}
              max={525_600}
              allowDecimal={false}
              allowNegative={false}
              hideControls
            />
          )
        })}
      </Group>
      <Group grow gap="xs" align="flex-start">
        <Select
          size="xs"
          label={t('levelSettings:policies.time')}
          data={(['business', 'calendar'] as const).map((time) => ({
            value: time,
            label: t(`levelSettings:policies.time_${time}`),
            disabled: time === 'business' && !business,
          }))}
          value={promised.time}
          onChange={(time) => time && onChange({ ...promised, time: time as PolicyTarget['time'] })}
          allowDeselect={false}
        />
        <MultiSelect
          size="xs"
          label={t('levelSettings:policies.pausedIn')}
          data={restingStatuses.map((status) => ({ value: status, label: t(`tickets:status.${status}`) }))}
          value={promised.pausedIn}
          onChange={(pausedIn) => onChange({ ...promised, pausedIn: pausedIn as PolicyTarget['pausedIn'] })}
        />
        <MultiSelect
          size="xs"
          label={t('levelSettings:policies.warnAt')}
          data={[...new Set([...shares, ...promised.warnAt])].map((share) => ({
            value: String(share),
            label: `${share} %`,
          }))}
          value={promised.warnAt.map(String)}
          onChange={(warnAt) => onChange({ ...promised, warnAt: warnAt.map(Number) })}
        />
      </Group>
      {promised.time === 'calendar' && !business && (
        <Text size="xs" c="dimmed">
          {t('levelSettings:policies.noCalendar')}
        </Text>
      )}
    </Stack>
  )
}

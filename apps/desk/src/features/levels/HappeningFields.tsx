import { Fieldset, MultiSelect, Select, Stack, Switch } from '@mantine/core'
import { type ToldRole, toldRoles } from '@podpora/contract/level-kinds'
import { useT } from '../../i18n/useT.ts'
import { useDirectory } from '../directory/api.ts'
import type { Happening } from './policyForm.ts'

type Props = { value: Happening; onChange: (happening: Happening) => void }

/** What happens by itself when time runs out. */
export function HappeningFields({ value, onChange }: Props) {
  const t = useT()
  const { groups, lines } = useDirectory()
  return (
    <Fieldset legend={t('levelSettings:policies.actions')}>
      <Stack gap="sm">
        <Told
          label={t('levelSettings:policies.onWarning')}
          value={value.warned}
          onChange={(warned) => onChange({ ...value, warned })}
        />
        <Told
          label={t('levelSettings:policies.onBreach')}
          value={value.broken}
          onChange={(broken) => onChange({ ...value, broken })}
        />
        <Switch
          label={t('levelSettings:policies.raise')}
          checked={value.raise}
          onChange={({ currentTarget: { checked } }) => onChange({ ...value, raise: checked })}
        />
        <Select
          label={t('levelSettings:policies.then')}
          data={[
            { value: 'nothing', label: t('levelSettings:policies.thenNothing') },
            ...(lines.length > 1
              ? [{ value: 'escalate', label: t('levelSettings:policies.thenEscalate') }]
              : []),
            { value: 'unassign', label: t('levelSettings:policies.thenUnassign') },
            ...groups.map(({ id, name }) => ({
              value: String(id),
              label: t('levelSettings:policies.thenGroup', { group: name }),
            })),
          ]}
          value={String(value.next)}
          onChange={(next) => next && onChange({ ...value, next: isWord(next) ? next : Number(next) })}
          allowDeselect={false}
        />
      </Stack>
    </Fieldset>
  )
}

const isWord = (next: string): next is Extract<Happening['next'], string> =>
  ['nothing', 'unassign', 'escalate'].includes(next)

type ToldProps = { label: string; value: Happening['warned']; onChange: (told: Happening['warned']) => void }

/** Roles at the ticket, and people by name. */
function Told({ label, value, onChange }: ToldProps) {
  const t = useT()
  const { agents } = useDirectory()
  const isRole = (one: string): one is ToldRole => (toldRoles as readonly string[]).includes(one)
  return (
    <MultiSelect
      label={label}
      data={[
        ...toldRoles.map((role) => ({ value: role, label: t(`levelSettings:policies.whom.${role}`) })),
        ...agents
          .filter(({ state }) => state === 'active')
          .map(({ id, name }) => ({ value: String(id), label: name })),
      ]}
      value={[...value.whom, ...value.agentIds.map(String)]}
      onChange={(chosen) =>
        onChange({
          whom: chosen.filter(isRole),
          agentIds: chosen.filter((one) => !isRole(one)).map(Number),
        })
      }
      hidePickedOptions
      searchable
    />
  )
}

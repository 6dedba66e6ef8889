import { Radio, Stack } from '@mantine/core'
import { type Role, roles } from '@podpora/contract/permissions'
import { useMay } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'

type Props = {
  value: Role
  onChange: (role: Role) => void
  disabled?: boolean
  error?: React.ReactNode
}

/** The roles, each with what it means: nobody should have to guess what they hand out. */
export function RoleChoice({ value, onChange, disabled = false, error }: Props) {
  const t = useT()
  const may = useMay()
  const given = roles.filter((role) => role !== 'owner' || may('agent.manage_owners'))
  const choose = (chosen: string) => {
    const role = given.find((name) => name === chosen)
    if (role) onChange(role)
  }
  return (
    <Radio.Group label={t('people:role')} value={value} onChange={choose} error={error}>
      <Stack gap="xs" mt="xs">
        {given.map((role) => (
          <Radio
            key={role}
            value={role}
            disabled={disabled}
            label={t(`people:roles.${role}`)}
            description={t(`people:rolesAbout.${role}`)}
          />
        ))}
      </Stack>
    </Radio.Group>
  )
}

import { Checkbox, Stack } from '@mantine/core'
import { type TokenScope, tokenScopes } from '@podpora/contract/permissions'
import type { ReactNode } from 'react'
import { useMay } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'

type Props = {
  label: string
  value: TokenScope[]
  onChange: (value: TokenScope[]) => void
  error?: ReactNode
  /** What it has already: it may keep that, whoever looks at it. */
  kept?: readonly string[]
}

/** What a token may do: nobody can give more than they have. */
export function ScopeChoice({ label, value, onChange, error, kept = [] }: Props) {
  const t = useT()
  const may = useMay()
  const offered = tokenScopes.filter((scope) => may(scope) || kept.includes(scope))
  return (
    <Checkbox.Group
      label={label}
      value={value}
      onChange={(chosen) => onChange(tokenScopes.filter((scope) => chosen.includes(scope)))}
      error={error}
    >
      <Stack gap="xs" mt="xs">
        {offered.map((scope) => (
          <Checkbox key={scope} value={scope} label={t(`api:scopes.${scope}`)} description={scope} />
        ))}
      </Stack>
    </Checkbox.Group>
  )
}

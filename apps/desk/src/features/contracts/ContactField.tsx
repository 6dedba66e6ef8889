import { Select } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useT } from '../../i18n/useT.ts'
import { membersQuery } from '../companies/api.ts'
import { customerQuery } from '../customers/api.ts'

type Props = {
  companyId: number
  value: number | null
  onChange: (customerId: number | null) => void
  error?: ReactNode
  disabled?: boolean
}

/** Who of a company is told of its contract by mail. */
export function ContactField({ companyId, value, onChange, error, disabled = false }: Props) {
  const t = useT()
  const members = useInfiniteQuery(membersQuery(companyId)).data?.pages.flatMap(({ items }) => items) ?? []
  const chosen = useQuery({ ...customerQuery(value ?? 0), enabled: value !== null }).data
  const known = chosen && !members.some(({ id }) => id === chosen.id) ? [chosen, ...members] : members
  return (
    <Select
      label={t('entitlements:contracts.contact')}
      description={t('entitlements:contracts.contactWhy')}
      placeholder={t('entitlements:contracts.noContact')}
      data={known.map(({ id, name, identities }) => ({
        value: String(id),
        label: [name, identities[0]?.address].filter(Boolean).join(' · ') || `#${id}`,
      }))}
      value={value === null ? null : String(value)}
      onChange={(id) => onChange(id === null ? null : Number(id))}
      error={error}
      disabled={disabled}
      searchable
      clearable
    />
  )
}

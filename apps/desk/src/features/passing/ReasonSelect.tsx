import { Select } from '@mantine/core'
import type { PassingWay } from '@podpora/contract/passing-kinds'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useT } from '../../i18n/useT.ts'
import { reasonsQuery } from './api.ts'

type Props = {
  way: PassingWay
  value: number | null
  onChange: (id: number | null) => void
  error: ReactNode
  'data-path': string
}

/** The company's reasons for this way; nothing where it has none. */
export function ReasonSelect({ way, value, onChange, error, 'data-path': path }: Props) {
  const t = useT()
  const reasons = useQuery(reasonsQuery).data ?? []
  const offered = reasons.filter(({ ways, archivedAt }) => archivedAt === null && ways.includes(way))
  if (offered.length === 0) return null
  return (
    <Select
      label={t('passing:reason')}
      data={offered.map(({ id, name }) => ({ value: String(id), label: name }))}
      value={value === null ? null : String(value)}
      onChange={(id) => onChange(id === null ? null : Number(id))}
      error={error}
      data-path={path}
    />
  )
}

import { Select } from '@mantine/core'
import { type ReactNode, useMemo } from 'react'
import { useT } from '../../i18n/useT.ts'

type Props = { value: string; onChange: (zone: string) => void; error?: ReactNode }

/** In which zone a clock on the wall is read. */
export function ZoneField({ value, onChange, error }: Props) {
  const t = useT()
  const zones = useMemo(() => [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])], [])
  return (
    <Select
      label={t('levelSettings:calendars.zone')}
      data={zones}
      value={value}
      onChange={(zone) => zone && onChange(zone)}
      error={error}
      allowDeselect={false}
      searchable
    />
  )
}

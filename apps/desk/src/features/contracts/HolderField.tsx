import { SegmentedControl, Select, Stack } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { useNothingFound } from '../../ui/useNothingFound.ts'
import { CompanyPicker } from '../companies/CompanyPicker.tsx'
import { customerQuery, customersQuery } from '../customers/api.ts'

export type Holder = { customerId: number | null; companyId: number | null }
type Props = { value: Holder; onChange: (holder: Holder) => void; error: ReactNode }

/** Whose it is: a company's, for all of its people, or one customer's. */
export function HolderField({ value, onChange, error }: Props) {
  const t = useT()
  const [kind, setKind] = useState<'company' | 'customer'>(value.customerId === null ? 'company' : 'customer')
  return (
    <Stack gap="xs">
      <SegmentedControl
        size="xs"
        aria-label={t('entitlements:contracts.holder')}
        data={(['company', 'customer'] as const).map((one) => ({
          value: one,
          label: t(`entitlements:contracts.${one}`),
        }))}
        value={kind}
        onChange={(next) => {
          setKind(next as typeof kind)
          onChange({ customerId: null, companyId: null })
        }}
      />
      {kind === 'company' ? (
        <CompanyPicker
          label={t('entitlements:contracts.company')}
          value={value.companyId}
          onChange={(companyId) => onChange({ customerId: null, companyId })}
          error={error}
        />
      ) : (
        <CustomerPicker
          value={value.customerId}
          onChange={(customerId) => onChange({ customerId, companyId: null })}
          error={error}
        />
      )}
    </Stack>
  )
}

type PickerProps = { value: number | null; onChange: (id: number | null) => void; error: ReactNode }

function CustomerPicker({ value, onChange, error }: PickerProps) {
  const t = useT()
  const nothingFound = useNothingFound()
  const [typed, setTyped] = useState('')
  const [asked] = useDebouncedValue(typed, 200)
  const chosen = useQuery({ ...customerQuery(value ?? 0), enabled: value !== null }).data
  const choices = useQuery(customersQuery(asked))
  const found = choices.data?.items ?? []
  const known = chosen && !found.some(({ id }) => id === chosen.id) ? [chosen, ...found] : found
  return (
    <Select
      label={t('entitlements:contracts.customer')}
      data={known.map(({ id, name, identities }) => ({
        value: String(id),
        label: [name, identities[0]?.address].filter(Boolean).join(' · ') || `#${id}`,
      }))}
      value={value === null ? null : String(value)}
      onChange={(id) => onChange(id === null ? null : Number(id))}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      nothingFoundMessage={
        asked.trim().length < 2 ? t('views:typeName') : nothingFound(choices, t('customers:nothingFound'))
      }
      error={error}
      size="sm"
      searchable
      clearable
    />
  )
}

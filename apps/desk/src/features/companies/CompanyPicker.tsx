import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { useNothingFound } from '../../ui/useNothingFound.ts'
import { companyChoicesQuery, companyQuery } from './api.ts'

type Props = {
  label: string
  description?: string
  value: number | null
  onChange: (id: number | null) => void
  error?: ReactNode
  /** Not to be chosen: the company itself, where another one is asked for. */
  except?: number | null
  disabled?: boolean
}

/** A company by a part of its name or of one of its domains; there may be thousands. */
export function CompanyPicker({ label, description, value, onChange, error, except, disabled }: Props) {
  const t = useT()
  const nothingFound = useNothingFound()
  const [typed, setTyped] = useState('')
  const [asked] = useDebouncedValue(typed, 200)
  const chosen = useQuery({ ...companyQuery(value ?? 0), enabled: value !== null }).data
  // The name of what is chosen stands in the field: it is nothing to look for.
  const choices = useQuery(companyChoicesQuery(asked === chosen?.name ? '' : asked))
  const found = choices.data?.items ?? []
  const known = chosen && !found.some(({ id }) => id === chosen.id) ? [chosen, ...found] : found
  return (
    <Select
      label={label}
      description={description}
      placeholder={t('customers:noCompany')}
      data={known
        .filter(({ id }) => id !== except)
        .map(({ id, name }) => ({ value: String(id), label: name }))}
      value={value === null ? null : String(value)}
      onChange={(id) => onChange(id === null ? null : Number(id))}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      nothingFoundMessage={nothingFound(choices, t('customers:nothingFound'))}
      error={error}
      disabled={disabled}
      size="sm"
      searchable
      clearable
    />
  )
}

import { Group, Select } from '@mantine/core'
import type { CalendarRules } from '@podpora/contract/calendars'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useLanguage, useT } from '../../i18n/useT.ts'
import { countriesQuery } from './api.ts'

type Holidays = CalendarRules['holidays']

export const countryName = (country: string, language: string): string =>
  new Intl.DisplayNames(language, { type: 'region' }).of(country) ?? country

/** Whose holidays are kept. */
export function HolidayFields({
  value,
  onChange,
}: {
  value: Holidays
  onChange: (holidays: Holidays) => void
}) {
  const t = useT()
  const language = useLanguage()
  const known = useQuery(countriesQuery).data
  const countries = useMemo(
    () =>
      (known ?? [])
        .map(({ country }) => ({ value: country, label: countryName(country, language) }))
        .sort((a, b) => a.label.localeCompare(b.label, language)),
    [known, language],
  )
  const regions = known?.find(({ country }) => country === value?.country)?.regions ?? []
  return (
    <Group grow align="flex-start" gap="sm">
      <Select
        label={t('levelSettings:calendars.holidays')}
        placeholder={t('levelSettings:calendars.noCountry')}
        data={countries}
        value={value?.country ?? null}
        onChange={(country) => onChange(country ? { country, region: null } : null)}
        clearable
        searchable
      />
      {value && regions.length > 0 && (
        <Select
          label={t('levelSettings:calendars.region')}
          placeholder={t('levelSettings:calendars.wholeCountry')}
          data={regions.map(({ region, name }) => ({ value: region, label: name }))}
          value={value.region}
          onChange={(region) => onChange({ ...value, region })}
          clearable
          searchable
        />
      )}
    </Group>
  )
}

import { MultiSelect, SegmentedControl } from '@mantine/core'
import type { Choice, CustomCondition } from '@podpora/contract/filters'
import { useT } from '../../i18n/useT.ts'
import { useAskedName } from './useConditionText.ts'
import type { Option } from './useOptions.ts'

type Asking = Choice | Extract<CustomCondition, { values: unknown[] }>
type Props<C extends Asking> = {
  condition: C
  options: Option[]
  onChange: (condition: C) => void
  onSearch?: (typed: string) => void
}

/** One of these, or none of them. */
export function Values<C extends Asking>({ condition, options, onChange, onSearch }: Props<C>) {
  const t = useT()
  const label = useAskedName()(condition.field)
  const write = (value: unknown) => JSON.stringify(value)
  const set = (values: unknown[]) => onChange({ ...condition, values } as C)
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label={label}
        value={condition.op}
        onChange={(op) => onChange({ ...condition, op } as C)}
        data={(['is', 'not'] as const).map((value) => ({ value, label: t(`views:op.${value}`) }))}
      />
      <MultiSelect
        aria-label={label}
        placeholder={condition.values.length === 0 ? t('views:choose') : ''}
        data={options.map(({ value, label }) => ({ value: write(value), label }))}
        value={(condition.values as unknown[]).map(write)}
        onChange={(values) => set(values.map((value) => JSON.parse(value) as unknown))}
        comboboxProps={{ withinPortal: false }}
        nothingFoundMessage={onSearch ? t('views:typeName') : t('views:nothingFound')}
        {...(onSearch && { onSearchChange: onSearch, filter: ({ options: all }) => all })}
        hidePickedOptions
        searchable
        data-autofocus
      />
    </>
  )
}

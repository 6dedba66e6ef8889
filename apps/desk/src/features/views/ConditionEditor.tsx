import { NumberInput, SegmentedControl, Stack, TagsInput, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { isCustom, isTime } from '@podpora/contract/filtering'
import type { Choice, Condition, TagCondition, TimeCondition } from '@podpora/contract/filters'
import { useQueries, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { companyChoicesQuery, companyQuery } from '../companies/api.ts'
import { customersQuery } from '../customers/api.ts'
import css from './ConditionEditor.module.css'
import { CustomEditor } from './CustomEditor.tsx'
import { useCustomerOptions } from './useCustomerOptions.ts'
import { useOptions } from './useOptions.ts'
import { Values } from './Values.tsx'

type Props<C> = { condition: C; onChange: (condition: C) => void }

/** What a condition says, to be changed in place. */
export function ConditionEditor({ condition, onChange }: Props<Condition>) {
  return (
    <Stack gap="xs" className={css.editor}>
      {isTime(condition) ? (
        <TimeEditor condition={condition} onChange={onChange} />
      ) : isCustom(condition) ? (
        <CustomEditor condition={condition} onChange={onChange} />
      ) : condition.field === 'tags' ? (
        <TagsEditor condition={condition} onChange={onChange} />
      ) : condition.field === 'customer' ? (
        <CustomerEditor condition={condition} onChange={onChange} />
      ) : condition.field === 'company' ? (
        <CompanyEditor condition={condition} onChange={onChange} />
      ) : (
        <ChoiceEditor condition={condition} onChange={onChange} />
      )}
    </Stack>
  )
}

function ChoiceEditor({ condition, onChange }: Props<Choice>) {
  const options = useOptions()
  const known = options[condition.field as Exclude<Choice['field'], 'customer' | 'company'>]
  return <Values condition={condition} options={known} onChange={onChange} />
}

function CustomerEditor({ condition, onChange }: Props<Extract<Choice, { field: 'customer' }>>) {
  const [typed, setTyped] = useState('')
  const [asked] = useDebouncedValue(typed, 200)
  const found = useQuery(customersQuery(asked)).data?.items ?? []
  const options = useCustomerOptions(condition.values, found)
  return (
    <Values
      condition={condition}
      options={options}
      onChange={(next) => onChange(next as typeof condition)}
      onSearch={setTyped}
    />
  )
}

function CompanyEditor({ condition, onChange }: Props<Extract<Choice, { field: 'company' }>>) {
  const t = useT()
  const [typed, setTyped] = useState('')
  const [asked] = useDebouncedValue(typed, 200)
  const found = useQuery(companyChoicesQuery(asked)).data?.items ?? []
  const chosen = condition.values.filter((id) => id !== null)
  const known = useQueries({ queries: chosen.map(companyQuery) }).flatMap(({ data }) => data ?? [])
  const others = found.filter(({ id }) => !chosen.includes(id))
  const options = [...known, ...others].map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Values
      condition={condition}
      options={[{ value: null, label: t('customers:noCompany') }, ...options]}
      onChange={(next) => onChange(next as typeof condition)}
      onSearch={setTyped}
    />
  )
}

function TagsEditor({ condition, onChange }: Props<TagCondition>) {
  const t = useT()
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label={t('views:field.tags')}
        value={condition.op}
        onChange={(op) => onChange({ ...condition, op: op as TagCondition['op'] })}
        data={(['any', 'all', 'none'] as const).map((value) => ({ value, label: t(`views:op.${value}`) }))}
      />
      <TagsInput
        aria-label={t('views:field.tags')}
        placeholder={condition.values.length === 0 ? t('tickets:ticket.tagsHint') : ''}
        value={condition.values}
        splitChars={[',']}
        acceptValueOnBlur
        maxTags={50}
        onChange={(tags) =>
          onChange({ ...condition, values: tags.map((tag) => tag.trim().slice(0, 60)).filter(Boolean) })
        }
        data-autofocus
      />
    </>
  )
}

const day = 86_400_000

/** Of what is to come people ask how soon it is; of the rest, how long ago it was. */
const spansOf = (field: TimeCondition['field']): TimeCondition['op'][] =>
  field === 'due' ? ['until', 'between'] : ['within', 'before', 'between']

function TimeEditor({ condition, onChange }: Props<TimeCondition>) {
  const t = useT()
  const { field } = condition
  const hours = condition.op === 'between' ? 7 * 24 : condition.hours
  const unit = hours % 24 === 0 ? 'days' : 'hours'
  const set = (op: string) =>
    op === 'between'
      ? onChange({ field, op, from: midnight(Date.now() - 7 * day), to: null })
      : onChange({ field, op: op as 'within', hours })
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label={t(`views:field.${field}`)}
        value={condition.op}
        onChange={set}
        data={spansOf(field).map((value) => ({
          value,
          label: t(`views:op.${value}`),
        }))}
      />
      {condition.op === 'between' ? (
        <>
          <TextInput
            type="date"
            label={t('views:time.from')}
            value={condition.from ? dateOf(condition.from) : ''}
            onChange={(event) => onChange({ ...condition, from: momentOf(event.currentTarget.value) })}
          />
          <TextInput
            type="date"
            label={t('views:time.to')}
            value={condition.to ? dateOf(condition.to, -1) : ''}
            onChange={(event) => onChange({ ...condition, to: momentOf(event.currentTarget.value, 1) })}
          />
        </>
      ) : (
        <div className={css.length}>
          <NumberInput
            aria-label={t('views:time.length')}
            min={1}
            max={unit === 'days' ? 3650 : 999}
            allowDecimal={false}
            clampBehavior="strict"
            value={unit === 'days' ? hours / 24 : hours}
            onChange={(value) => {
              const count = Math.max(1, Math.round(Number(value) || 1))
              onChange({ ...condition, hours: unit === 'days' ? count * 24 : count })
            }}
            data-autofocus
          />
          <SegmentedControl
            size="xs"
            aria-label={t('views:time.unit')}
            value={unit}
            onChange={(to) => {
              const count = unit === 'days' ? hours / 24 : hours
              onChange({ ...condition, hours: to === 'days' ? count * 24 : count === 24 ? 23 : count })
            }}
            data={(['hours', 'days'] as const).map((value) => ({
              value,
              label: t(`views:time.${value}Unit`),
            }))}
          />
        </div>
      )}
    </>
  )
}

/** The days that people name begin at midnight where they are. */
const midnight = (at: number): string => new Date(new Date(at).setHours(0, 0, 0, 0)).toISOString()
function momentOf(date: string, days = 0): string | null {
  const [year = 0, month = 1, ofMonth = 1] = date.split('-').map(Number)
  return date ? new Date(year, month - 1, ofMonth + days).toISOString() : null
}
function dateOf(time: string, days = 0): string {
  const at = new Date(time)
  at.setDate(at.getDate() + days)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

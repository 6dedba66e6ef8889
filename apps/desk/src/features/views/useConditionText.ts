import { isCustom, isTime, keyOf } from '@podpora/contract/filtering'
import type { Condition, CustomCondition, TimeCondition } from '@podpora/contract/filters'
import { useQueries } from '@tanstack/react-query'
import { localeOf } from '../../i18n/language.ts'
import { useLanguage, useT } from '../../i18n/useT.ts'
import { companyQuery } from '../companies/api.ts'
import { customerQuery } from '../customers/api.ts'
import { useCustomWords } from '../fields/useCustomWords.ts'
import type { UsualField } from './fields.ts'
import { useOptions, type Value } from './useOptions.ts'

/** What a condition asks about, in the reader's words. */
export function useAskedName(): (field: Condition['field']) => string {
  const t = useT()
  const { name } = useCustomWords()
  return (field) => {
    if (!field.startsWith('custom.')) return t(`views:field.${field as UsualField}`)
    const key = field.slice('custom.'.length)
    return key === '' ? t('views:custom.unseen') : name(key)
  }
}

/** A condition as one short phrase: "Priority: High, Urgent". */
export function useConditionText(filter: Condition[]): (condition: Condition) => string {
  const t = useT()
  const language = useLanguage()
  const options = useOptions()
  const askedName = useAskedName()
  const { value: valueText } = useCustomWords()
  const customerIds = filter.flatMap((one) => (one.field === 'customer' ? one.values : []))
  const companyIds = filter.flatMap((one) =>
    one.field === 'company' ? one.values.filter((id) => id !== null) : [],
  )
  const companies = useQueries({ queries: companyIds.map(companyQuery) })
  const customers = useQueries({ queries: customerIds.map(customerQuery) })

  const customerName = (id: number) => {
    const found = customers.find(({ data }) => data?.id === id)?.data
    return found ? found.name || (found.identities[0]?.address ?? '') : `#${id}`
  }
  const companyName = (id: number | null) =>
    id === null
      ? t('customers:noCompany')
      : (companies.find(({ data }) => data?.id === id)?.data?.name ?? t('views:value.gone'))
  const span = (condition: TimeCondition): string => {
    const day = (time: string) =>
      new Date(time).toLocaleDateString(localeOf(language), { dateStyle: 'medium' })
    if (condition.op === 'between') {
      const from = condition.from === null ? null : day(condition.from)
      // The day on which it ends is not part of it; people name the last one that is.
      const to = condition.to === null ? null : day(new Date(Date.parse(condition.to) - 1).toISOString())
      return t('views:time.between', { from: from ?? '…', to: to ?? '…' })
    }
    const { hours } = condition
    const length =
      hours % 24 === 0 ? t('views:time.days', { count: hours / 24 }) : t('views:time.hours', { count: hours })
    return t(`views:time.${condition.op}`, { length })
  }
  const custom = (condition: CustomCondition, field: string): string => {
    const key = keyOf(condition)
    if (key === '') return field
    if (condition.op !== 'between') {
      const said = condition.values.map((one) => (one === null ? t('fields:empty') : valueText(key, one)))
      return t(`views:says.${condition.op}`, { field, values: said.join(', ') })
    }
    const { from, to } = condition
    if (from === null && to === null) return `${field}: ${t('views:custom.filled')}`
    const bound = (one: typeof from) => (one === null ? '…' : valueText(key, one))
    return `${field}: ${t('views:time.between', { from: bound(from), to: bound(to) })}`
  }
  return (condition) => {
    const field = askedName(condition.field)
    if (isCustom(condition)) return custom(condition, field)
    if (isTime(condition)) return `${field}: ${span(condition)}`
    if (condition.field === 'tags')
      return t(`views:says.${condition.op}`, { field, values: condition.values.join(', ') })
    const labels =
      condition.field === 'customer'
        ? condition.values.map(customerName)
        : condition.field === 'company'
          ? condition.values.map(companyName)
          : (condition.values as Value[]).map(
              (value) =>
                options[condition.field].find((one) => one.value === value)?.label ?? t('views:value.gone'),
            )
    return t(`views:says.${condition.op}`, { field, values: labels.join(', ') })
  }
}

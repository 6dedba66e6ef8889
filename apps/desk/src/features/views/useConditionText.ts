import { isTime } from '@podpora/contract/filtering'
import type { Condition, TimeCondition } from '@podpora/contract/filters'
import { useQueries } from '@tanstack/react-query'
import { localeOf } from '../../i18n/language.ts'
import { useLanguage, useT } from '../../i18n/useT.ts'
import { customerQuery } from '../customers/api.ts'
import { useOptions, type Value } from './useOptions.ts'

/** A condition as one short phrase: "Priority: High, Urgent". */
export function useConditionText(filter: Condition[]): (condition: Condition) => string {
  const t = useT()
  const language = useLanguage()
  const options = useOptions()
  const customerIds = filter.flatMap((one) => (one.field === 'customer' ? one.values : []))
  const customers = useQueries({ queries: customerIds.map(customerQuery) })

  const customerName = (id: number) => {
    const found = customers.find(({ data }) => data?.id === id)?.data
    return found ? found.name || (found.identities[0]?.address ?? '') : `#${id}`
  }
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
  return (condition) => {
    const field = t(`views:field.${condition.field}`)
    if (isTime(condition)) return `${field}: ${span(condition)}`
    if (condition.field === 'tags')
      return t(`views:says.${condition.op}`, { field, values: condition.values.join(', ') })
    const labels =
      condition.field === 'customer'
        ? condition.values.map(customerName)
        : (condition.values as Value[]).map(
            (value) =>
              options[condition.field].find((one) => one.value === value)?.label ?? t('views:value.gone'),
          )
    return t(`views:says.${condition.op}`, { field, values: labels.join(', ') })
  }
}

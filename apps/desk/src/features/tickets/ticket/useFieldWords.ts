import type { Priority, TicketFields, TicketKind, TicketStatus } from '@podpora/contract/tickets'
import { useLanguage, useT } from '../../../i18n/useT.ts'
import { usePlanNames } from '../../contracts/names.ts'
import { useDirectory } from '../../directory/api.ts'
import { useCustomWords } from '../../fields/useCustomWords.ts'
import { languageName } from './languageName.ts'

type Plain = Exclude<keyof TicketFields, 'assigneeId' | 'groupId' | 'brandId' | 'productId' | 'custom'>

/** A field of a ticket and what it holds, in the reader's words. */
export function useFieldWords() {
  const t = useT()
  const language = useLanguage()
  const { agents, groups, brands, lines, products } = useDirectory()
  const plans = usePlanNames()
  const custom = useCustomWords()
  const nameIn = (items: { id: number; name: string }[], id: unknown) =>
    items.find((item) => item.id === id)?.name ?? `#${String(id)}`

  return {
    fieldName(field: string): string {
      if (field.startsWith('custom.')) return custom.name(field.slice(7))
      if (field === 'assigneeId') return t('tickets:ticket.assignee')
      if (field === 'groupId') return t('tickets:ticket.group')
      if (field === 'brandId') return t('tickets:ticket.brand')
      if (field === 'lineId') return t('tickets:ticket.line')
      if (field === 'productId') return t('tickets:ticket.product')
      return t(`tickets:ticket.${field as Plain}`)
    },
    fieldValue(field: string, value: unknown): string {
      if (field.startsWith('custom.')) return custom.value(field.slice(7), value)
      switch (field) {
        case 'status':
          return t(`tickets:status.${value as TicketStatus}`)
        case 'priority':
          return t(`tickets:priority.${value as Priority}`)
        case 'kind':
          return t(`tickets:kind.${value as TicketKind}`)
        case 'assigneeId':
          return value === null ? t('tickets:ticket.nobody') : nameIn(agents, value)
        case 'groupId':
          return value === null ? t('tickets:ticket.noGroup') : nameIn(groups, value)
        case 'brandId':
          return nameIn(brands, value)
        case 'lineId':
          return value === null ? t('tickets:ticket.noLine') : nameIn(lines, value)
        case 'productId':
          return value === null ? t('tickets:ticket.noProduct') : nameIn(products, value)
        case 'planId':
          return nameIn(plans, value)
        case 'language':
          return typeof value === 'string' ? languageName(value, language) : t('tickets:language.none')
        case 'tags':
          return Array.isArray(value) ? value.join(', ') : ''
        default:
          return String(value)
      }
    },
  }
}

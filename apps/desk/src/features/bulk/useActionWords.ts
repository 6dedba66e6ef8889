import type { TicketActions } from '@podpora/contract/actions'
import type { TicketFields } from '@podpora/contract/tickets'
import { useT } from '../../i18n/useT.ts'
import { useFieldWords } from '../tickets/ticket/useFieldWords.ts'

const fields = [
  'status',
  'assigneeId',
  'groupId',
  'priority',
  'kind',
  'productId',
  'brandId',
  'language',
] as const

/** What actions do, each in a few words: "Status: Solved". */
export function useActionWords(): (actions: TicketActions) => string[] {
  const t = useT()
  const { fieldName, fieldValue } = useFieldWords()
  const inWords = (field: keyof TicketFields, value: unknown) =>
    field === 'assigneeId' && value === 'me' ? t('bulk:actions.me') : fieldValue(field, value)
  return (actions) => [
    ...fields
      .filter((field) => actions[field] !== undefined)
      .map((field) => `${fieldName(field)}: ${inWords(field, actions[field])}`),
    ...Object.entries(actions.custom ?? {}).map(
      ([key, value]) =>
        `${fieldName(`custom.${key}`)}: ${value === null ? t('fields:empty') : fieldValue(`custom.${key}`, value)}`,
    ),
    ...(actions.addTags ? [`${t('bulk:actions.addTags')}: ${actions.addTags.join(', ')}`] : []),
    ...(actions.removeTags ? [`${t('bulk:actions.removeTags')}: ${actions.removeTags.join(', ')}`] : []),
    ...(actions.answer ? [t('bulk:actions.answer')] : []),
    ...(actions.note ? [t('bulk:actions.note')] : []),
  ]
}

/** What a refused field is called. */
export function useActionName(): (field: string) => string {
  const t = useT()
  const { fieldName } = useFieldWords()
  return (field) => {
    if (field === 'addTags' || field === 'removeTags') return t(`bulk:actions.${field}`)
    if (field.startsWith('custom/')) return fieldName(field.replace('/', '.'))
    const known = fields.find((name) => name === field)
    return known ? fieldName(known) : field
  }
}

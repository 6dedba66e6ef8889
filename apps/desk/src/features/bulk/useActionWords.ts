import type { BulkActions } from '@podpora/contract/actions'
import type { TicketFields } from '@podpora/contract/tickets'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/useT.ts'
import { templatesQuery } from '../checklists/api.ts'
import { useSnoozeWords } from '../macros/snoozeWords.ts'
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
export function useActionWords(): (actions: BulkActions) => string[] {
  const t = useT()
  const { fieldName, fieldValue } = useFieldWords()
  const snoozeWords = useSnoozeWords()
  const templates = useQuery(templatesQuery).data ?? []
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
    ...(actions.checklistId
      ? [
          t('bulk:actions.checklistNamed', {
            name: templates.find(({ id }) => id === actions.checklistId)?.name ?? `#${actions.checklistId}`,
          }),
        ]
      : []),
    ...(actions.follow === undefined
      ? []
      : [t(actions.follow ? 'bulk:actions.followOn' : 'bulk:actions.followOff')]),
    ...(actions.snooze ? [t('bulk:actions.snoozeFor', { time: snoozeWords(actions.snooze.hours) })] : []),
    ...(actions.answer ? [t('bulk:actions.answer')] : []),
    ...(actions.note ? [t('bulk:actions.note')] : []),
    ...(actions.delete ? [t('bulk:actions.delete')] : []),
  ]
}

/** What a refused field is called. */
export function useActionName(): (field: string) => string {
  const t = useT()
  const { fieldName } = useFieldWords()
  return (field) => {
    if (field === 'addTags' || field === 'removeTags') return t(`bulk:actions.${field}`)
    if (field === 'checklistId') return t('bulk:actions.checklist')
    if (field.startsWith('custom/')) return fieldName(field.replace('/', '.'))
    const known = fields.find((name) => name === field)
    return known ? fieldName(known) : field
  }
}

import type { FieldType } from '@podpora/contract/field-kinds'
import type { Field } from '@podpora/contract/fields'
import type { Condition, CustomCondition } from '@podpora/contract/filters'

/** What can be asked, in the order of the menu. */
export const fields = [
  'status',
  'assignee',
  'group',
  'line',
  'priority',
  'kind',
  'product',
  'tags',
  'customer',
  'company',
  'service',
  'plan',
  'agreement',
  'brand',
  'channel',
  'language',
  'waiting',
  'snoozed',
  'passed',
  'last',
  'due',
  'breached',
  'urgent',
  'complaint',
  'project',
  'part',
  'waiting_since',
  'created',
  'updated',
  'solved',
] as const satisfies Condition['field'][]
/** Not one of the company's own. */
export type UsualField = (typeof fields)[number]

/** A condition that has just been added. A choice has yet to be made; a time begins with the last week. */
export function beginning(field: UsualField): Condition {
  switch (field) {
    case 'created':
    case 'updated':
    case 'solved':
      return { field, op: 'within', hours: 7 * 24 }
    case 'due':
      return { field, op: 'until', hours: 4 }
    case 'waiting_since':
      return { field, op: 'before', hours: 4 }
    case 'tags':
      return { field, op: 'any', values: [] }
    default:
      return { field, op: 'is', values: [] }
  }
}

const ordered: FieldType[] = ['number', 'date']

/** The same for one of the company's own fields: what has an order begins with all that is filled in. */
export function beginningOf({ key, type }: Field): CustomCondition {
  const field = `custom.${key}` as const
  return ordered.includes(type)
    ? { field, op: 'between', from: null, to: null }
    : { field, op: 'is', values: [] }
}

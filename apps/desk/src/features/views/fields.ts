import type { Condition } from '@podpora/contract/filters'

/** What can be asked, in the order of the menu. */
export const fields = [
  'status',
  'assignee',
  'group',
  'priority',
  'kind',
  'tags',
  'customer',
  'brand',
  'channel',
  'language',
  'waiting',
  'snoozed',
  'last',
  'waiting_since',
  'created',
  'updated',
  'solved',
] as const satisfies Condition['field'][]

/** A condition that has just been added. A choice has yet to be made; a time begins with the last week. */
export function beginning(field: Condition['field']): Condition {
  switch (field) {
    case 'created':
    case 'updated':
    case 'solved':
      return { field, op: 'within', hours: 7 * 24 }
    case 'waiting_since':
      return { field, op: 'before', hours: 4 }
    case 'tags':
      return { field, op: 'any', values: [] }
    default:
      return { field, op: 'is', values: [] }
  }
}

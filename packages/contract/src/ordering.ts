import type { Channel } from './customers.ts'
import { groupable, sortable } from './field-kinds.ts'
import type { Field } from './fields.ts'
import type { Priority, TicketKind, TicketRow, TicketStatus } from './tickets.ts'

/** `-` is what is greatest first: newest, most urgent. */
export const sorts = [
  '-updated',
  'updated',
  '-created',
  'created',
  'waiting',
  '-waiting',
  'due',
  '-due',
  '-priority',
  'priority',
  '-number',
  'number',
] as const
export type UsualSort = (typeof sorts)[number]
/** By one of the company's own fields, named by its key. */
export type OwnName = `custom.${string}`
export type Sort = UsualSort | OwnName | `-${OwnName}`

export const groupings = [
  'status',
  'priority',
  'kind',
  'assignee',
  'group',
  'brand',
  'customer',
  'channel',
] as const
export type UsualGrouping = (typeof groupings)[number]
export type Grouping = UsualGrouping | OwnName

/** `custom.` before a key, as conditions, columns and orders have it. */
export const isOwn = (name: string): name is OwnName => name.startsWith('custom.')
export const ownKey = (name: OwnName): string => name.slice('custom.'.length)
/** The field that a sort is by, whichever way it goes. */
export const sortedBy = (sort: Sort): string => sort.replace(/^-/, '')

/** How words are sorted: in this order, not by their letters. */
export const ranks = {
  status: { new: 1, open: 2, pending: 3, on_hold: 4, solved: 5, closed: 6 },
  priority: { low: 1, normal: 2, high: 3, urgent: 4 },
  kind: { unsorted: 1, question: 2, bug: 3, missing_feature: 4, unclear_feature: 5, task: 6, complaint: 7 },
  channel: { mail: 1, web: 2, api: 3 },
} satisfies {
  status: Record<TicketStatus, number>
  priority: Record<Priority, number>
  kind: Record<TicketKind, number>
  channel: Record<Channel, number>
}

type UsualKey = 'updated' | 'created' | 'waiting' | 'due' | 'number' | UsualGrouping
/** What an order has to know of one of the company's own fields. */
export type OrderField = Pick<Field, 'key' | 'type' | 'choices'>
/** One step of an order. Equals are decided by the next; the last one is always the number. */
export type OrderKey =
  | { name: UsualKey; own?: undefined; descending: boolean }
  | { name: OwnName; own: OrderField; descending: boolean }
export interface Order {
  sort: Sort
  groupBy: Grouping | null
}

export const standardOrder: Order = { sort: '-updated', groupBy: null }

/**
 * The steps of an order: groups one after the other, in each the sort, then the number. `fields` are those of the company's
 * own that the reader sees: by any other nothing is sorted or grouped, as if nobody had asked for it.
 */
export function keysOf({ sort, groupBy }: Order, fields: readonly OrderField[] = []): OrderKey[] {
  const asked = groupBy === null ? undefined : stepOf(groupBy, fields, groupable)
  // The most urgent group stands first, whichever way it is sorted.
  const group = asked && { ...asked, descending: groupBy === 'priority' }
  const by = stepOf(sortedBy(sort), fields, sortable)
  const within = by ? { ...by, descending: sort.startsWith('-') } : usual('updated', true)
  const { name, descending } = within
  const rest: UsualKey[] = name === 'number' ? [] : name === 'priority' ? ['updated', 'number'] : ['number']
  return [...(group ? [group] : []), within, ...rest.map((key) => usual(key, descending))]
}

const usual = (name: UsualKey, descending: boolean): OrderKey => ({ name, descending })

function stepOf(name: string, fields: readonly OrderField[], types: readonly string[]): OrderKey | undefined {
  if (!isOwn(name)) return usual(name as UsualKey, false)
  const own = fields.find((field) => field.key === ownKey(name) && types.includes(field.type))
  return own && { name, own, descending: false }
}

/** What the values of a step are: a moment as text, a number, or words that PostgreSQL compares letter by letter. */
export function kindOf({ name, own }: OrderKey): 'time' | 'number' | 'words' {
  if (own) return own.type === 'text' || own.type === 'date' ? 'words' : 'number'
  return ['updated', 'created', 'waiting', 'due'].includes(name) ? 'time' : 'number'
}

/** Where a ticket stands: a value for each key. Times and what stands for "never" sort as text. */
export const placeOf = (row: TicketRow, keys: readonly OrderKey[]): (string | number)[] =>
  keys.map((key) => keyValue(row, key))

const keyValue = (row: TicketRow, key: OrderKey): string | number =>
  key.own ? ownValue(row, key.own, key.descending) : valueFor[key.name](row, key.descending)

/** Words are sorted by their beginning: what makes a page's cursor is no longer than this. */
export const sortedLetters = 40

/** Tickets without a value come last, either way. What has one begins with a sign, so that nothing is before it or behind. */
function ownValue(
  { custom }: TicketRow,
  { key, type, choices }: OrderField,
  descending: boolean,
): string | number {
  const value = custom[key]
  if (type === 'choice') {
    const place = choices.findIndex((one) => one.key === value) + 1
    return place || (descending ? 0 : choices.length + 1)
  }
  if (type === 'number' || type === 'person')
    return typeof value === 'number' ? value : descending ? -Infinity : Infinity
  if (typeof value !== 'string') return descending ? '' : '~'
  return `=${[...value].slice(0, sortedLetters).join('')}`
}

const valueFor: Record<UsualKey, (row: TicketRow, descending: boolean) => string | number> = {
  updated: (row) => row.updatedAt,
  created: (row) => row.createdAt,
  // Who doesn't wait comes last, either way.
  waiting: (row, descending) => row.waitingSince ?? (descending ? '-infinity' : 'infinity'),
  // Nor does what nothing is promised for.
  due: (row, descending) => row.dueAt ?? (descending ? '-infinity' : 'infinity'),
  number: (row) => row.id,
  status: (row) => ranks.status[row.status],
  priority: (row) => ranks.priority[row.priority],
  kind: (row) => ranks.kind[row.kind],
  channel: (row) => ranks.channel[row.channel],
  assignee: (row) => row.assigneeId ?? 0,
  group: (row) => row.groupId ?? 0,
  brand: (row) => row.brandId,
  customer: (row) => row.customerId,
}

/** Which of two tickets stands first: negative for `a`. The same order as the server's lists (held together by a test). */
export function inOrder(
  order: Order,
  fields: readonly OrderField[] = [],
): (a: TicketRow, b: TicketRow) => number {
  const keys = keysOf(order, fields)
  return (a, b) => {
    for (const key of keys) {
      const one = keyValue(a, key)
      const other = keyValue(b, key)
      if (one !== other) return one < other === key.descending ? 1 : -1
    }
    return 0
  }
}

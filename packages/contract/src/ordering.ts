import type { Channel } from './customers.ts'
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
export type Sort = (typeof sorts)[number]

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
export type Grouping = (typeof groupings)[number]

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

type KeyName = 'updated' | 'created' | 'waiting' | 'due' | 'number' | Grouping
/** One step of an order. Equals are decided by the next; the last one is always the number. */
export interface OrderKey {
  name: KeyName
  descending: boolean
}
export interface Order {
  sort: Sort
  groupBy: Grouping | null
}

export const standardOrder: Order = { sort: '-updated', groupBy: null }

/** The steps of an order: groups one after the other, in each the sort, then the number. */
export function keysOf({ sort, groupBy }: Order): OrderKey[] {
  const descending = sort.startsWith('-')
  const name = sort.replace('-', '') as KeyName
  const within: KeyName[] =
    name === 'number' ? [name] : name === 'priority' ? [name, 'updated', 'number'] : [name, 'number']
  const keys = within.map((key) => ({ name: key, descending }))
  // The most urgent group stands first, whichever way it is sorted.
  return groupBy ? [{ name: groupBy, descending: groupBy === 'priority' }, ...keys] : keys
}

/** Where a ticket stands: a value for each key. Times and what stands for "never" sort as text. */
export const placeOf = (row: TicketRow, keys: readonly OrderKey[]): (string | number)[] =>
  keys.map((key) => valueFor[key.name](row, key.descending))

const valueFor: Record<KeyName, (row: TicketRow, descending: boolean) => string | number> = {
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
export function inOrder(order: Order): (a: TicketRow, b: TicketRow) => number {
  const keys = keysOf(order)
  return (a, b) => {
    for (const { name, descending } of keys) {
      const one = valueFor[name](a, descending)
      const other = valueFor[name](b, descending)
      if (one !== other) return one < other === descending ? 1 : -1
    }
    return 0
  }
}

import type { ViewFilter } from './filters.ts'
import { type Order, type OwnName, standardOrder } from './ordering.ts'
import type { TicketStatus } from './tickets.ts'

export const views = ['mine', 'groups', 'unassigned', 'open', 'snoozed', 'solved', 'junk', 'deleted'] as const
export type View = (typeof views)[number]

const unsolved: TicketStatus[] = ['new', 'open', 'pending', 'on_hold']
const isUnsolved: ViewFilter[number] = { field: 'status', op: 'is', values: unsolved }

/** The views that are there from the first day are filters like any other. */
export const builtInFilters: Record<View, ViewFilter> = {
  mine: [isUnsolved, { field: 'assignee', op: 'is', values: ['me'] }],
  groups: [isUnsolved, { field: 'group', op: 'is', values: ['mine'] }],
  unassigned: [isUnsolved, { field: 'assignee', op: 'is', values: [null] }],
  open: [isUnsolved],
  snoozed: [isUnsolved, { field: 'snoozed', op: 'is', values: [true] }],
  solved: [{ field: 'status', op: 'is', values: ['solved', 'closed'] }],
  junk: [
    { field: 'deleted', op: 'is', values: [true] },
    { field: 'junk', op: 'is', values: [true] },
  ],
  deleted: [
    { field: 'deleted', op: 'is', values: [true] },
    { field: 'junk', op: 'is', values: [false] },
  ],
}

/** What a list is asked for: which tickets, in which order. */
export interface Listing extends Order {
  filter: ViewFilter
}
export const builtIn = (view: View): Listing => ({ filter: builtInFilters[view], ...standardOrder })

export const columns = [
  'number',
  'status',
  'customer',
  'subject',
  'priority',
  'kind',
  'channel',
  'assignee',
  'group',
  'brand',
  'language',
  'tags',
  'created',
  'updated',
  'waiting',
  'due',
] as const
export type UsualColumn = (typeof columns)[number]
export type Column = UsualColumn | OwnName
export const standardColumns: Column[] = [
  'number',
  'status',
  'customer',
  'subject',
  'priority',
  'assignee',
  'group',
  'updated',
]

/** Two lines a ticket beside the ticket, or a table over the whole width. */
export const layouts = ['list', 'table'] as const
export type Layout = (typeof layouts)[number]

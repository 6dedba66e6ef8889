import type { ViewFilter } from '@podpora/contract/filters'

const unsolved: ViewFilter[number] = {
  field: 'status',
  op: 'is',
  values: ['new', 'open', 'pending', 'on_hold'],
}
const tags = (...values: string[]): ViewFilter[number] => ({ field: 'tags', op: 'any', values })

/**
 * Thirty views as people save them: what is on the table today, the habits of a lead, and some that hardly anything meets or
 * nothing at all, which are the dear ones to count.
 */
export const savedViews: Record<string, ViewFilter> = {
  'Waiting for us': [unsolved, { field: 'last', op: 'is', values: ['customer'] }],
  'Waiting for over four hours': [unsolved, { field: 'waiting_since', op: 'before', hours: 4 }],
  'Urgent, unsolved': [unsolved, { field: 'priority', op: 'is', values: ['urgent'] }],
  'Urgent of mine': [
    unsolved,
    { field: 'priority', op: 'is', values: ['urgent'] },
    { field: 'assignee', op: 'is', values: ['me'] },
  ],
  'New without an owner': [
    { field: 'status', op: 'is', values: ['new'] },
    { field: 'assignee', op: 'is', values: [null] },
  ],
  'My groups, pending': [
    { field: 'status', op: 'is', values: ['pending'] },
    { field: 'group', op: 'is', values: ['mine'] },
  ],
  'In Polish': [unsolved, { field: 'language', op: 'is', values: ['pl'] }],
  'In Russian, high': [
    unsolved,
    { field: 'language', op: 'is', values: ['ru'] },
    { field: 'priority', op: 'is', values: ['high', 'urgent'] },
  ],
  'Neither English nor Polish': [unsolved, { field: 'language', op: 'not', values: ['en', 'pl'] }],
  'Tag 1': [unsolved, tags('tag1')],
  'A rare tag, unsolved': [unsolved, tags('tag190')],
  'A rare tag, all': [tags('tag190', 'tag191')],
  'Two tags at once': [{ field: 'tags', op: 'all', values: ['tag1', 'tag2'] }],
  'A tag that nothing has': [tags('abandoned')],
  'Without a group': [unsolved, { field: 'group', op: 'is', values: [null] }],
  'Created today': [{ field: 'created', op: 'within', hours: 24 }],
  'Changed this week': [{ field: 'updated', op: 'within', hours: 7 * 24 }],
  'Solved this week': [{ field: 'solved', op: 'within', hours: 7 * 24 }],
  'Solved, not by me': [
    { field: 'status', op: 'is', values: ['solved'] },
    { field: 'assignee', op: 'not', values: ['me'] },
  ],
  'Untouched for a month': [unsolved, { field: 'updated', op: 'before', hours: 30 * 24 }],
  'Old and urgent': [
    unsolved,
    { field: 'created', op: 'before', hours: 365 * 24 },
    { field: 'priority', op: 'is', values: ['urgent'] },
  ],
  'On hold, snoozed too': [
    { field: 'status', op: 'is', values: ['on_hold'] },
    { field: 'snoozed', op: 'is', values: [true, false] },
  ],
  'One customer': [{ field: 'customer', op: 'is', values: [1] }],
  'From the web': [{ field: 'channel', op: 'is', values: ['web'] }],
  Complaints: [{ field: 'kind', op: 'is', values: ['complaint'] }],
  'Bugs, solved': [
    { field: 'status', op: 'is', values: ['solved', 'closed'] },
    { field: 'kind', op: 'is', values: ['bug'] },
  ],
  'Cause: water': [{ field: 'custom.cause', op: 'is', values: ['water'] }],
  'Dear repairs': [{ field: 'custom.cost', op: 'between', from: 450, to: null }],
  'Dearer than any': [{ field: 'custom.cost', op: 'between', from: 100_000, to: null }],
  'No cause given': [
    unsolved,
    { field: 'custom.cause', op: 'is', values: [null] },
    { field: 'assignee', op: 'is', values: ['me'] },
  ],
}

import type { CustomCondition } from '@podpora/contract/filters'
import { expect, test } from 'vitest'
import { asFilter, type Names } from './as-filter.ts'
import { parseQuery } from './rules.ts'

const all = (things: Record<string, number[]>) => (part: string) => things[part] ?? []
const names: Names = {
  people: all({ ada: [7], a: [7, 8] }),
  groups: all({ sales: [2] }),
  brands: all({ north: [3] }),
  customers: all({ anna: [11, 12], everybody: Array.from({ length: 51 }, (_, i) => i + 1) }),
}
const own = (key: string, value: string): CustomCondition | undefined => {
  if (key === 'cause') return { field: 'custom.cause', op: 'is', values: [value] }
  if (key === 'cost') return { field: 'custom.cost', op: 'between', from: Number(value), to: null }
  return undefined
}
const read = (text: string) => asFilter(parseQuery(text, own), names)
const is = (field: string, ...values: unknown[]) => ({ field, op: 'is', values })
const not = (field: string, ...values: unknown[]) => ({ field, op: 'not', values })
const updated = (from: string | null, to: string | null) => ({
  field: 'updated',
  op: 'between',
  from: from && `${from}T00:00:00.000Z`,
  to: to && `${to}T00:00:00.000Z`,
})

test.each([
  ['is:open is:solved', [is('status', 'open', 'solved')]],
  ['is:unsolved is:new', [is('status', 'new', 'open', 'pending', 'on_hold')]],
  ['-is:closed -is:solved', [not('status', 'closed'), not('status', 'solved')]],
  ['is:mine is:open', [is('assignee', 'me'), is('status', 'open')]],
  ['is:unassigned to:ada', [is('assignee', null, 7)]],
  ['to:a -to:me', [is('assignee', 7, 8), not('assignee', 'me')]],
  ['from:anna', [is('customer', 11, 12)]],
  ['group:sales -brand:north', [is('group', 2), not('brand', 3)]],
  ['kind:bug priority:high priority:urgent', [is('kind', 'bug'), is('priority', 'high', 'urgent')]],
  [
    'tag:vip tag:late -tag:bug',
    [
      { field: 'tags', op: 'all', values: ['vip', 'late'] },
      { field: 'tags', op: 'none', values: ['bug'] },
    ],
  ],
  ['after:2026-09 before:2026-10-01', [updated('2026-09-01', '2026-10-01')]],
  ['-after:2026-09', [updated(null, '2026-09-01')]],
  ['cause:wear cause:fall', [is('custom.cause', 'wear', 'fall')]],
  ['-cause:wear', [not('custom.cause', 'wear')]],
  ['cost:5', [{ field: 'custom.cost', op: 'between', from: 5, to: null }]],
])('%s is kept whole', (text, conditions) => {
  const { filter, lost } = read(text)
  expect(lost).toEqual([])
  expect([...filter].sort(byText)).toEqual([...conditions, is('snoozed', true, false)].sort(byText))
})
const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)

test.each([
  ['printer "on fire" -spam', ['printer words', '"on fire" words', '-spam words']],
  ['#1001 has:attachment', ['#1001 number', 'has:attachment files']],
  ['from:nobody from:everybody', ['from:nobody many', 'from:everybody many']],
  ['group:"Second line"', ['group:"Second line" unknown']],
  ['cost:5 cost:7', ['cost:5 several', 'cost:7 several']],
  ['-cost:5', ['-cost:5 not']],
])('%s is said to be lost', (text, expected) => {
  const { filter, lost } = read(text)
  expect(filter).toEqual([])
  expect(lost.map(({ typed, why }) => `${typed} ${why}`)).toEqual(expected)
})

test('what can be kept is, beside what is lost', () => {
  const { filter, lost } = read('printer is:open')
  expect(filter).toEqual([is('status', 'open'), is('snoozed', true, false)])
  expect(lost).toEqual([{ typed: 'printer', why: 'words' }])
})

import type { Field } from '@podpora/contract/fields'
import { expect, test } from 'vitest'
import { completed, suggestions } from './ownFilters.ts'

const field = (more: Partial<Field>): Field => ({
  id: 1,
  key: 'cause',
  type: 'choice',
  name: 'Cause',
  translations: {},
  help: '',
  choices: [
    { key: 'wear', name: 'Wear', translations: {}, archived: false },
    { key: 'water', name: 'Water damage', translations: {}, archived: false },
    { key: 'gone', name: 'Gone', translations: {}, archived: true },
  ],
  minimum: null,
  maximum: null,
  decimals: null,
  kinds: [],
  groupIds: [],
  brandIds: [],
  requiredOn: [],
  audience: null,
  position: 1,
  archivedAt: null,
  ...more,
})
const fields = [
  field({}),
  field({ key: 'cost', type: 'number', name: 'Koszt', choices: [] }),
  field({ key: 'checker', type: 'person', name: 'Checker', choices: [] }),
  field({ key: 'tag', name: 'Label' }),
]
const words = {
  nameOf: ({ name }: { name: string }) => name,
  agents: [
    { name: 'Ada Agent', state: 'active' },
    { name: 'Anna Away', state: 'inactive' },
  ],
}
const offered = (query: string) => suggestions(query, fields, words).map(({ filter }) => filter)

test.each([
  ['', []],
  ['c', []],
  ['printer ca', ['cause:']],
  ['printer kosz', ['cost:']],
  ['printer cause: ', []],
  ['cause:', ['cause:wear', 'cause:water']],
  ['-cause:wa', ['cause:water']],
  ['cause:water d', []],
  ['cause:wear', []],
  ['cost:', []],
  ['checker:a', ['checker:"Ada Agent"']],
  ['checker:"Ada A', ['checker:"Ada Agent"']],
  ['tag:', []],
  ['custom.tag:', ['custom.tag:wear', 'custom.tag:water']],
  ['gone:', []],
])('%j offers %j', (query, expected) => {
  expect(offered(query)).toEqual(expected)
})

test('what is chosen takes the place of the end, and a whole filter has a space behind it', () => {
  expect(completed('printer ca', 'cause:')).toBe('printer cause:')
  expect(completed('printer -cause:wa', 'cause:water')).toBe('printer -cause:water ')
  expect(completed('checker:"Ada A', 'checker:"Ada Agent"')).toBe('checker:"Ada Agent" ')
})

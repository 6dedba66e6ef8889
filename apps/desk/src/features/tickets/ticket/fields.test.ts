import type { TicketRow } from '@podpora/contract/tickets'
import { expect, test } from 'vitest'
import { fieldsOf, onlyChanged, sameFields, withChanges } from './fields.ts'

const row = {
  id: 1,
  status: 'open',
  priority: 'normal',
  tags: ['a'],
  custom: { order: 'A-1' },
} as unknown as TicketRow

test('a change remembers what its fields were', () => {
  expect(fieldsOf(row, { status: 'solved', tags: [] })).toEqual({ status: 'open', tags: ['a'] })
})

test('fields are compared by what they say', () => {
  expect(sameFields(row, { tags: ['a'] })).toBe(true)
  expect(sameFields(row, { tags: ['a', 'b'] })).toBe(false)
})

test('a failed change puts back its own field and leaves what somebody else made of it', () => {
  const changes = { status: 'solved', priority: 'high' } as const
  const before = { status: 'open', priority: 'normal' } as const
  expect(onlyChanged({ ...row, status: 'solved', priority: 'urgent' }, changes, before)).toEqual({
    status: 'open',
  })
})

test('the company’s own fields change each for itself', () => {
  const change = { custom: { order: null, cause: 'wear' } }
  const changed = withChanges(row, change)
  expect(changed.custom).toEqual({ cause: 'wear' })
  expect(sameFields(changed, change)).toBe(true)
  expect(fieldsOf(row, change)).toEqual({ custom: { order: 'A-1', cause: null } })
  const since = withChanges(changed, { custom: { cause: 'fall' } })
  expect(onlyChanged(since, change, fieldsOf(row, change))).toEqual({ custom: { order: 'A-1' } })
})

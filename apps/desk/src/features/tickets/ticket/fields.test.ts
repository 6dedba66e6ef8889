import type { TicketRow } from '@podpora/contract/tickets'
import { expect, test } from 'vitest'
import { fieldsOf, onlyChanged, sameFields } from './fields.ts'

const row = { id: 1, status: 'open', priority: 'normal', tags: ['a'] } as unknown as TicketRow

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

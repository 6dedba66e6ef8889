import { type TicketRow, ticketStatuses } from '@podpora/contract/tickets'
import { describe, expect, test } from 'vitest'
import { canSee, excerptOf, fieldsAfter, placeOf, statusAfterAnswer, statusAfterCustomer } from './rules.ts'

describe('where a message goes', () => {
  test.each([
    ['nothing claimed', undefined, true, 'new'],
    [
      'an open ticket of the sender',
      { status: 'open', deletedAt: null, concealedFrom: null },
      true,
      'append',
    ],
    [
      'a solved ticket of the sender',
      { status: 'solved', deletedAt: null, concealedFrom: null },
      true,
      'append',
    ],
    [
      'a closed ticket of the sender',
      { status: 'closed', deletedAt: null, concealedFrom: null },
      true,
      'linked',
    ],
    [
      'a deleted ticket of the sender',
      { status: 'open', deletedAt: '2026-11-01T10:00:00.000Z' },
      true,
      'linked',
    ],
    ['somebody else’s ticket', { status: 'open', deletedAt: null, concealedFrom: null }, false, 'linked'],
  ] as const)('%s', (_, claimed, takesPart, place) => {
    expect(placeOf(claimed, takesPart)).toBe(place)
  })
})

test('actions set each field that they name, and add to tags', () => {
  const ticket = { tags: ['old', 'both'] } as TicketRow
  const fields = {
    status: 'open',
    priority: 'high',
    kind: 'bug',
    groupId: 2,
    brandId: 3,
    productId: 4,
  } as const
  const actions = { ...fields, assigneeId: 'me', addTags: ['new', 'both'], removeTags: ['old'] } as const
  expect(
    fieldsAfter(ticket, { ...actions, addTags: [...actions.addTags], removeTags: ['old'] }, { id: 7 }),
  ).toEqual({
    ...fields,
    assigneeId: 7,
    tags: ['both', 'new'],
  })
})

describe('the status after a message', () => {
  test('of a customer: it waits for us again, and a new one stays new', () => {
    const after = ticketStatuses.map((status) => statusAfterCustomer(status, false))
    expect(after).toEqual(['new', 'open', 'open', 'open', 'open', 'open'])
  })
  test('of a machine: nothing changes', () => {
    for (const status of ticketStatuses) expect(statusAfterCustomer(status, true)).toBe(status)
  })
  test('of an agent: the one that was chosen, else open where it was new or solved', () => {
    expect(statusAfterAnswer('new', 'pending')).toBe('pending')
    expect(statusAfterAnswer('new', undefined)).toBe('open')
    expect(statusAfterAnswer('solved', undefined)).toBe('open')
    expect(statusAfterAnswer('on_hold', undefined)).toBe('on_hold')
  })
})

test('a ticket is seen by its group, by its assignee, and by everybody while it has no group', () => {
  const reader = {
    id: 5,
    groupIds: [1, 2],
    seesAll: false,
    seesDeleted: false,
    outside: false,
    seesComplaints: false,
  }
  expect(canSee(reader, { groupId: 1, assigneeId: null, deletedAt: null, concealedFrom: null })).toBe(true)
  expect(canSee(reader, { groupId: 3, assigneeId: null, deletedAt: null, concealedFrom: null })).toBe(false)
  expect(canSee(reader, { groupId: 3, assigneeId: 5, deletedAt: null, concealedFrom: null })).toBe(true)
  expect(canSee(reader, { groupId: null, assigneeId: 9, deletedAt: null, concealedFrom: null })).toBe(true)
  const outside = { ...reader, outside: true }
  expect(canSee(outside, { groupId: 1, assigneeId: null, deletedAt: null, concealedFrom: null })).toBe(true)
  expect(canSee(outside, { groupId: 3, assigneeId: 5, deletedAt: null, concealedFrom: null })).toBe(false)
  expect(canSee(outside, { groupId: null, assigneeId: null, deletedAt: null, concealedFrom: null })).toBe(
    false,
  )
  expect(
    canSee(
      { ...reader, seesAll: true },
      { groupId: 3, assigneeId: null, deletedAt: null, concealedFrom: null },
    ),
  ).toBe(true)
})

test('an excerpt is one short line', () => {
  expect(excerptOf('  Hello,\n\n\tthere ')).toBe('Hello, there')
  expect(excerptOf('x'.repeat(500))).toHaveLength(200)
})

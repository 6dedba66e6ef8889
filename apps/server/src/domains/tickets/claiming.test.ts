import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sameMailbox } from '../customers/access.ts'
import { claimsInOrder, placeOf, sameSubject } from './rules.ts'

const answer = (ticketId: number, messageId: number) => ({ ticketId, messageId })

describe('tickets that a message claims', () => {
  test('a signed address, our messages, then what others named; each once', () => {
    const claims = { signed: [3], answers: [answer(2, 20), answer(3, 30)], known: [4, 2] }
    expect(claimsInOrder({ ...claims, standing: new Map() })).toEqual([3, 2, 4])
  })

  test('an answer to a message that was moved belongs where the message is, and else where it was', () => {
    const claims = { signed: [1], answers: [answer(1, 10), answer(1, 5)], known: [] }
    expect(claimsInOrder({ ...claims, standing: new Map([[10, 2]]) })).toEqual([2, 1])
    // The nearest one stayed: what was moved long before says nothing.
    const stayed = new Map([
      [10, 1],
      [5, 2],
    ])
    expect(claimsInOrder({ ...claims, standing: stayed })).toEqual([1, 2])
  })

  const ids = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 5 })
  const answers = fc.array(
    fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 5 })).map(([t, m]) => answer(t, m)),
    { maxLength: 5 },
  )
  const standing = fc.dictionary(fc.constantFrom('0', '1', '2', '3'), fc.integer({ min: 1, max: 9 }))

  test('none is lost, none is invented, none stands twice, and signs come before names', () => {
    fc.assert(
      fc.property(ids, answers, ids, standing, (signed, answered, known, moved) => {
        const now = new Map(Object.entries(moved).map(([id, ticket]) => [Number(id), ticket]))
        const order = claimsInOrder({ signed, answers: answered, standing: now, known })
        const ours = [...signed, ...answered.flatMap((a) => [a.ticketId, now.get(a.messageId) ?? a.ticketId])]
        expect(new Set(order)).toEqual(new Set([...ours, ...known]))
        expect(order).toHaveLength(new Set(order).size)
        const signs = new Set(ours)
        expect(order.slice(0, signs.size).every((id) => signs.has(id))).toBe(true)
      }),
    )
  })
})

test.each([
  ['solved', true, 'linked'],
  ['solved', false, 'append'],
  ['open', true, 'append'],
  ['pending', true, 'append'],
] as const)('a message that begins anew (%s, %s) goes: %s', (status, anew, place) => {
  expect(placeOf({ status, deletedAt: null }, true, anew)).toBe(place)
  expect(placeOf({ status, deletedAt: null }, false, anew)).toBe('linked')
})

test.each([
  ['Re: [#7] Printer', 'Printer', true],
  ['Odp: RE[2]: Drukarka', 'drukarka ', true],
  ['Printer', 'Scanner', false],
])('%j and %j are one matter: %s', (a, b, same) => {
  expect(sameSubject(a, b)).toBe(same)
})

test.each([
  ['anna@x.example', 'anna+shop@x.example', true],
  ['a.n.n.a@gmail.com', 'anna+x@googlemail.com', true],
  ['a.n.n.a@x.example', 'anna@x.example', false],
  ['+7@x.example', '+8@x.example', false],
  ['anna@x.example', 'anna@y.example', false],
])('%s and %s are one mailbox: %s', (a, b, same) => {
  expect(sameMailbox(a, b)).toBe(same)
})

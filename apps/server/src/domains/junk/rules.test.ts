import fc from 'fast-check'
import { expect, test } from 'vitest'
import { entriesFor, type JunkFacts, junkReason } from './rules.ts'

const facts: fc.Arbitrary<JunkFacts> = fc.record({
  spam: fc.record({
    flagged: fc.boolean(),
    score: fc.option(fc.double({ min: -20, max: 100, noNaN: true })),
  }),
  listed: fc.constantFrom('allow' as const, 'block' as const, null),
  denied: fc.boolean(),
  known: fc.boolean(),
  limit: fc.integer({ min: 1, max: 100 }),
})

test('whom we have helped, or allowed, is never lost by a filter’s word, unless it may be somebody else', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const reason = junkReason(given)
      if (given.listed === 'block') expect(reason).toBe('blocked')
      else if (!given.denied && (given.known || given.listed === 'allow')) expect(reason).toBeNull()
    }),
  )
})

test('nothing is junk without a sign of it', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const { flagged, score } = given.spam
      if (given.listed !== 'block' && !flagged && (score === null || score < given.limit))
        expect(junkReason(given)).toBeNull()
    }),
  )
})

test('a filter’s word and its score count for strangers', () => {
  const stranger = { listed: null, denied: false, known: false, limit: 8 }
  expect(junkReason({ ...stranger, spam: { flagged: true, score: null } })).toBe('flagged')
  expect(junkReason({ ...stranger, spam: { flagged: false, score: 8 } })).toBe('score')
  expect(junkReason({ ...stranger, spam: { flagged: false, score: 7.9 } })).toBeNull()
})

test('the entries of an address, the nearest first, and none for a whole top-level domain', () => {
  expect(entriesFor('Ann@mail.shop.example')).toEqual([
    'ann@mail.shop.example',
    '@mail.shop.example',
    '@shop.example',
  ])
})

import type { IntakeRule } from '@podpora/contract/intake'
import type { TicketRow } from '@podpora/contract/tickets'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arrivingAs } from './arriving.ts'
import { decide, isFrom } from './rules.ts'
import { says } from './words.ts'

const rule = (over: Partial<IntakeRule> = {}): IntakeRule => ({
  id: 1,
  version: 1,
  name: 'Rule',
  enabled: true,
  filter: [],
  words: [],
  senders: [],
  lineId: null,
  groupId: null,
  productId: null,
  kind: null,
  priority: null,
  addTags: [],
  ...over,
})
const mail = (row: Partial<TicketRow> = {}, from = 'anna@shop.example', text = '') => ({
  row: { ...arrivingAs({ subject: 'Hello', channel: 'mail', brandId: 1 }), ...row },
  from,
  text,
})

test('without a rule that is met, a request goes where it would have gone', () => {
  const decision = decide([rule({ words: ['refund'], groupId: 5 })], mail({ groupId: 2, lineId: 1 }), 0)
  expect(decision).toMatchObject({ groupId: 2, lineId: 1, because: [] })
})

test('the first that sets a thing sets it; later ones add what is left, and tags', () => {
  const rules = [
    rule({ id: 1, name: 'Shop', senders: ['shop.example'], groupId: 5, addTags: ['shop'] }),
    rule({
      id: 2,
      name: 'Refunds',
      words: ['refund'],
      groupId: 6,
      priority: 'high',
      addTags: ['shop', 'money'],
    }),
    rule({ id: 3, name: 'Off', enabled: false, kind: 'bug' }),
    rule({ id: 4, name: 'Again', priority: 'urgent' }),
  ]
  expect(decide(rules, mail({}, 'anna@shop.example', 'I want a refund.'), 0)).toMatchObject({
    groupId: 5,
    priority: 'high',
    kind: 'unsorted',
    tags: ['shop', 'money'],
    because: [
      { ruleId: 1, sets: ['group', 'tags'] },
      { ruleId: 2, sets: ['priority', 'tags'] },
    ],
  })
})

test('a rule for a line takes the request out of the mailbox’s group; one for a group leaves no question open', () => {
  const toLine = rule({ lineId: 3 })
  expect(decide([toLine], mail({ groupId: 2 }), 0)).toMatchObject({ groupId: null, lineId: 3 })
  expect(decide([rule({ groupId: 9 }), toLine], mail({ groupId: 2, lineId: 1 }), 0)).toMatchObject({
    groupId: 9,
    lineId: 1,
  })
})

test('conditions are those of the views', () => {
  const german = rule({ filter: [{ field: 'language', op: 'is', values: ['de'] }], groupId: 4 })
  expect(decide([german], mail({ language: 'de' }), 0).groupId).toBe(4)
  expect(decide([german], mail({ language: 'pl' }), 0).groupId).toBe(null)
})

test('an address is met as a whole, a domain with what is below it', () => {
  expect(isFrom('Anna@Shop.example', 'anna@shop.example')).toBe(true)
  expect(isFrom('anna@shop.example', '@shop.example')).toBe(true)
  expect(isFrom('anna@eu.shop.example', 'shop.example')).toBe(true)
  expect(isFrom('anna@myshop.example', 'shop.example')).toBe(false)
})

test('words are met at their beginning, whatever stands between them', () => {
  expect(says('Прошу возврата денег', ['возврат'])).toBe(true)
  expect(says('Proszę o zwrot-pieniędzy', ['zwrot pieniędzy'])).toBe(true)
  expect(says('unrefundable', ['refund'])).toBe(false)
  expect(says('anything', ['…'])).toBe(false)
})

test('whatever the rules, each thing is set by at most one of them, and nothing is lost', () => {
  const anyRule = fc
    .record({
      id: fc.integer({ min: 1, max: 50 }),
      enabled: fc.boolean(),
      words: fc.constantFrom<string[]>([], ['hello'], ['nothing']),
      groupId: fc.option(fc.integer({ min: 1, max: 5 })),
      lineId: fc.option(fc.integer({ min: 1, max: 5 })),
      priority: fc.option(fc.constantFrom('high' as const, 'low' as const)),
      addTags: fc.subarray(['a', 'b']),
    })
    .map((over) => rule(over))
  fc.assert(
    fc.property(fc.array(anyRule, { maxLength: 6 }), (rules) => {
      const decision = decide(rules, mail({ tags: ['kept'] }), 0)
      const sets = decision.because.flatMap((one) => one.sets).filter((one) => one !== 'tags')
      expect(new Set(sets).size).toBe(sets.length)
      expect(decision.tags[0]).toBe('kept')
      expect(decision.because.every((one) => rules.some((r) => r.enabled && r.id === one.ruleId))).toBe(true)
    }),
  )
})

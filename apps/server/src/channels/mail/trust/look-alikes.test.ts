import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hiddenAddress, isOneAway, resembled } from './look-alikes.ts'

const ours = ['support@podpora-shop.com', 'hilfe@firma.de']

test.each([
  ['help@p0dpora-shop.com', 'a nought for an o'],
  ['help@podpora-sh0p.com', 'the same further on'],
  ['help@роdpora-shop.com', 'Cyrillic letters'],
  ['help@xn--dpora-shop-dvix.com', 'Cyrillic letters, as they are sent'],
  ['help@podporashop.com', 'without the hyphen'],
  ['help@podpora-shops.com', 'a letter more'],
  ['help@mail.podpora-shpo.com', 'two that changed places'],
])('%s resembles ours: %s', (address) => {
  expect(resembled(address, ours)).toBe('support@podpora-shop.com')
})

test.each([
  'a@podpora-shop.com',
  'a@mail.podpora-shop.com',
  'a@example.org',
  'a@podpora-shop.pl',
  'a@firmy.de',
])('%s does not', (address) => {
  expect(resembled(address, ours)).toBeNull()
})

test.each([
  ['Director <director@bank.example>', 'x@evil.example', 'director@bank.example'],
  ['anna@shop.example', 'anna@mail.shop.example', null],
  ['Anna (Shop)', 'anna@shop.example', null],
  ['@anna', 'anna@shop.example', null],
])('the name %s of %s', (name, address, hidden) => {
  expect(hiddenAddress({ name, address })).toBe(hidden)
})

test('one change of one letter is always seen, and none is not', () => {
  const word = fc.string({ minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(word, fc.nat(), fc.string({ minLength: 1, maxLength: 1 }), (text, place, letter) => {
      const at = place % text.length
      expect(isOneAway(text, text)).toBe(false)
      expect(isOneAway(text, text.slice(0, at) + letter + text.slice(at))).toBe(true)
      expect(isOneAway(text.slice(0, at) + text.slice(at + 1), text)).toBe(true)
    }),
  )
})

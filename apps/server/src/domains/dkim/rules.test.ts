import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newSelector, problemOf, recordOf } from './rules.ts'

const publicKey = fc.base64String({ minLength: 20 }).filter((text) => text.length > 0)

test('a record is found right however a provider splits it', () => {
  fc.assert(
    fc.property(publicKey, fc.array(fc.nat(400), { maxLength: 5 }), (key, places) => {
      const { value } = recordOf({ domain: 'example.com', selector: 's', publicKey: key })
      const at = value.indexOf('p=') + 2
      const split = places.reduce((text, place) => {
        const here = at + (place % (text.length - at + 1))
        return `${text.slice(0, here)}" "${text.slice(here)}`
      }, value)
      expect(problemOf([split], key)).toBeNull()
      expect(problemOf(['v=spf1 -all', split], key)).toBeNull()
    }),
  )
})

test('another key is never taken for it', () => {
  fc.assert(
    fc.property(publicKey, publicKey, (key, other) => {
      fc.pre(key !== other)
      const { value } = recordOf({ domain: 'example.com', selector: 's', publicKey: other })
      expect(problemOf([value], key)).toBe('different')
    }),
  )
})

test('a selector is the day’s, and never one that is taken', () => {
  expect(newSelector('2026-11-22', [])).toBe('podpora-20261122')
  expect(newSelector('2026-11-22', ['podpora-20261122', 'podpora-20261122-2'])).toBe('podpora-20261122-3')
})

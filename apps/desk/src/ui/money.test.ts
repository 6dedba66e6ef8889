import { expect, test } from 'vitest'
import { asWritten, inSmallestUnit, moneyText } from './money.ts'

test('an amount is kept in the smallest unit of its own currency', () => {
  expect(inSmallestUnit(40.1, 'EUR')).toBe(4010)
  expect(inSmallestUnit(1.005, 'PLN')).toBe(100)
  expect(inSmallestUnit(1500, 'JPY')).toBe(1500)
  expect(asWritten({ amount: 4010, currency: 'EUR' })).toBe(40.1)
  expect(moneyText({ amount: 4000, currency: 'EUR' }, 'en')).toBe('€40')
  expect(moneyText({ amount: 4050, currency: 'USD' }, 'en')).toBe('$40.50')
})

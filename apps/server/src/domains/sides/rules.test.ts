import { expect, test } from 'vitest'
import { takingPartAfter } from './rules.ts'

const from = { address: 'vera@parts.example', name: 'Vera' }
const letter = (run: string, count: number) => ({
  from,
  to: Array.from({ length: count }, (_, i) => `${run}${i}@parts.example`),
  cc: ['anna@customer.example'],
})
const isCustomers = (address: string) => address === 'anna@customer.example'

test('whom somebody outside writes to takes part, but for the customer and whoever does already', () => {
  expect(takingPartAfter(letter('a', 2), ['a0@parts.example'], isCustomers)).toEqual([
    from,
    { address: 'a1@parts.example', name: '' },
  ])
})

test('letter after letter to others makes no crowd', () => {
  let known = [from.address]
  for (const run of ['a', 'b', 'c'])
    known = [
      ...new Set([
        ...known,
        ...takingPartAfter(letter(run, 30), known, isCustomers).map((one) => one.address),
      ]),
    ]
  expect(known).toHaveLength(40)
})

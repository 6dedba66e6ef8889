import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { terms } from '../../testing/contracts.ts'
import { allowances, counted, monthsOn, priceOfMinutes, sumLeft, take } from './balance.ts'
import { balanceOf, type ContractFacts, entitlementOf, type Facts, isNearlyUsedUp } from './rules.ts'

const contract = (more: Partial<ContractFacts> = {}): ContractFacts => ({
  id: 1,
  planId: 1,
  planName: 'Care',
  lineId: null,
  terms: terms(),
  startsOn: '2026-01-15',
  endsOn: null,
  drawn: new Map(),
  over: 0,
  visits: { drawn: new Map(), over: 0 },
  ...more,
})
const facts = (more: Partial<Facts> = {}): Facts => ({
  freeLineId: 9,
  freeProduct: false,
  contracts: [],
  packs: [],
  ...more,
})
const asked = { kind: 'question', channel: 'mail', productId: null, day: '2026-11-22' } as const

describe('who is entitled to what', () => {
  test('without a paid service a bug is the free line’s, and anything else is answered with what is possible (R10)', () => {
    expect(entitlementOf({ ...asked, kind: 'bug' }, facts())).toMatchObject({
      service: 'free',
      why: 'bug',
      lineId: 9,
    })
    expect(entitlementOf(asked, facts())).toMatchObject({ service: 'free', why: 'unpaid', lineId: 9 })
    expect(entitlementOf(asked, facts({ freeLineId: null }))).toMatchObject({
      service: null,
      why: 'not_used',
    })
  })

  test('a contract counts within its days, for its kinds, channels and products', () => {
    const why = (more: Partial<ContractFacts>) =>
      entitlementOf(asked, facts({ contracts: [contract(more)] })).unfit[0]?.why
    expect(why({})).toBeUndefined()
    expect(why({ startsOn: '2026-11-23' })).toBe('not_begun')
    expect(why({ endsOn: '2026-11-22' })).toBeUndefined()
    expect(why({ endsOn: '2026-11-21' })).toBe('over')
    expect(why({ terms: terms({ kinds: ['bug'] }) })).toBe('kind')
    expect(why({ terms: terms({ channels: ['web'] }) })).toBe('channel')
    expect(why({ terms: terms({ productIds: [4] }) })).toBe('product')
    expect(why({ drawn: new Map([['2026-11-01', 600]]) })).toBe('used_up')
    expect(why({ drawn: new Map([['2026-11-01', 600]]), terms: terms({ overage: 'bill' }) })).toBeUndefined()
  })

  test('a contract that is used up goes on with packs of its unit, and a pack alone is a paid service', () => {
    const used = contract({ drawn: new Map([['2026-11-01', 600]]) })
    const pack = { id: 3, unit: 'minutes' as const, left: 30, expiresOn: null }
    expect(entitlementOf(asked, facts({ contracts: [used], packs: [pack] })).contractId).toBe(1)
    const cases = { ...pack, unit: 'tickets' as const, left: 1 }
    const found = entitlementOf(asked, facts({ contracts: [used], packs: [cases] }))
    expect(found).toMatchObject({ service: 'paid', why: 'pack', packId: 3, contractId: null })
    const outlived = { ...cases, expiresOn: '2026-11-21' }
    expect(entitlementOf(asked, facts({ packs: [outlived] })).why).toBe('unpaid')
  })

  test('a product that is supported for free needs no contract', () => {
    expect(entitlementOf(asked, facts({ freeProduct: true }))).toMatchObject({
      service: 'paid',
      why: 'free_product',
    })
  })
})

describe('what is left', () => {
  test('an allowance that rolls over is used before the newer one, for as many months as are stated', () => {
    const drawn = new Map([['2026-10-01', 500]])
    const left = (rollOver: number | null) =>
      allowances(terms({ rollOver }), '2026-08-10', '2026-11-22', drawn).map(({ month, left: some }) => [
        month,
        some,
      ])
    expect(left(0)).toEqual([['2026-11-01', 600]])
    expect(left(1)).toEqual([
      ['2026-10-01', 100],
      ['2026-11-01', 600],
    ])
    expect(left(null)).toEqual([
      ['2026-08-01', 600],
      ['2026-09-01', 600],
      ['2026-10-01', 100],
      ['2026-11-01', 600],
    ])
  })

  test('nearly used up is a tenth or less, and no pack beside it', () => {
    const with_ = (used: number, left: number) =>
      isNearlyUsedUp(
        balanceOf(
          contract({ drawn: new Map([['2026-11-01', used]]) }),
          [{ id: 1, unit: 'minutes', left, expiresOn: null }],
          '2026-11-22',
        ),
      )
    expect([with_(539, 0), with_(540, 0), with_(540, 60)]).toEqual([false, true, false])
  })

  test('months go on over years', () => {
    expect(monthsOn('2026-11-01', 2)).toBe('2027-01-01')
    expect(monthsOn('2026-01-01', -1)).toBe('2025-12-01')
  })

  const grant = fc.record({
    month: fc.constant('2026-11-01'),
    packId: fc.constant(null),
    left: fc.integer({ min: 0, max: 1000 }),
  })
  test('taking gives all that was asked for and never more than there is, the first before the second', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.array(grant, { maxLength: 8 }), (amount, grants) => {
        const { parts, over } = take(amount, grants)
        expect(parts.reduce((sum, part) => sum + part.amount, 0) + over).toBe(amount)
        expect(over).toBe(Math.max(0, amount - sumLeft(grants)))
        expect(parts.every((part) => part.amount > 0)).toBe(true)
      }),
    ))

  test('time counts in whole steps, times its rate, and its price is whole', () => {
    expect(counted(1, 15, 100)).toBe(15)
    expect(counted(16, 15, 150)).toBe(45)
    expect(counted(10, 1, 0)).toBe(0)
    expect(priceOfMinutes(90, 9_000)).toBe(13_500)
    expect(priceOfMinutes(1, 30)).toBe(1) // half a cent is a cent
    expect(priceOfMinutes(1, 29)).toBe(0)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 0, max: 1e9 }), (minutes, hour) => {
        const exact = (minutes * hour) / 60
        expect(Math.abs(priceOfMinutes(minutes, hour) - exact)).toBeLessThanOrEqual(0.5 + exact * 1e-15)
      }),
    )
  })
})

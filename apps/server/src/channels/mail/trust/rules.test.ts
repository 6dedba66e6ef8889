import type { CheckResult } from '@podpora/contract/mail-trust'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judgeTrust, type TrustFacts } from './rules.ts'

const result = fc.constantFrom<CheckResult>(
  'pass',
  'fail',
  'softfail',
  'neutral',
  'none',
  'partly',
  'unknown',
)
const facts: fc.Arbitrary<TrustFacts> = fc.record({
  from: fc.constant({ address: 'anna@example.org', name: 'Anna' }),
  several: fc.boolean(),
  spf: fc.record({ result, domain: fc.constant('example.org'), aligned: fc.boolean() }),
  dkim: fc.array(
    fc.record({ domain: fc.constant('example.org'), result, aligned: fc.boolean(), note: fc.constant(null) }),
    { maxLength: 3 },
  ),
  dmarc: fc.record({
    result: fc.constantFrom<CheckResult>('pass', 'fail', 'none', 'unknown'),
    policy: fc.constantFrom('none' as const, 'quarantine' as const, 'reject' as const, null),
  }),
  arc: fc.record({
    result,
    sealers: fc.subarray(['google.com', 'lists.example']),
    passedAtFirst: fc.boolean(),
  }),
  ours: fc.constant([]),
})

test('nothing is proved without a pass, and a proof is never warned of', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const { verdict, warnings } = judgeTrust(given)
      const passes = [given.dmarc, given.spf, given.arc, ...given.dkim].some((one) => one.result === 'pass')
      if (!passes) expect(['unproved', 'failed', 'unknown']).toContain(verdict)
      if (verdict === 'proved' || verdict === 'forwarded' || verdict === 'unknown')
        expect(warnings).toEqual([])
    }),
  )
})

test('two senders are never anything but failed', () => {
  fc.assert(
    fc.property(facts, (given) => {
      expect(judgeTrust({ ...given, several: true })).toMatchObject({
        verdict: 'failed',
        warnings: ['two_senders'],
      })
    }),
  )
})

test('a stranger’s seal changes nothing', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const arc = { result: 'pass' as const, sealers: ['google.com', 'lists.example'], passedAtFirst: true }
      expect(judgeTrust({ ...given, arc }).verdict).not.toBe('forwarded')
    }),
  )
})

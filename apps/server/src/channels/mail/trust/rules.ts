import type { CheckResult, MailTrust, TrustWarning } from '@podpora/contract/mail-trust'
import type { Address } from '../reading.ts'
import { hiddenAddress, resembled } from './look-alikes.ts'

/** What was found out about a mail, before anything is made of it. */
export interface TrustFacts {
  from: Address | null
  /** More than one From, or senders of several domains: nobody can say whose mail it is (RFC 9989 §5.3.1). */
  several: boolean
  spf: { result: CheckResult; domain: string | null; aligned: boolean }
  dkim: MailTrust['dkim']
  dmarc: MailTrust['dmarc']
  arc: MailTrust['arc'] & {
    /** Who sealed it first had found that its domain stands behind it. */
    passedAtFirst: boolean
  }
  /** Our own addresses. */
  ours: readonly string[]
}

/**
 * Forwarders whose word is taken for what a mail was before they changed it (RFC 8617 leaves the choice to the receiver).
 * Anybody can seal; these do it for their users' forwards and for lists.
 */
const believedSealers = new Set([
  'google.com',
  'gmail.com',
  'googlegroups.com',
  'microsoft.com',
  'messagingengine.com',
  'fastmail.com',
  'yandex.ru',
  'mail.ru',
  'icloud.com',
])

/** What to make of it, in one word, and what the reader is warned of. */
export function judgeTrust(facts: TrustFacts): MailTrust {
  const { from, spf, dkim, dmarc, arc, ours } = facts
  const hidden = from && hiddenAddress(from)
  const like = from && resembled(from.address, ours)
  const warnings: TrustWarning[] = []
  const verdict = verdictOf(facts)
  const strict = dmarc.policy === 'reject' || dmarc.policy === 'quarantine'
  if (facts.several) warnings.push('two_senders')
  else if (verdict === 'failed' && strict) warnings.push('forged')
  else if (verdict === 'unproved' && strict) warnings.push('not_confirmed')
  if (hidden) warnings.push('name_hides_address')
  if (like) warnings.push('like_ours')
  return {
    verdict,
    warnings,
    domain: from?.address.split('@').at(-1) ?? null,
    hidden,
    like,
    spf: { result: spf.result, domain: spf.domain },
    dkim,
    dmarc,
    arc: { result: arc.result, sealers: arc.sealers },
  }
}

function verdictOf({ several, spf, dkim, dmarc, arc }: TrustFacts): MailTrust['verdict'] {
  if (several) return 'failed'
  if (dmarc.result === 'pass') return 'proved'
  if (dmarc.result === 'fail') {
    const believed = arc.sealers.length > 0 && arc.sealers.every((sealer) => believedSealers.has(sealer))
    if (arc.result === 'pass' && arc.passedAtFirst && believed) return 'forwarded'
    // A mail that was fetched may have come by the right server: nobody tells us.
    return spf.result === 'unknown' || dkim.some(({ result }) => result === 'unknown') ? 'unproved' : 'failed'
  }
  const aligned = dkim.some((one) => one.aligned && one.result === 'pass')
  if (aligned || (spf.aligned && spf.result === 'pass')) return 'proved'
  return dmarc.result === 'none' ? 'unproved' : 'unknown'
}

/** Its domain denies it. Nothing that follows from who a sender is may follow from this one. */
export const isDenied = (trust: MailTrust | null): boolean => trust?.verdict === 'failed'

import type { JunkReason } from '@podpora/contract/junk'

/** What a filter in front of us wrote into a mail. */
export interface SpamSigns {
  /** It says in so many words that the mail is junk. */
  flagged: boolean
  score: number | null
}

export interface JunkFacts {
  spam: SpamSigns
  /** On which of our lists the sender is; the nearest entry counts. */
  listed: 'allow' | 'block' | null
  /** The sender's domain denies the mail: it may be anybody's. */
  denied: boolean
  /** A customer whose ticket was solved here before. */
  known: boolean
  /** From this score on a mail is junk. */
  limit: number
}

/**
 * Whether a new request is junk, and why. No customer whom we have helped is lost by a filter's word, nor whoever is on the
 * allow list, unless the mail may be somebody else's.
 */
export function junkReason({ spam, listed, denied, known, limit }: JunkFacts): JunkReason | null {
  if (listed === 'block') return 'blocked'
  if ((listed === 'allow' || known) && !denied) return null
  if (spam.flagged) return 'flagged'
  return spam.score !== null && spam.score >= limit ? 'score' : null
}

/** The entries that stand for an address, the nearest first: itself, its domain, the domains above. */
export function entriesFor(address: string): string[] {
  const lower = address.toLowerCase()
  const labels = lower.slice(lower.lastIndexOf('@') + 1).split('.')
  const domains = labels.slice(0, -1).map((_, i) => `@${labels.slice(i).join('.')}`)
  return [lower, ...domains]
}

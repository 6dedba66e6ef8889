import type { CheckResult } from '@podpora/contract/mail-trust'

export interface OwnServerResults {
  spf: { result: CheckResult; domain: string | null } | null
  dmarc: CheckResult | null
}

const known: Record<string, CheckResult> = {
  pass: 'pass',
  fail: 'fail',
  hardfail: 'fail',
  softfail: 'softfail',
  neutral: 'neutral',
  none: 'none',
  bestguesspass: 'none',
  policy: 'policy',
}

/**
 * What our own server found, by its Authentication-Results (RFC 8601): only of the topmost one that bears its name. Those
 * below may be a stranger's, written before the mail came to us.
 */
export function ownServerResults(values: readonly string[], authservId: string): OwnServerResults {
  const mine = values
    .map(parts)
    .find(([id]) => id?.split(/\s/)[0]?.toLowerCase() === authservId.toLowerCase())
  const method = (name: string) => mine?.find((part) => new RegExp(`^${name}\\s*=`, 'i').test(part))
  const spf = method('spf')
  const dmarc = method('dmarc')
  return {
    spf: spf ? { result: resultOf(spf), domain: spfDomain(spf) } : null,
    dmarc: dmarc ? resultOf(dmarc) : null,
  }
}

const resultOf = (part: string): CheckResult =>
  known[/=\s*([a-z]+)/i.exec(part)?.[1]?.toLowerCase() ?? ''] ?? 'unknown'

function spfDomain(part: string): string | null {
  const identity = /smtp\.(?:mailfrom|mfrom|helo)\s*=\s*"?([^\s";]+)/i.exec(part)?.[1]
  return identity?.split('@').at(-1)?.toLowerCase() || null
}

/** The parts between the semicolons, without comments. */
function parts(value: string): string[] {
  let depth = 0
  let bare = ''
  for (const char of value) {
    if (char === '(') depth += 1
    else if (char === ')' && depth > 0) depth -= 1
    else if (depth === 0) bare += char
  }
  return bare.split(';').map((part) => part.trim())
}

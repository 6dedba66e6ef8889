import type { CheckResult, MailTrust } from '@podpora/contract/mail-trust'
import type { DKIMResult, DKIMVerifyResult, DNSResolver } from 'mailauth'
import { arc as verifyArc } from 'mailauth/lib/arc/index.js'
import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import { evaluateDmarc } from 'mailauth/lib/dmarc/index.js'
import { spf as verifySpf } from 'mailauth/lib/spf/index.js'
import { type Dns, type DnsAnswer, dnsError } from '../../../platform/dns.ts'
import { cleanLine } from '../cleaning.ts'
import { isNear } from '../limiting.ts'
import type { ReadMail } from '../reading.ts'
import { registered } from './look-alikes.ts'
import { ownServerResults } from './own-server.ts'
import { judgeTrust, type TrustFacts } from './rules.ts'

/** For all of it: a mail is not kept waiting longer for servers of strangers. */
export const trustLimitMs = 8_000
/** A mail with a thousand signatures is not looked up a thousand times. */
const mostLookups = 60
const mostSignatures = 20

export interface TrustSource {
  raw: Buffer
  mail: Pick<ReadMail, 'from' | 'headers'>
  /** Who spoke SMTP with our listener; null for a mail that was fetched. */
  session: { peer: string; helo: string; sender: string } | null
  /** The name of the mailbox's own server; its word is taken where we did not speak with the sender ourselves. */
  authservId: string | null
  ours: readonly string[]
}

/**
 * Looks up whether a mail comes from whom it says. Never fails: what cannot be found out is `unknown`.
 * @param limitMs after so long nothing more is waited for
 */
export async function checkTrust(
  source: TrustSource,
  dns: Dns,
  limitMs: number = trustLimitMs,
): Promise<MailTrust> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), limitMs)
  try {
    return judgeTrust(await factsOf(source, limited(dns, stop.signal)))
  } catch {
    // What a parser made for the mails of servers chokes on is no proof of anything.
    return judgeTrust({ ...nothingKnown, from: source.mail.from, ours: source.ours })
  } finally {
    clearTimeout(timer)
  }
}

export const nothingKnown: Omit<TrustFacts, 'from' | 'ours'> = {
  several: false,
  spf: { result: 'unknown', domain: null, aligned: false },
  dkim: [],
  dmarc: { result: 'unknown', policy: null },
  arc: { result: 'unknown', sealers: [], passedAtFirst: false },
}

interface Lookups {
  resolve: DNSResolver
  /** Some question was not answered at all: a "no" that follows from it is none. */
  incomplete(): boolean
}

function limited(dns: Dns, signal: AbortSignal): Lookups {
  let count = 0
  let incomplete = false
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(dnsError('ETIMEOUT', 'it took too long')), { once: true })
  })
  stopped.catch(() => undefined)
  return {
    incomplete: () => incomplete,
    async resolve(name, type) {
      try {
        if (++count > mostLookups) throw dnsError('ELIMIT', 'too many questions for one mail')
        return (await Promise.race([dns.resolve(name, type), stopped])) as Awaited<ReturnType<DNSResolver>> &
          DnsAnswer
      } catch (error) {
        const { code } = error as { code?: string }
        if (code !== 'ENOTFOUND' && code !== 'ENODATA' && code !== 'EBADNAME') incomplete = true
        throw error
      }
    },
  }
}

async function factsOf(source: TrustSource, lookups: Lookups): Promise<TrustFacts> {
  const { mail, ours } = source
  if ((mail.headers.get('dkim-signature')?.length ?? 0) > mostSignatures)
    return { ...nothingKnown, from: mail.from, ours }
  const own = source.authservId
    ? ownServerResults(mail.headers.get('authentication-results') ?? [], source.authservId)
    : { spf: null, dmarc: null }
  const [signed, spf] = await Promise.all([
    dkimVerify(source.raw, { resolver: lookups.resolve, sender: source.session?.sender ?? '' }),
    spfOf(source, lookups, own.spf),
  ])
  const chain = signed.arc ? signed.arc.chain || [] : []
  // Before the verifier rewrites what it has parsed.
  const passedAtFirst = chain[0]?.['arc-authentication-results']?.parsed?.dmarc?.value === 'pass'
  const { lastEntry, error } = signed.arc ?? {}
  const sealed = { chain, ...(lastEntry && { lastEntry }), ...(error && { error }) }
  const { status: arcStatus } = await verifyArc(sealed, { resolver: lookups.resolve })
  const results = signed.results.filter(({ signingDomain }) => signingDomain)
  const { response, reason } = await evaluateDmarc({
    headerFrom: signed.headerFrom,
    fromFields: signed.fromFields,
    spfDomains: spf.result === 'pass' && spf.domain ? [spf.domain] : [],
    dkimDomains: results.filter((one) => resultOf(one) === 'pass').map(dkimDomain),
    resolver: lookups.resolve,
  })
  const found = response ? dmarcOf(response) : { result: 'unknown' as const, policy: null }
  const domain = mail.from ? registered(mail.from.address.split('@').at(-1) ?? '') : ''
  return {
    from: mail.from,
    several: isSeveral(signed, reason),
    spf: { ...spf, aligned: spf.domain !== null && registered(spf.domain) === domain },
    dkim: results.map((one) => ({
      domain: cleanLine(one.signingDomain ?? '', 253),
      result: resultOf(one),
      aligned: registered(one.signingDomain ?? '') === domain,
      note: one.status.comment ? cleanLine(one.status.comment, 200) : null,
    })),
    dmarc: found.result === 'unknown' && own.dmarc ? { ...found, result: own.dmarc } : found,
    arc: {
      result: arcStatus.result === 'fail' && lookups.incomplete() ? 'unknown' : checkResult(arcStatus.result),
      sealers: [...new Set(chain.map((entry) => String(entry['arc-seal']?.parsed?.d?.value ?? '')))].filter(
        Boolean,
      ),
      passedAtFirst,
    },
    ours,
  }
}

const isSeveral = ({ fromFields }: DKIMVerifyResult, reason: string | undefined): boolean =>
  fromFields > 1 || reason === 'multiple-from-fields' || reason === 'multiple-author-domains'

async function spfOf(
  { session }: TrustSource,
  { resolve }: Lookups,
  own: { result: CheckResult; domain: string | null } | null,
): Promise<{ result: CheckResult; domain: string | null }> {
  // A server of our own hands in what it took from others: its address says nothing of the sender.
  if (!session || isNear(session.peer)) return own ?? { result: 'unknown', domain: null }
  const { peer, helo, sender } = session
  const { status, domain } = await verifySpf({ ip: peer, helo, sender, resolver: resolve, mta: 'podpora' })
  return { result: checkResult(status.result), domain }
}

const checkResult = (result: string): CheckResult => {
  if (result === 'permerror') return 'fail'
  const plain = ['pass', 'fail', 'softfail', 'neutral', 'none', 'policy'] as const
  return plain.find((one) => one === result) ?? 'unknown'
}

/** A signature that ends in the middle of the text (`l=`) lets anybody write on below it. */
const resultOf = ({ status }: DKIMResult): CheckResult =>
  status.result === 'pass' && status.underSized ? 'partly' : checkResult(status.result)

const dkimDomain = ({ id, signingDomain, status }: DKIMResult) => ({
  ...(id !== undefined && { id }),
  domain: signingDomain ?? '',
  ...(status.aligned !== undefined && { aligned: status.aligned }),
})

function dmarcOf(response: { policy?: string; status: { result: string } }): MailTrust['dmarc'] {
  const result = checkResult(response.status.result)
  const policy = (['none', 'quarantine', 'reject'] as const).find((one) => one === response.policy) ?? null
  return { result: result === 'neutral' ? 'unknown' : result, policy }
}

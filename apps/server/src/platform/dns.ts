import { promises } from 'node:dns'

/** As Node's resolver gives them: texts in parts, names, addresses, or mail servers with their order. */
export type DnsAnswer = Awaited<ReturnType<promises.Resolver['resolve']>>

/** Answers of the domain name system. What it does not know is ENOTFOUND or ENODATA; any other error says nothing of the name. */
export interface Dns {
  /** @throws with `code`, as node:dns does; `EOFF` where looking up is switched off */
  resolve(name: string, type: string): Promise<DnsAnswer>
}

export type Ask = (name: string, type: string) => Promise<DnsAnswer>

const minute = 60_000
const keptForMs = { found: 10 * minute, missing: 5 * minute, failed: minute }
const mostKept = 5_000
/** After so many failures in a row the servers are taken to be away, and are left alone for a while. */
const failuresInARow = 4
const leftAloneForMs = 30_000

export const dnsError = (code: string, text: string): Error & { code: string } =>
  Object.assign(new Error(text), { code })

const isMissing = (error: unknown): boolean =>
  ['ENOTFOUND', 'ENODATA', 'EBADNAME'].includes((error as { code?: string }).code ?? '')

/** Nothing is looked up. */
export const noDns: Dns = {
  resolve: (name) => Promise.reject(dnsError('EOFF', `${name}: nothing is looked up here`)),
}

/** `servers`: addresses of DNS servers with commas between, `off`, or undefined for those of the system. */
export function createDns(servers: string | undefined): Dns {
  if (servers === 'off') return noDns
  const resolver = new promises.Resolver({ timeout: 2_000, tries: 2 })
  if (servers) resolver.setServers(servers.split(/[\s,]+/).filter(Boolean))
  return keepingAnswers((name, type) => resolver.resolve(name, type))
}

/** Keeps answers for some minutes, asks once for many who want to know at once, and gives servers that are away a rest. */
export function keepingAnswers(ask: Ask, now: () => number = Date.now): Dns {
  const kept = new Map<string, { until: number; answer: Promise<DnsAnswer> }>()
  let failures = 0
  let restUntil = 0

  async function answered(name: string, type: string): Promise<DnsAnswer> {
    try {
      const answer = await ask(name, type)
      failures = 0
      return answer
    } catch (error) {
      if (isMissing(error)) failures = 0
      else if (++failures >= failuresInARow) restUntil = now() + leftAloneForMs
      throw error
    }
  }

  return {
    resolve(name, type) {
      const key = `${type} ${name.toLowerCase()}`
      const known = kept.get(key)
      if (known && known.until > now()) return known.answer
      if (restUntil > now())
        return Promise.reject(dnsError('EREST', `${name}: the DNS servers do not answer`))
      const answer = answered(name, type)
      const entry = { until: now() + keptForMs.failed, answer }
      if (kept.size >= mostKept) kept.clear()
      kept.set(key, entry)
      answer.then(
        () => (entry.until = now() + keptForMs.found),
        (error: unknown) => (entry.until = now() + (isMissing(error) ? keptForMs.missing : keptForMs.failed)),
      )
      return answer
    },
  }
}

import { readFileSync } from 'node:fs'
import { type Dns, type DnsAnswer, dnsError } from '../../../platform/dns.ts'

/** The names of the signed fixtures: what their domains publish. */
export const published = JSON.parse(
  readFileSync(new URL('../fixtures/trust/dns.json', import.meta.url), 'utf8'),
) as Record<string, DnsAnswer>

/** A domain name system that knows these names (`TXT example.org`) and no others. */
export const dnsOf = (names: Record<string, DnsAnswer | Error>): Dns => ({
  async resolve(name, type) {
    const answer = names[`${type} ${name.toLowerCase()}`]
    if (answer instanceof Error) throw answer
    if (!answer) throw dnsError('ENOTFOUND', `${name} is not known`)
    return answer
  },
})

/** Its servers say nothing at all. */
export const silentDns: Dns = { resolve: () => new Promise(() => undefined) }

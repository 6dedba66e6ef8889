import { lookup as dnsLookup, type LookupAddress } from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Why a request to somebody else's server came to nothing. */
export type OutgoingProblem = 'private_address' | 'name_not_found' | 'timeout' | 'certificate' | 'connection'

export class OutgoingError extends Error {
  override name = 'OutgoingError'
  readonly problem: OutgoingProblem

  constructor(problem: OutgoingProblem, message: string) {
    super(message)
    this.problem = problem
  }
}

export interface OutgoingRequest {
  url: string
  headers: Record<string, string>
  body: string | Buffer
  /** For all of it: finding the address, connecting, and the answer. */
  timeoutMs: number
  /** How much of the answer is of use, in characters; 4096 where nothing is said. */
  mostRead?: number
}
export interface OutgoingAnswer {
  status: number
  /** The beginning of the answer. */
  text: string
  /** Its Content-Type. */
  type?: string | undefined
  /** When it asks to be asked again (Retry-After, RFC 9110 §10.2.3), in ms from now. */
  retryAfterMs?: number
}
/** Sends requests to addresses that people have entered. */
export interface Outgoing {
  /** Redirects are not followed. @throws OutgoingError */
  post(request: OutgoingRequest): Promise<OutgoingAnswer>
  /** Whether an address is refused as it is written, before any name is looked up. */
  refuses(url: URL): boolean
}

export type Lookup = (host: string, done: (error: Error | null, addresses: LookupAddress[]) => void) => void

const usualRead = 4096

/**
 * Requests that reach no address of this machine or its network. A name is resolved once, each of its addresses is
 * looked at, and the connection goes to what was looked at: nothing can change in between. `allowed` names hosts,
 * addresses and networks that may be reached nevertheless.
 */
export function createOutgoing(allowed: readonly string[], lookup: Lookup = resolve): Outgoing {
  const isAllowed = exceptions(allowed)
  const mayReach = (host: string, address: string): boolean => isPublic(address) || isAllowed(host, address)

  const guarded: LookupFunction = (host, options, callback) =>
    lookup(host, (error, addresses) => {
      const [first] = addresses
      if (error || !first) return callback(error ?? new Error(`${host} has no address`), '', 0)
      if (!addresses.every(({ address }) => mayReach(host, address)))
        return callback(new OutgoingError('private_address', `${host} is a private address`), '', 0)
      if (options.all) callback(null, addresses)
      else callback(null, first.address, first.family)
    })

  const refuses = (url: URL): boolean => {
    const host = bare(url.hostname)
    return isIP(host) !== 0 && !mayReach(host, host)
  }

  return {
    refuses,
    async post(request) {
      const url = new URL(request.url)
      // Node looks up no name where the host is an address already.
      if (refuses(url)) throw new OutgoingError('private_address', `${url.hostname} is a private address`)
      return send(url, request, guarded)
    },
  }
}

const resolve: Lookup = (host, done) =>
  dnsLookup(host, { all: true }, (error, addresses) => done(error, addresses ?? []))

const bare = (host: string): string => host.replace(/^\[|\]$/g, '')

function send(
  url: URL,
  { headers, body, timeoutMs, mostRead = usualRead }: OutgoingRequest,
  lookup: LookupFunction,
) {
  return new Promise<OutgoingAnswer>((resolve, reject) => {
    const signal = AbortSignal.timeout(timeoutMs)
    const fail = (error: Error) => reject(signal.aborted ? tooSlow(timeoutMs) : problemOf(error))
    const request = (url.protocol === 'https:' ? https : http).request(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        lookup,
        signal,
        // A connection of its own: one that was kept open is not looked at again.
        agent: false,
      },
      (response) => {
        let text = ''
        const done = () => {
          resolve({
            status: response.statusCode ?? 0,
            text: text.slice(0, mostRead),
            type: response.headers['content-type'],
            ...retryAfterOf(response.headers['retry-after'], Date.now()),
          })
          request.destroy()
        }
        response.setEncoding('utf8')
        response.on('data', (part: string) => {
          text += part
          if (text.length >= mostRead) done()
        })
        response.on('end', done)
        response.on('error', fail)
      },
    )
    request.on('error', fail)
    request.end(body)
  })
}

/** Seconds, or a date. What is neither, or past, says nothing. `now` in ms. */
export function retryAfterOf(header: string | undefined, now: number): { retryAfterMs?: number } {
  const text = header?.trim() ?? ''
  const ms = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now
  return ms > 0 ? { retryAfterMs: ms } : {}
}

const tooSlow = (ms: number) => new OutgoingError('timeout', `no answer within ${ms / 1000} s`)

function problemOf(error: Error & { code?: string }): OutgoingError {
  if (error instanceof OutgoingError) return error
  const code = error.code ?? ''
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return new OutgoingError('name_not_found', error.message)
  const certificate = /CERT|SSL|TLS|ALTNAME|SELF_SIGNED|UNABLE_TO/.test(code)
  return new OutgoingError(certificate ? 'certificate' : 'connection', error.message || code)
}

// Addresses -----------------------------------------------------------------------------------------------------

/** What is not for everybody (IANA's special-purpose registry): this host, private, link-local, shared, multicast. */
const special = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  special.addSubnet(net, bits, 'ipv4')
// Inside 2000::/3: those that carry an IPv4 address or are no place (Teredo, ORCHID, documentation, 6to4).
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  special.addSubnet(net, bits, 'ipv6')
/** All of IPv6 that is routed in public; mapped IPv4, loopback, link-local, unique local and NAT64 lie outside. */
const routed = new BlockList()
routed.addSubnet('2000::', 3, 'ipv6')

/** Whether an address belongs to the public Internet. */
export function isPublic(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !special.check(address, 'ipv4')
    case 6:
      return !address.includes('%') && routed.check(address, 'ipv6') && !special.check(address, 'ipv6')
    default:
      return false
  }
}

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

function exceptions(allowed: readonly string[]): (host: string, address: string) => boolean {
  const hosts = new Set<string>()
  const nets = new BlockList()
  for (const entry of allowed) {
    const [address = '', bits] = entry.split('/')
    if (!isIP(address)) hosts.add(entry.toLowerCase())
    else if (bits === undefined) nets.addAddress(address, familyOf(address))
    else nets.addSubnet(address, Number(bits), familyOf(address))
  }
  return (host, address) =>
    hosts.has(host.toLowerCase()) || (!address.includes('%') && nets.check(address, familyOf(address)))
}

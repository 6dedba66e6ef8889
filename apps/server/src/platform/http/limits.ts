import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from './refusal.ts'

/** So many requests in so many seconds. */
export interface Policy {
  name: string
  most: number
  seconds: number
}

/** A desk asks for much at once and is run by one person; a program can wait. */
const policies = {
  token: { name: 'token', most: 600, seconds: 60 },
  session: { name: 'session', most: 3000, seconds: 60 },
  address: { name: 'address', most: 1200, seconds: 60 },
} as const satisfies Record<string, Policy>

export interface Count {
  remaining: number
  /** Seconds until the window ends. */
  reset: number
  refused: boolean
}

/**
 * Counts requests in fixed windows, in this process's memory: it protects the process, so each counts for itself, and
 * n processes together let n times as many through. Guessing of passwords is counted in the database, elsewhere.
 */
export function createLimiter(now: () => number = Date.now) {
  const windows = new Map<string, { ends: number; count: number }>()
  let swept = 0

  function sweep(time: number): void {
    if (time - swept < 60_000) return
    swept = time
    for (const [key, window] of windows) if (window.ends <= time) windows.delete(key)
  }

  return function count(key: string, { name, most, seconds }: Policy): Count {
    const time = now()
    sweep(time)
    const id = `${name}:${key}`
    let window = windows.get(id)
    if (!window || window.ends <= time) {
      window = { ends: time + seconds * 1000, count: 0 }
      windows.set(id, window)
    }
    window.count += 1
    return {
      remaining: Math.max(0, most - window.count),
      reset: Math.ceil((window.ends - time) / 1000),
      refused: window.count > most,
    }
  }
}
export type Limiter = ReturnType<typeof createLimiter>

/**
 * Counts a request for whoever sent it, and says in the headers how it stands (draft-ietf-httpapi-ratelimit-headers).
 * @throws Refusal too_many_requests
 */
export function limitRequest(limiter: Limiter, request: FastifyRequest, reply: FastifyReply): void {
  const { signedIn } = request
  const [policy, key] = signedIn?.tokenId
    ? ([policies.token, signedIn.tokenId] as const)
    : signedIn?.sessionId
      ? ([policies.session, signedIn.sessionId] as const)
      : ([policies.address, request.ip] as const)
  const { remaining, reset, refused } = limiter(String(key), policy)
  void reply.headers({
    'ratelimit-policy': `"${policy.name}";q=${policy.most};w=${policy.seconds}`,
    ratelimit: `"${policy.name}";r=${remaining};t=${reset}`,
  })
  if (refused) throw new Refusal('too_many_requests', { retryAfter: reset })
}

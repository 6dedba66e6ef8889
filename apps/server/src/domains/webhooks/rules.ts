import { createHmac } from 'node:crypto'

/** Seconds before each further attempt: about a day in all. */
const pauses = [5, 60, 300, 1800, 2 * 3600, 4 * 3600, 8 * 3600, 10 * 3600]
export const maxAttempts = pauses.length + 1

export const pauseAfter = (attempts: number): number => pauses[attempts - 1] ?? 0

/** After so many days in which nothing arrived, a webhook is switched off. */
export const patienceDays = 5

/** How long an attempt may take in all. */
export const timeoutMs = 10_000

/** What is "sending" for longer than this belongs to a process that died. Longer than an attempt may take. */
export const leaseSeconds = 60

/** Deliveries are kept so long: to look at, and to send again. */
export const keptDays = 14

export const secretPrefix = 'whsec_'

/** Standard Webhooks: `v1,` and the HMAC-SHA256 of id, time and body under the secret's bytes. */
export function signatureOf(secret: string, id: string, timestamp: number, body: string): string {
  const key = Buffer.from(secret.slice(secretPrefix.length), 'base64')
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
}

/** After so many attempts, about sixteen hours, a mail has failed. */
export const maxAttempts = 12

/** How long one attempt may take in all, in milliseconds; a broken connection must not hold a mail for ever. */
export const attemptLimitMs = 5 * 60_000

/**
 * A mail that is "sending" for longer than this belongs to a process that died. Longer than an attempt may take, so
 * two processes never work on one mail.
 */
export const leaseMs = attemptLimitMs + 60_000

/** Seconds until the next attempt: 3, 7, 20, 55 … at most about six hours. The same curve as the job worker's. */
export const pauseAfter = (attempts: number): number => Math.round(Math.exp(Math.min(attempts, 10)))

/** A name and an address as people read them. */
export const shownSender = (name: string, address: string): string =>
  name ? `${name} <${address}>` : address

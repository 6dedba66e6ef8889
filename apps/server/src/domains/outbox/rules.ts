import type { SendingLimits } from '@podpora/contract/mail'

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

/** The limits that are set: at most so many in so long (ms). */
export const windowsOf = ({ minute, hour, day }: SendingLimits): { ms: number; most: number }[] =>
  [
    { ms: 60_000, most: minute },
    { ms: 3600_000, most: hour },
    { ms: 24 * 3600_000, most: day },
  ].filter((window): window is { ms: number; most: number } => window.most !== null)

/**
 * When one more mail may leave (ms). For each window `last` is the slot that so many mails ago was given as it allows:
 * when that one is out of the window, there is room. Slots that are still to come count, so each waits for its own.
 */
export const nextSlot = (windows: { ms: number; last: number | null }[], now: number): number =>
  Math.max(now, ...windows.map(({ ms, last }) => (last === null ? now : last + ms)))

/** A name and an address as people read them. */
export const shownSender = (name: string, address: string): string =>
  name ? `${name} <${address}>` : address

/** Whether a mail has failed that did not reach these: not where only somebody in copy missed it. */
export function hasFailed(
  mail: { toAddresses: string[]; ccAddresses: string[]; bccAddresses?: string[] },
  lost: string[],
  final: boolean,
): boolean {
  if (!final) return false
  const inCopy = [...mail.ccAddresses, ...(mail.bccAddresses ?? [])].map((address) => address.toLowerCase())
  return lost.length === 0 || lost.some((address) => !inCopy.includes(address))
}

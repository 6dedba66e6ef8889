import type { ScanFailure } from '../../platform/clamd.ts'

/** How a content stands with the scanner. `what`: the name of what was found, or why it could not be scanned. */
export type Standing =
  | { state: 'unscanned' }
  | { state: 'clean' }
  | { state: 'waiting' }
  | { state: 'infected'; what: string }
  | { state: 'failed'; what: string }

export interface ScanRow {
  scan: 'waiting' | 'clean' | 'infected' | 'failed' | null
  found: string | null
  /** Somewhere in the installation files are scanned. */
  active: boolean
  /** Found clean some time ago, by other signatures than the scanner has now. */
  outdated: boolean
}

/**
 * What is known without asking the scanner. Nothing is scanned: all may leave, but for what was found while files were. Else
 * what nobody has looked at waits, and so does what is outdated where the scanner can be asked again.
 */
export function standingOf(row: ScanRow, hasScanner: boolean): Standing {
  if (row.scan === 'infected') return { state: 'infected', what: row.found ?? '' }
  if (!row.active && !hasScanner) return { state: 'unscanned' }
  if (row.scan === 'clean') return { state: row.outdated && hasScanner ? 'waiting' : 'clean' }
  return row.scan === 'failed' ? { state: 'failed', what: row.found ?? '' } : { state: 'waiting' }
}

/** Days for which a verdict is good whatever signatures there are since: with each set anew all would be scanned again. */
export const goodForDays = 1

const minute = 60

/** Seconds until a content is tried again. One that is too large stays so until the scanner's settings change. */
export const pauseAfter = (why: ScanFailure, tries: number): number =>
  why === 'too_large' ? 24 * 60 * minute : Math.min(30 * 2 ** Math.min(tries, 10), 60 * minute)

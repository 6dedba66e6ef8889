import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { type Clamd, ScanFailed } from '../../platform/clamd.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { inTransaction } from '../../platform/postgres/db.ts'
import type { Services } from '../../platform/services.ts'
import { tellOfFile } from '../tickets/telling-of-files.ts'
import { isScanning, type ScanBegin, selectScan, setScan } from './queries.ts'
import { pauseAfter, type Standing, standingOf } from './rules.ts'

type Scanning = Pick<Services, 'db' | 'files' | 'clamd' | 'log'>

/** So long somebody who wants a file waits for the scanner; it goes on without them. */
const patienceMs = 20_000

/** How a content stands. One that nobody has looked at, or not by today's signatures, is scanned now, unless that takes too long. */
export async function checkFile(services: Scanning, sha256: Buffer): Promise<Standing> {
  const row = await selectScan(services.db, sha256)
  if (!row) return { state: 'waiting' }
  const known = standingOf(row, services.clamd !== undefined)
  const open = known.state === 'waiting' || known.state === 'failed'
  // What failed has its time to be tried again; too large a file would be sent in vain with each look at it.
  const isLater = known.state === 'failed' && row.due !== null && Date.parse(row.due) > Date.now()
  if (!open || isLater || !services.clamd) return known
  const patience = new AbortController()
  const late = pause(patienceMs, known, { signal: patience.signal }).catch(() => known)
  try {
    return await Promise.race([scanFile(services, sha256, row), late])
  } finally {
    patience.abort()
  }
}

/**
 * Nothing leaves that is infected or was not found clean, where files are scanned.
 * @throws Refusal file_infected, file_not_scanned
 */
export async function mustBeClean(services: Scanning, sha256: Buffer): Promise<void> {
  refuseUnclean(await checkFile(services, sha256))
}

/** The same of what stands in no store: a file inside a file. @throws Refusal file_infected, file_not_scanned */
export async function contentMustBeClean({ db, clamd, log }: Scanning, content: Buffer): Promise<void> {
  if (!clamd) {
    // Another process has the scanner: here nobody can say that it is clean.
    if (await isScanning(db)) throw new Refusal('file_not_scanned')
    return
  }
  try {
    const verdict = await clamd.scan(() => Readable.from([content]))
    if (verdict.infected) refuseUnclean({ state: 'infected', what: verdict.name })
  } catch (error) {
    if (!(error instanceof ScanFailed)) throw error
    log.warn({ err: error }, 'a file inside a file could not be scanned')
    refuseUnclean({ state: 'failed', what: error.why })
  }
}

function refuseUnclean(standing: Standing): void {
  if (standing.state === 'infected') throw new Refusal('file_infected', { detail: standing.what })
  if (standing.state === 'waiting' || standing.state === 'failed') throw new Refusal('file_not_scanned')
}

/** What each scanner is busy with: ten who want one picture have it scanned once. */
const underWay = new WeakMap<Clamd, Map<string, Promise<Standing>>>()

/** Scans a content, and writes down what came of it: whoever looks at a message with it hears of it. */
export function scanFile(services: Scanning, sha256: Buffer, begin: ScanBegin): Promise<Standing> {
  if (!services.clamd) return Promise.resolve({ state: 'waiting' })
  const busy = underWay.get(services.clamd) ?? new Map<string, Promise<Standing>>()
  underWay.set(services.clamd, busy)
  const key = sha256.toString('hex')
  const known = busy.get(key)
  if (known) return known
  const work = scanned(services, services.clamd, sha256, begin).finally(() => busy.delete(key))
  busy.set(key, work)
  return work
}

async function scanned(
  { files, db, log }: Scanning,
  clamd: Clamd,
  sha256: Buffer,
  { tries, version }: ScanBegin,
): Promise<Standing> {
  const now = await clamd
    .scan(() => files.read(sha256))
    .then(
      (verdict) =>
        verdict.infected
          ? ({ scan: 'infected', found: verdict.name, pauseSeconds: null } as const)
          : ({ scan: 'clean', found: null, pauseSeconds: null } as const),
      (error: unknown) => {
        if (!(error instanceof ScanFailed)) throw error
        log.warn({ err: error, file: sha256.toString('hex') }, 'a file could not be scanned')
        const pauseSeconds = pauseAfter(error.why, tries)
        return { scan: 'failed', found: error.why, pauseSeconds } as const
      },
    )
  await inTransaction(db, async (trx) => {
    if (await setScan(trx, sha256, version, now)) await tellOfFile(trx, sha256, now.scan)
  })
  return now.scan === 'clean' ? { state: 'clean' } : { state: now.scan, what: now.found ?? '' }
}

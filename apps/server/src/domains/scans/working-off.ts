import { ScanFailed } from '../../platform/clamd.ts'
import type { Services } from '../../platform/services.ts'
import { scanFile } from './checking.ts'
import { bringInOlder, giveBack, setVersion, takeDue } from './queries.ts'

const atOnce = 4
const takenAtOnce = 20
/** Longer than the scanner is given for all that was taken. */
const leaseSeconds = 30 * 60
/** The next minute's job goes on: one must not keep others from working. */
const longestMs = 50_000
/** Where the scanner is away, or the store: what was not tried is tried again so soon. */
const pauseSeconds = 30
/** So many attachments from before are looked through at a time. */
const olderAtOnce = 1_000

/** Scans what waits, also the attachments from before there was a scanner, until nothing does or the scanner is away. */
export async function scanDue(services: Services): Promise<void> {
  const { db, clamd, log } = services
  if (!clamd) return
  await noteVersion(services)
  const until = performance.now() + longestMs
  while (performance.now() < until) {
    const due = await takeDue(db, takenAtOnce, leaseSeconds)
    if (due.length === 0) {
      if (!(await bringInOlder(db, olderAtOnce))) return
      continue
    }
    let away = false
    const left = [...due]
    const work = async (): Promise<void> => {
      // Only what is tried is taken out: the rest is given back.
      while (!away) {
        const next = left.shift()
        if (!next) return
        try {
          const standing = await scanFile(services, next.sha256, next)
          away ||= standing.state === 'failed' && standing.what === 'away'
        } catch (err) {
          // The store does not give it, or the database is away: it is left to its lease.
          log.warn({ err, file: next.sha256.toString('hex') }, 'a file could not be scanned')
        }
      }
    }
    await Promise.all(Array.from({ length: atOnce }, work))
    if (!away) continue
    await giveBack(
      db,
      left.map(({ sha256 }) => sha256),
      pauseSeconds,
    )
    return
  }
}

/** By which signatures verdicts are given from now on. One that does not answer says so with the first file, too. */
async function noteVersion({ db, clamd, log }: Services): Promise<void> {
  const version = await clamd?.version().catch((err: unknown) => {
    if (!(err instanceof ScanFailed)) throw err
    log.warn({ err }, 'the virus scanner does not say its version')
  })
  if (version) await setVersion(db, version)
}

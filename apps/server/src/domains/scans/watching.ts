import type { Status } from '@podpora/contract/status'
import { ScanFailed } from '../../platform/clamd.ts'
import type { Services } from '../../platform/services.ts'
import { countScans } from './queries.ts'

/** How the scanner does, for those who watch; null where nothing is scanned. A process without one cannot say whether it answers. */
export async function scanningOf({ db, clamd }: Pick<Services, 'db' | 'clamd'>): Promise<Status['scanning']> {
  const counts = await countScans(db)
  if (!counts) return null
  const version = await clamd?.version().catch((error: unknown) => {
    if (error instanceof ScanFailed) return false as const
    throw error
  })
  return { ...counts, answers: clamd ? version !== false : null, version: version || null }
}

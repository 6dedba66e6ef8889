import type { Db } from '../../platform/postgres/db.ts'
import { setActive } from './queries.ts'

/**
 * Says to all processes whether files are scanned. Any that has a scanner switches it on; only one that would do the scanning
 * switches it off.
 */
export async function announceScanning(db: Db, process: { scans: boolean; works: boolean }): Promise<void> {
  if (process.scans || process.works) await setActive(db, process.scans)
}

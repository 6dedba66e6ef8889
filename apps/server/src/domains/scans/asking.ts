import { enqueue } from '../../platform/jobs.ts'
import type { Trx } from '../../platform/postgres/db.ts'
import { markWaiting } from './queries.ts'

/** Contents that have come to us are scanned as soon as this has committed, where files are scanned at all. */
export async function askForScan(trx: Trx, contents: Buffer[]): Promise<void> {
  if (contents.length === 0) return
  const hashes = [...new Set(contents.map((sha256) => sha256.toString('hex')))]
  if ((await markWaiting(trx, hashes)) === 0) return
  await enqueue(trx, {
    name: 'files.scan',
    payload: {},
    key: 'files.scan',
    queue: 'files.scan',
    maxAttempts: 1,
  })
}

import type { JunkReason } from '@podpora/contract/junk'
import type { Db } from '../../platform/postgres/db.ts'
import { selectSender } from './queries.ts'
import { entriesFor, junkReason, type SpamSigns } from './rules.ts'

export type { SpamSigns } from './rules.ts'

/** Whether a new request of a customer is junk, and why. */
export async function decideJunk(
  db: Db,
  customerId: number,
  { address, spam, denied }: { address: string; spam: SpamSigns; denied: boolean },
): Promise<JunkReason | null> {
  const known = await selectSender(db, customerId, entriesFor(address))
  return junkReason({ ...known, spam, denied })
}

import type { Trx } from '../../platform/postgres/db.ts'
import type { OutgoingRow } from './access.ts'
import { bounceOutgoing } from './queries.ts'
import { tell } from './telling.ts'

/**
 * Notes at a mail of ours, named by its Message-ID, that it came back, or that it is late. What came back for good has
 * failed, and may be sent again. Undefined: it is none of ours.
 */
export async function noteBounce(
  trx: Trx,
  rfcId: string,
  bounce: { permanent: boolean; error: string },
): Promise<OutgoingRow | undefined> {
  const row = await bounceOutgoing(trx, rfcId, bounce)
  if (row) await tell(trx, row)
  return row
}

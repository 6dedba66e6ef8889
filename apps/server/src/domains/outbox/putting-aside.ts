import { recordEvents, system } from '../../platform/events/log.ts'
import type { Trx } from '../../platform/postgres/db.ts'
import { setDelivery } from '../tickets/delivering.ts'
import { deliveryOf } from './access.ts'
import { failUnsent } from './putting-aside-queries.ts'
import { selectOutgoingByIds } from './queries.ts'

/**
 * Takes every mail that is still to be sent off its way; a person decides about each in the outbox. Gives how many.
 * For a restored installation: what was waiting in the backup may have been sent long since.
 */
export async function putAsideUnsent(trx: Trx, why: string): Promise<number> {
  const rows = await selectOutgoingByIds(trx, await failUnsent(trx, why))
  await recordEvents(
    trx,
    rows.map(({ id, state }) => ({
      kind: 'outgoing_mail.changed',
      actor: system,
      subjectId: id,
      data: { state },
    })),
  )
  for (const row of rows) if (row.messageId) await setDelivery(trx, row.messageId, deliveryOf(row))
  return rows.length
}

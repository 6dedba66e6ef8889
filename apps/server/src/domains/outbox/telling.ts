import { recordEvent, system } from '../../platform/events/log.ts'
import type { Trx } from '../../platform/postgres/db.ts'
import { setDelivery } from '../tickets/delivering.ts'
import { deliveryOf, type OutgoingRow } from './access.ts'

/** Tells the watchers of the outbox, and the answer that travels in this mail. */
export async function tell(trx: Trx, row: OutgoingRow): Promise<void> {
  await recordEvent(trx, {
    kind: 'outgoing_mail.changed',
    actor: system,
    subjectId: row.id,
    data: { state: row.state },
  })
  if (row.messageId) await setDelivery(trx, row.messageId, deliveryOf(row))
}

import { type ActorRef, recordEvents, system } from '../../platform/events/log.ts'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { loadTicketFor } from './access.ts'
import type { OutboundChannels } from './arriving.ts'
import {
  deleteEvents,
  deleteMessages,
  deleteTickets,
  lockWithMerged,
  messageIdsOf,
  ticketsToPurge,
} from './purge-queries.ts'
import { ticketById } from './queries.ts'

/** So long a deleted ticket can be restored. */
export const daysToRestore = 30

/** Deletes for good what was deleted long enough ago. Gives how many tickets were due. */
export async function purgeDeletedTickets(db: Db, ways: OutboundChannels, limit = 100): Promise<number> {
  const due = await ticketsToPurge(db, daysToRestore, limit)
  for (const { id } of due) await inTransaction(db, (trx) => purgeIfDeleted(trx, system, id, ways))
  return due.length
}

/** Deletes a deleted ticket for good, at once. @throws Refusal not_found; not_deleted */
export async function purgeTicket(
  db: Db,
  actor: SignedIn,
  id: number,
  ways: OutboundChannels,
): Promise<void> {
  await loadTicketFor(db, actor, id)
  const purged = await inTransaction(db, (trx) => purgeIfDeleted(trx, actor, id, ways))
  if (!purged) throw new Refusal('not_deleted')
}

/**
 * All of it in one transaction, with the tickets that were merged into it: what was said and attached, the mails as they
 * came and went, the history. That a ticket of this number was purged, and by whom, is all that stays. Contents of files
 * that nobody else has are swept afterwards. False: it was restored meanwhile, or is gone.
 */
async function purgeIfDeleted(
  trx: Trx,
  actor: ActorRef,
  id: number,
  ways: OutboundChannels,
): Promise<boolean> {
  const ticketIds = await lockWithMerged(trx, id)
  if (!(await ticketById(trx, id))?.deletedAt) return false
  const messageIds = await messageIdsOf(trx, ticketIds)
  for (const way of new Set(Object.values(ways))) await way.forget(trx, { ticketIds, messageIds })
  await deleteMessages(trx, messageIds)
  await deleteEvents(trx, ticketIds)
  await deleteTickets(trx, ticketIds)
  await recordEvents(
    trx,
    ticketIds.map((ticketId) => ({ kind: 'ticket.purged', actor, ticketId })),
  )
  return true
}

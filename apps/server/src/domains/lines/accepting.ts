import { type ActorRef, recordEvent } from '../../platform/events/log.ts'
import type { Trx } from '../../platform/postgres/db.ts'
import { acceptLastPassage } from './passage-queries.ts'

/** Notes within the caller's transaction that a ticket which was passed on has been accepted, and by whom. */
export async function noteAccepted(
  trx: Trx,
  actor: ActorRef,
  ticketId: number,
  assigneeId: number | null,
): Promise<void> {
  const agentId = assigneeId ?? (actor.kind === 'agent' ? actor.id : null)
  const passage = await acceptLastPassage(trx, ticketId, agentId)
  if (!passage) return
  await recordEvent(trx, {
    kind: 'ticket.accepted',
    actor,
    ticketId,
    data: { passageId: passage.id, lineId: passage.toLineId, ...(agentId !== null && { agentId }) },
  })
}

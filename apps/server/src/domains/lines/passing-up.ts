import type { TicketRow } from '@podpora/contract/tickets'
import type { ActorRef } from '../../platform/events/log.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Trx } from '../../platform/postgres/db.ts'
import { reachOf } from '../contracts/access.ts'
import { groupsByIds } from '../people/access.ts'
import { moveTicket } from './passing.ts'
import { groupAbove } from './queries.ts'

/**
 * Passes a ticket, whose row the caller holds, to the next line up that has a group and that the customer's plan reaches, where it waits to be
 * accepted. A complaint stays with those who look after complaints.
 * @throws Refusal no_line_above; complaint_stays
 */
export async function passUp(trx: Trx, actor: ActorRef, ticket: TicketRow, reason: string): Promise<void> {
  if (ticket.concealedFrom !== null) throw new Refusal('complaint_stays')
  const reach = await reachOf(trx, ticket.id)
  const id = ticket.lineId === null ? undefined : await groupAbove(trx, ticket.lineId, reach?.lineIds ?? null)
  const [group] = id === undefined ? [] : await groupsByIds(trx, [id])
  if (!group) throw new Refusal('no_line_above')
  await moveTicket(trx, actor, ticket, {
    way: 'up',
    group,
    shares: 'note',
    reason,
    messageId: null,
    assigneeId: null,
    passedAt: new Date().toISOString(),
  })
}

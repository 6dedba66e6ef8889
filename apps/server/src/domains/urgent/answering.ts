import type { TicketRow } from '@podpora/contract/tickets'
import type { UrgentCall, UrgentDismissal, UrgentOfTicket } from '@podpora/contract/urgent'
import { recordEvent } from '../../platform/events/log.ts'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { loadTicketFor, lockTicketFor } from '../tickets/access.ts'
import { changeLocked } from '../tickets/actions.ts'
import { type Ways, writeMessage } from '../tickets/writing.ts'
import { call } from './calling.ts'
import { countMisuses, endCall, lockCall, selectCall, setUrgent } from './queries.ts'

/** The last call of a ticket. @throws Refusal not_found */
export async function urgentOf(db: Db, actor: SignedIn, ticketId: number): Promise<UrgentOfTicket> {
  const { customerId } = await loadTicketFor(db, actor, ticketId)
  const [last, misuses] = await Promise.all([selectCall(db, ticketId), countMisuses(db, customerId)])
  return { call: last ?? null, misuses }
}

/**
 * Somebody of us calls for help with a ticket.
 * @throws Refusal not_found; ticket_closed: it is solved; complaint_stays: a complaint alarms nobody
 */
export function callByAgent(db: Db, actor: SignedIn, ticketId: number): Promise<UrgentCall> {
  return inTransaction(db, async (trx) => {
    const ticket = await lockTicketFor(trx, actor, ticketId)
    if (ticket.concealedFrom !== null) throw new Refusal('complaint_stays')
    if (ticket.status === 'solved' || ticket.status === 'closed') throw new Refusal('ticket_closed')
    return call(trx, actor, ticket, 'agent')
  })
}

/**
 * Takes an urgent ticket: nobody is alarmed any more, and it is theirs. Of two at once one wins, and the other is told who.
 * @throws Refusal not_found; urgent_over with the call as it is now
 */
export function acceptCall(db: Db, actor: SignedIn, ticketId: number): Promise<UrgentCall> {
  return inTransaction(db, async (trx) => {
    const ticket = await lockTicketFor(trx, actor, ticketId)
    const last = await lockCall(trx, ticketId)
    if (last?.acceptedBy === actor.id) return last
    const open = openCall(last)
    await endCall(trx, open.id, { kind: 'accepted', by: actor.id })
    await recordEvent(trx, { kind: 'ticket.urgent_accepted', actor, ticketId })
    await take(trx, actor, ticket)
    return (await selectCall(trx, ticketId)) as UrgentCall
  })
}

async function take(trx: Trx, actor: SignedIn, ticket: TicketRow): Promise<void> {
  if (ticket.assigneeId === actor.id || ticket.status === 'closed') return
  await changeLocked(trx, actor, ticket, { assigneeId: { from: ticket.assigneeId, to: actor.id } })
}

/**
 * "Not urgent, because …": the customer gets that as an answer, and the ticket goes back to its ordinary place. It counts
 * against the customer, unless we called ourselves. An accepted call can be answered so as well, while the ticket is urgent.
 * @throws Refusal not_found; urgent_over; validation_failed naming `html`
 */
export async function dismissCall(
  db: Db,
  actor: SignedIn,
  ticketId: number,
  { clientId, html }: UrgentDismissal,
  ways: Ways,
): Promise<UrgentCall> {
  const { urgentAt } = await loadTicketFor(db, actor, ticketId)
  const last = await selectCall(db, ticketId)
  if (last?.dismissedBy === actor.id) return last
  if (!last || urgentAt === null) throw new Refusal('urgent_over')
  // The same letter again is no second one, so what comes between the two transactions does no harm.
  if (html.trim() !== '' || last.way !== 'agent')
    await writeMessage(
      db,
      actor,
      ticketId,
      { clientId, kind: 'public', html, cc: [], mentions: [], uploads: [] },
      ways,
    )
  return inTransaction(db, async (trx) => {
    await lockTicketFor(trx, actor, ticketId)
    const now = await lockCall(trx, ticketId)
    if (now?.dismissedAt === null && now.endedAt === null) {
      await endCall(trx, now.id, { kind: 'dismissed', by: actor.id })
      await setUrgent(trx, ticketId, false)
      await recordEvent(trx, { kind: 'ticket.urgent_dismissed', actor, ticketId, data: { way: now.way } })
    }
    return (await selectCall(trx, ticketId)) as UrgentCall
  })
}

function openCall(last: UrgentCall | undefined): UrgentCall {
  if (last && last.acceptedAt === null && last.dismissedAt === null && last.endedAt === null) return last
  throw new Refusal('urgent_over', last && { current: last })
}

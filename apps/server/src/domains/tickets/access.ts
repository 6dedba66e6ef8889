import type { Message, TicketRow } from '@podpora/contract/tickets'
import type { SignedIn } from '../../platform/http/app.ts'
import { pageOf, timeCursor } from '../../platform/http/paging.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Db, Trx } from '../../platform/postgres/db.ts'
import { messagesShown } from '../lines/outside.ts'
import { isOutside } from '../people/outside.ts'
import { meets } from './filter-queries.ts'
import { messageByClientId, messageById, messagesByIds, ticketIdsByExternalIds } from './message-queries.ts'
import {
  addToChecklist,
  customerTicketPage,
  lockTicket,
  openedTicket,
  type Reader,
  ticketById,
  ticketsByIds,
  visibleTo,
} from './queries.ts'
import { canSee } from './rules.ts'

export { contractOfTicket as contractOf } from './contract-queries.ts'
export {
  addToChecklist as countInChecklist,
  lockTicket,
  meets,
  messagesByIds,
  type Reader,
  ticketIdsByExternalIds as ticketsByExternalIds,
  ticketsByIds,
  visibleTo,
}

export const readerOf = (actor: SignedIn): Reader => ({
  // Nothing is assigned to a service.
  id: actor.kind === 'agent' ? actor.id : 0,
  groupIds: actor.groupIds,
  seesAll: actor.permissions.has('ticket.read_all'),
  seesDeleted: actor.permissions.has('ticket.delete'),
  outside: isOutside(actor),
  seesComplaints: actor.kind === 'agent' && actor.permissions.has('complaint.read'),
})

export const maySee = (actor: SignedIn, ticket: TicketRow): boolean => canSee(readerOf(actor), ticket)

/** A ticket that the actor may see. @throws Refusal not_found: whether it exists is not told */
export async function loadTicketFor(db: Db, actor: SignedIn, id: number): Promise<TicketRow> {
  const ticket = await ticketById(db, id)
  if (!ticket || !maySee(actor, ticket)) throw new Refusal('not_found')
  return ticket
}

/** The same, to be shown whole. `hasSides`: there are side conversations about it. @throws Refusal not_found */
export async function openTicketFor(
  db: Db,
  actor: SignedIn,
  id: number,
): Promise<{ ticket: TicketRow; hasSides: boolean }> {
  const found = await openedTicket(db, id)
  if (!found || !maySee(actor, found)) throw new Refusal('not_found')
  const { hasSides, ...ticket } = found
  return { ticket, hasSides }
}

/**
 * The ticket as it is now, to be changed by an actor who may see it: nobody else changes it until the transaction ends.
 * @throws Refusal not_found; ticket_deleted: whoever sees it may restore it first
 */
export async function lockTicketFor(trx: Trx, actor: SignedIn, id: number): Promise<TicketRow> {
  const ticket = await lockTicket(trx, id)
  if (!ticket || !maySee(actor, ticket)) throw new Refusal('not_found')
  if (ticket.deletedAt !== null) throw new Refusal('ticket_deleted')
  return ticket
}

/** A message of a ticket that the actor may see. @throws Refusal not_found */
export async function loadMessageFor(db: Db, actor: SignedIn, id: number): Promise<Message> {
  const message = await messageById(db, id)
  if (!message) throw new Refusal('not_found')
  await loadTicketFor(db, actor, message.ticketId)
  const [shown] = await messagesShown(db, actor, message.ticketId, [message])
  if (!shown) throw new Refusal('not_found')
  return shown
}

/** Whether the message that a client gave this id stands in a ticket already. */
export const wasWritten = async (db: Db, clientId: string): Promise<boolean> =>
  (await messageByClientId(db, clientId)) !== undefined

/** A page of a customer's tickets, as far as the actor may see them. */
export async function ticketsOfCustomer(
  db: Db,
  actor: SignedIn,
  customerId: number,
  { after, limit = 50 }: { after?: string; limit?: number },
): Promise<{ items: TicketRow[]; next: string | null }> {
  const found = await customerTicketPage(db, customerId, readerOf(actor), timeCursor(after), limit + 1)
  return pageOf(found, limit, placeInList)
}

const placeInList = (row: TicketRow): string => `${row.updatedAt}_${row.id}`

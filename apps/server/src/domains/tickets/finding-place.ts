import type { TicketRow } from '@podpora/contract/tickets'
import type { Trx } from '../../platform/postgres/db.ts'
import { standingComplaint } from '../complaints/opening.ts'
import { mailAddress, sameMailbox } from '../customers/access.ts'
import type { IncomingMessage } from './arriving.ts'
import { conversationOf, endOfMerges } from './merge-queries.ts'
import { ticketIdsByExternalIds } from './message-queries.ts'
import { addressesTakingPart, lockTicket } from './queries.ts'
import { claimsInOrder, placeOf, sameSubject } from './rules.ts'
import { placesOfMessages, ticketsAwaiting } from './waiting-queries.ts'

export interface Place {
  ticket?: TicketRow
  place: ReturnType<typeof placeOf>
}

/** The first claim that holds; if none does, the first ticket that was claimed, to link to. */
export async function findPlace(trx: Trx, incoming: IncomingMessage, claims: number[]): Promise<Place> {
  let linked: TicketRow | undefined
  for (const id of claims) {
    const ticket = await lockConversation(trx, id)
    if (!ticket) continue
    const anew = incoming.startsAnew === true && !sameSubject(incoming.subject, ticket.subject)
    if (placeOf(ticket, await takesPart(trx, ticket.id, incoming), anew) === 'append')
      return { ticket, place: 'append' }
    linked ??= ticket
  }
  return linked ? { ticket: linked, place: 'linked' } : { place: 'new' }
}

/**
 * A complaint goes on in itself, or in one about the same ticket that is not closed; else it becomes one about the first
 * ticket that it names, if its sender takes part there.
 */
export async function findComplaint(
  trx: Trx,
  incoming: IncomingMessage,
  claims: number[],
  customerId: number,
): Promise<Place> {
  for (const id of claims) {
    const ticket = await lockConversation(trx, id)
    if (!ticket || !(await takesPart(trx, ticket.id, incoming))) continue
    if (ticket.concealedFrom !== null && ticket.status !== 'closed') return { ticket, place: 'append' }
    const standing = await standingComplaint(trx, ticket.id, customerId)
    const complaint = standing && (await lockTicket(trx, standing.id))
    if (complaint && complaint.status !== 'closed') return { ticket: complaint, place: 'append' }
    return { ticket, place: 'linked' }
  }
  return { place: 'new' }
}

/**
 * Tickets that a message belongs to, the most trusted first: signed by us, then by messages that we know, then such as
 * came before the message that they answer. To be asked for under the lock of the messages' names.
 */
export async function claimedTickets(
  trx: Trx,
  { channel, externalId, claims, answers = [], references = [] }: IncomingMessage,
): Promise<number[]> {
  const [standing, known, overtaken] = await Promise.all([
    placesOfMessages(
      trx,
      answers.map(({ messageId }) => messageId),
    ),
    references.length > 0 ? ticketIdsByExternalIds(trx, channel, references) : [],
    ticketsAwaiting(trx, channel, externalId),
  ])
  return claimsInOrder({ signed: claims, answers, standing, known: [...known, ...overtaken] })
}

/** The ticket, or where it was merged into. */
export async function lockEnd(trx: Trx, id: number, endOf = endOfMerges): Promise<TicketRow | undefined> {
  const end = await endOf(trx, id)
  const ticket = end === undefined ? undefined : await lockTicket(trx, end)
  // Merged while we waited for it.
  return ticket && ticket.mergedInto !== null ? lockEnd(trx, ticket.mergedInto, endOf) : ticket
}

/** The same, and of a part of a project the project: that is where its customer is spoken with. */
const lockConversation = (trx: Trx, id: number): Promise<TicketRow | undefined> =>
  lockEnd(trx, id, conversationOf)

/** Whether the sender of a message takes part in a ticket. */
export async function takesPart(trx: Trx, ticketId: number, { from }: IncomingMessage): Promise<boolean> {
  const sender = mailAddress(from.address)
  return (await addressesTakingPart(trx, ticketId)).some((address) => sameMailbox(address, sender))
}

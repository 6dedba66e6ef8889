import type { ComplaintWay } from '@podpora/contract/complaints'
import { type ActorRef, recordEvent } from '../../platform/events/log.ts'
import type { Trx } from '../../platform/postgres/db.ts'
import { activeOwners, whoMay } from '../people/access.ts'
import {
  concealTicket,
  insertComplaint,
  peopleOfCustomer,
  peopleOfTicket,
  selectComplaint,
  selectStanding,
} from './queries.ts'
import { concealment, type Overseers } from './rules.ts'

export { selectStanding as standingComplaint }

/** Where a complaint names no ticket, it is about whoever had to do with its customer within so many days. */
const lookBackDays = 90

/** Who looks after complaints at this moment. */
export async function readOverseers(trx: Trx): Promise<Overseers> {
  const [overseers, owners] = await Promise.all([whoMay(trx, 'complaint.read'), activeOwners(trx)])
  return { overseers, owners }
}

/** What and whom it is about. One that goes on where another was closed has the same matter. */
async function matterOf(
  trx: Trx,
  customerId: number,
  previous: { id: number; concealedFrom: number[] | null } | null,
): Promise<{ aboutTicketId: number | null; about: number[] }> {
  if (!previous) return { aboutTicketId: null, about: await peopleOfCustomer(trx, customerId, lookBackDays) }
  const earlier = previous.concealedFrom === null ? undefined : await selectComplaint(trx, previous.id)
  if (earlier) return earlier
  return { aboutTicketId: previous.id, about: await peopleOfTicket(trx, previous.id) }
}

/**
 * Makes a complaint of a ticket that has just been opened, within the transaction that opened it: nobody whom it is about
 * has ever seen it. Those who read it are told by its event (R28).
 */
export async function openComplaint(
  trx: Trx,
  actor: ActorRef,
  ticket: { id: number; customerId: number },
  { previous, way }: { previous: { id: number; concealedFrom: number[] | null } | null; way: ComplaintWay },
): Promise<void> {
  const { aboutTicketId, about } = await matterOf(trx, ticket.customerId, previous)
  const { from, readers } = concealment(about, await readOverseers(trx))
  await insertComplaint(trx, { ticketId: ticket.id, aboutTicketId, way, about })
  await concealTicket(trx, ticket.id, from)
  await recordEvent(trx, {
    kind: 'ticket.complained',
    actor,
    ticketId: ticket.id,
    data: { way, aboutTicketId, about, tell: readers },
  })
}

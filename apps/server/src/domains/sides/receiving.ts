import { recordEvent } from '../../platform/events/log.ts'
import type { Trx } from '../../platform/postgres/db.ts'
import { mailAddress, sameMailbox } from '../customers/access.ts'
import { lockTicket } from '../tickets/access.ts'
import type { Arrival, IncomingMessage } from '../tickets/arriving.ts'
import { addressesTakingPart, outsider, takeIntoSide } from '../tickets/side-messages.ts'
import { wakeOn } from '../tickets/snoozing.ts'
import {
  insertParticipants,
  lockSide,
  participantsOf,
  setDone,
  sidesByExternalIds,
  ticketIdOfSide,
} from './queries.ts'
import { takingPartAfter } from './rules.ts'

/**
 * Takes in what somebody outside answers in a side conversation. Without an arrival it belongs to none, or its sender takes
 * no part there: then `tickets` are those whose conversations it names.
 */
export async function receiveInSide(
  trx: Trx,
  incoming: IncomingMessage,
): Promise<{ arrival?: Arrival; tickets: number[] }> {
  const tickets: number[] = []
  if (incoming.customerId !== undefined || incoming.door) return { tickets }
  for (const sideId of await claimedSides(trx, incoming)) {
    const ticketId = await ticketIdOfSide(trx, sideId)
    if (ticketId === undefined) continue
    tickets.push(ticketId)
    const arrival = await takeIn(trx, ticketId, sideId, incoming)
    if (arrival) return { arrival, tickets }
  }
  return { tickets }
}

/** By signs that only we make; a mail without any, by messages that it refers to. */
async function claimedSides(
  trx: Trx,
  { channel, sides = [], claims, answers = [], references = [] }: IncomingMessage,
): Promise<number[]> {
  const signed = [...new Set(sides)].slice(0, 20)
  if (signed.length + claims.length + answers.length > 0 || references.length === 0) return signed
  return [...new Set(await sidesByExternalIds(trx, channel, references))]
}

async function takeIn(
  trx: Trx,
  ticketId: number,
  sideId: number,
  incoming: IncomingMessage,
): Promise<Arrival | undefined> {
  const ticket = await lockTicket(trx, ticketId)
  const side = ticket && (await lockSide(trx, sideId))
  if (!side || ticket.deletedAt !== null) return undefined
  // Merged while we waited.
  if (side.ticketId !== ticketId) return takeIn(trx, side.ticketId, sideId, incoming)
  const address = mailAddress(incoming.from.address)
  const known = await participantsOf(trx, sideId)
  if (!known.some((one) => sameMailbox(one, address))) return undefined
  const customers = await addressesTakingPart(trx, ticketId)
  const isCustomers = (one: string) => customers.some((c) => sameMailbox(c, one))
  const written = {
    from: { address, name: incoming.from.name },
    to: incoming.to.map(mailAddress),
    cc: incoming.cc.map(mailAddress),
  }
  await insertParticipants(trx, sideId, takingPartAfter(written, known, isCustomers))
  const messageId = await takeIntoSide(trx, ticketId, sideId, incoming, address)
  const reopens = side.done && !incoming.automatic
  if (reopens) await setDone(trx, sideId, false)
  const kind = reopens ? 'ticket.side_reopened' : 'ticket.side_changed'
  await recordEvent(trx, { kind, actor: outsider, ticketId, subjectId: sideId, data: { from: address } })
  if (!incoming.automatic) await wakeOn(trx, ticket, 'colleague', outsider)
  return { outcome: 'appended', ticketId, messageId }
}

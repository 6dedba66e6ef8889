import type { TicketRow } from '@podpora/contract/tickets'
import { recordEvent } from '../../platform/events/log.ts'
import type { SignedIn } from '../../platform/http/app.ts'
import type { Trx } from '../../platform/postgres/db.ts'
import { customerByAddress, mailAddress } from '../customers/access.ts'
import { agentOfAddress } from '../people/access.ts'
import { maySee } from './access.ts'
import type { Arrival, IncomingMessage } from './arriving.ts'
import { attachReceived } from './attaching.ts'
import { lockEnd } from './finding-place.ts'
import { insertMessage } from './message-queries.ts'
import { touchTicket } from './queries.ts'
import { wakeOn } from './snoozing.ts'

/**
 * What a colleague mails from their own address into a ticket that they may read is a note of theirs, whomever else they
 * wrote to. Never an answer: a sender's address is easily forged, and an answer would stop the clocks. Undefined where it
 * belongs to no such ticket, or the colleague takes part in it as customers do.
 */
export async function noteOfColleague(
  trx: Trx,
  incoming: IncomingMessage,
  claims: number[],
): Promise<Arrival | undefined> {
  if (claims.length === 0 || incoming.customerId !== undefined || incoming.door) return undefined
  const colleague = await agentOfAddress(trx, mailAddress(incoming.from.address))
  if (!colleague?.permissions.has('ticket.note')) return undefined
  for (const id of claims) {
    const ticket = await lockEnd(trx, id)
    if (!ticket || ticket.deletedAt !== null || !maySee(colleague, ticket)) continue
    if (await isCustomer(trx, ticket, incoming)) return undefined
    const messageId = await writeDown(trx, colleague, ticket, incoming)
    if (!incoming.automatic) await wakeOn(trx, ticket, 'colleague', colleague)
    return { outcome: 'appended', ticketId: ticket.id, messageId }
  }
  return undefined
}

/** A colleague may ask for help as well: then they are the customer there, whatever they write. */
async function isCustomer(trx: Trx, { customerId }: TicketRow, { from }: IncomingMessage): Promise<boolean> {
  return (await customerByAddress(trx, mailAddress(from.address))) === customerId
}

async function writeDown(
  trx: Trx,
  author: SignedIn,
  ticket: TicketRow,
  incoming: IncomingMessage,
): Promise<number> {
  const { channel, externalId, text, folds, html, remotePictures, automatic, from, to, cc } = incoming
  const { id } = await insertMessage(trx, {
    ...{ channel, externalId, text, folds, html, remotePictures, automatic, to, cc },
    ticketId: ticket.id,
    kind: 'note',
    direction: 'internal',
    author,
    from: mailAddress(from.address),
  })
  await attachReceived(trx, id, html, incoming.attachments)
  await recordEvent(trx, {
    kind: 'message.created',
    actor: author,
    ticketId: ticket.id,
    subjectId: id,
    data: { kind: 'note' },
  })
  await touchTicket(trx, ticket.id)
  return id
}

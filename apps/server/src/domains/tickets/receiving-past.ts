import { recordPast } from '../../platform/events/log.ts'
import type { Trx } from '../../platform/postgres/db.ts'
import { mailAddress, recogniseCustomer } from '../customers/actions.ts'
import type { Arrival, IncomingMessage } from './arriving.ts'
import { attachReceived } from './attaching.ts'
import { excerptOf, insertMessages, insertTickets, ticketsForUpdate, updateTickets } from './bringing-in.ts'
import { claimedTickets, takesPart } from './finding-place.ts'
import { endOfMerges } from './merge-queries.ts'
import { lockExternalIds, messageByExternalId } from './message-queries.ts'

/** When a mail of the past was written, and what becomes of it. */
export interface PastTime {
  at: string
  becomes: 'solved' | 'open'
}

/**
 * Takes in a message that was written long ago, within the channel's transaction: into the ticket that it answers if its
 * sender takes part there, or a new one, with its own time. No reader of the log comes by it, so nobody is told, nothing is
 * answered, and no clock starts (as with imports). The same message again changes nothing.
 */
export async function receivePast(trx: Trx, incoming: IncomingMessage, past: PastTime): Promise<Arrival> {
  const [, known] = await Promise.all([
    lockExternalIds(trx, incoming.channel, [incoming.externalId]),
    messageByExternalId(trx, incoming.channel, incoming.externalId),
  ])
  if (known) return { outcome: 'duplicate', ticketId: known.ticketId, messageId: known.id }
  const { name, address } = incoming.from
  const customer = await recogniseCustomer(trx, {
    channel: 'mail',
    address,
    name,
    language: incoming.language,
  })
  const standing = await placeInPast(trx, incoming)
  const ticketId = standing ?? (await openInPast(trx, incoming, customer.id, past))
  const [messageId = 0] = await insertMessages(trx, [
    {
      ticketId,
      kind: 'public',
      direction: 'in',
      authorKind: 'customer',
      authorId: customer.id,
      channel: incoming.channel,
      externalId: incoming.externalId,
      text: incoming.text,
      html: incoming.html,
      remotePictures: incoming.remotePictures,
      from: mailAddress(address),
      to: incoming.to.map(mailAddress),
      cc: incoming.cc.map(mailAddress),
      createdAt: past.at,
    },
  ])
  await attachReceived(trx, messageId, incoming.html, incoming.attachments)
  if (standing !== undefined) await noteInPast(trx, standing, incoming, past)
  return { outcome: standing === undefined ? 'created' : 'appended', ticketId, messageId }
}

/** The first ticket that it claims to answer where its sender takes part. */
async function placeInPast(trx: Trx, incoming: IncomingMessage): Promise<number | undefined> {
  for (const claim of await claimedTickets(trx, incoming)) {
    const id = await endOfMerges(trx, claim)
    if (id !== undefined && (await takesPart(trx, id, incoming))) return id
  }
  return undefined
}

async function openInPast(
  trx: Trx,
  incoming: IncomingMessage,
  customerId: number,
  { at, becomes }: PastTime,
): Promise<number> {
  // Nobody waits for an answer to what a machine wrote.
  const solved = becomes === 'solved' || incoming.automatic
  const [id = 0] = await insertTickets(trx, [
    {
      subject: incoming.subject.slice(0, 500),
      status: solved ? 'solved' : 'open',
      priority: 'normal',
      kind: 'unsorted',
      channel: incoming.channel,
      language: incoming.language,
      tags: [],
      brandId: incoming.brandId,
      groupId: incoming.groupId,
      assigneeId: null,
      customerId,
      mailboxId: incoming.mailboxId,
      excerpt: excerptOf(incoming.visible),
      lastFrom: 'customer',
      waitingSince: solved ? null : at,
      createdAt: at,
      updatedAt: at,
      solvedAt: solved ? at : null,
      closedAt: null,
    },
  ])
  await recordPast(trx, [
    {
      kind: 'ticket.created',
      at,
      actor: { kind: 'customer', id: customerId },
      ticketId: id,
      data: { channel: incoming.channel, past: true },
    },
  ])
  return id
}

/** What the list shows of a ticket of the past is its newest message; one that somebody works on here stays as it is. */
async function noteInPast(trx: Trx, id: number, incoming: IncomingMessage, { at }: PastTime): Promise<void> {
  const [ticket] = await ticketsForUpdate(trx, [id])
  if (!ticket || Date.parse(ticket.updatedAt) >= Date.parse(at)) return
  await updateTickets(trx, [
    {
      ...ticket,
      excerpt: excerptOf(incoming.visible),
      updatedAt: at,
      solvedAt: ticket.solvedAt && at,
    },
  ])
}

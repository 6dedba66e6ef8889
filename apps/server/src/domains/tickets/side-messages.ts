import type { Delivery, Message, TicketRow } from '@podpora/contract/tickets'
import { type ActorRef, recordEvent } from '../../platform/events/log.ts'
import type { SignedIn } from '../../platform/http/app.ts'
import { refuseField } from '../../platform/http/refusal.ts'
import type { Db, Trx } from '../../platform/postgres/db.ts'
import type { IncomingMessage } from './arriving.ts'
import { attachCopies, attachReceived, attachUploads } from './attaching.ts'
import { insertMessage, messageByClientId, messageById, messagesOfSide } from './message-queries.ts'
import { addressesTakingPart, touchTicket } from './queries.ts'
import { bodyOf } from './writing.ts'

export { addressesTakingPart }

const queued: Delivery = { state: 'queued', attempts: 0, error: null, nextAt: null, sentAt: null }

/** Whoever writes from outside: nobody's customer, and no colleague. */
export const outsider: ActorRef = { kind: 'outsider', id: null }

/** What was said in a side conversation, oldest first: the last so many. */
export const saidInSide = async (db: Db, sideId: number, limit: number): Promise<Message[]> =>
  (await messagesOfSide(db, sideId, limit)).reverse()

/** The message that a client gave this id, where it was said in a side conversation. */
export async function saidBefore(db: Db, clientId: string): Promise<Message | undefined> {
  const known = await messageByClientId(db, clientId)
  const message = known && (await messageById(db, known.id))
  if (message && message.sideId === null) throw refuseField('clientId', 'taken')
  return message
}

/** What one of us says in a side conversation; it is for the caller to queue it. Gives its id. */
export async function writeInSide(
  trx: Trx,
  actor: SignedIn,
  ticket: Pick<TicketRow, 'id'>,
  sideId: number,
  input: {
    clientId: string
    html: string
    to: string[]
    cc: string[]
    uploads: string[]
    attachments: number[]
  },
): Promise<number> {
  const { uploads, attachments, clientId, to, cc } = input
  const { html, text } = bodyOf({ html: input.html, uploads: [...uploads, ...attachments.map(String)] })
  const { id } = await insertMessage(trx, {
    ...{ ticketId: ticket.id, sideId, clientId, text, html, to, cc },
    kind: 'note',
    direction: 'internal',
    author: actor,
    channel: 'mail',
    delivery: queued,
  })
  await attachCopies(trx, { ticketId: ticket.id, messageId: id, ids: attachments, html })
  await attachUploads(trx, actor, id, uploads, (await messageById(trx, id))?.html ?? html)
  await noteSaid(trx, actor, ticket.id, sideId, id)
  return id
}

/** What somebody outside says in a side conversation. Gives its id. */
export async function takeIntoSide(
  trx: Trx,
  ticketId: number,
  sideId: number,
  incoming: IncomingMessage,
  from: string,
): Promise<number> {
  const { channel, externalId, text, folds, html, remotePictures, automatic, to, cc, trust } = incoming
  const { id } = await insertMessage(trx, {
    ...{ ticketId, sideId, channel, externalId, text, folds, html, remotePictures, automatic, to, cc, from },
    kind: 'note',
    direction: 'internal',
    author: outsider,
    trust: trust ?? null,
  })
  await attachReceived(trx, id, html, incoming.attachments)
  await noteSaid(trx, outsider, ticketId, sideId, id)
  return id
}

async function noteSaid(
  trx: Trx,
  actor: ActorRef,
  ticketId: number,
  sideId: number,
  id: number,
): Promise<void> {
  await recordEvent(trx, {
    kind: 'message.created',
    actor,
    ticketId,
    subjectId: id,
    data: { kind: 'note', sideId },
  })
  await touchTicket(trx, ticketId)
}

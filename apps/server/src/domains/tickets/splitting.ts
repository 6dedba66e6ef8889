import type { NewSplit } from '@podpora/contract/operations'
import type { Message, TicketRow } from '@podpora/contract/tickets'
import { recordEvents } from '../../platform/events/log.ts'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { moveMails } from '../outbox/moving.ts'
import { loadTicketFor, lockTicketFor } from './access.ts'
import { insertLink } from './link-queries.ts'
import { copyParticipants, hasMessages, mailboxIdOf, messagesFrom, moveMessages } from './merge-queries.ts'
import { readMessagesAnew } from './merging.ts'
import { messageById } from './message-queries.ts'
import { insertTicket, ticketByClientId, ticketById } from './queries.ts'

/**
 * Makes a ticket of its own of a message, or of that and all after it. The same `clientId` again gives the ticket that is
 * there. Merging it back undoes it.
 * @throws Refusal not_found; ticket_deleted; split_everything; complaint_stays; validation_failed naming `messageId`
 */
export function splitTicket(db: Db, actor: SignedIn, id: number, wished: NewSplit): Promise<TicketRow> {
  return inTransaction(db, async (trx) => {
    const source = await lockTicketFor(trx, actor, id)
    if (source.concealedFrom !== null) throw new Refusal('complaint_stays')
    // Looked for under the lock: the same request may have come twice at once.
    const known = await ticketByClientId(trx, wished.clientId)
    return known ? loadTicketFor(trx, actor, known.id) : split(trx, actor, source, wished)
  })
}

async function split(
  trx: Trx,
  actor: SignedIn,
  source: TicketRow,
  { clientId, messageId, andLater, subject, customer }: NewSplit,
): Promise<TicketRow> {
  const { id } = source
  const message = await messageById(trx, messageId)
  // A side conversation stays whole, and with its ticket.
  if (message?.ticketId !== id || message.sideId !== null) throw refuseField('messageId', 'unknown')
  const customerId = customer === 'sender' ? senderOf(message, source) : source.customerId
  const newId = await openBeside(trx, source, { clientId, subject, customerId })
  const only = await messagesFrom(trx, id, messageId, andLater)
  await moveMessages(trx, { from: id, to: newId, only })
  if (!(await hasMessages(trx, id))) throw new Refusal('split_everything')
  await moveMails(trx, only, newId)
  await copyParticipants(trx, { from: id, to: newId })
  await insertLink(trx, { from: newId, to: id, kind: 'split' })
  for (const one of [id, newId]) await readMessagesAnew(trx, one)
  await recordEvents(trx, [
    { kind: 'ticket.created', actor, ticketId: newId, data: { channel: source.channel, splitFrom: id } },
    { kind: 'ticket.split', actor, ticketId: id, data: { into: newId, messages: only.length } },
    { kind: 'ticket.split', actor, ticketId: newId, data: { from: id } },
  ])
  return (await ticketById(trx, newId)) as TicketRow
}

const senderOf = ({ author }: Message, ticket: TicketRow): number =>
  author.kind === 'customer' && author.id !== null ? author.id : ticket.customerId

/** Everything as in the other one; it is work to be done, so it is open. */
async function openBeside(
  trx: Trx,
  source: TicketRow,
  { clientId, subject, customerId }: { clientId: string; subject: string; customerId: number },
): Promise<number> {
  const { channel, priority, language, brandId, groupId, assigneeId } = source
  const { id } = await insertTicket(trx, {
    ...{
      subject: subject.trim(),
      channel,
      priority,
      language,
      brandId,
      groupId,
      assigneeId,
      customerId,
      clientId,
    },
    status: 'open',
    kind: 'unsorted',
    tags: [],
    custom: source.custom,
    mailboxId: await mailboxIdOf(trx, source.id),
    previousTicketId: null,
    // Read from its messages as soon as it has them.
    lastFrom: 'customer',
    excerpt: '',
    waits: false,
  })
  return id
}

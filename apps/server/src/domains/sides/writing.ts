import type { NewSide, NewSideMessage, Side, SideChange } from '@podpora/contract/sides'
import type { Message, SideView, TicketRow } from '@podpora/contract/tickets'
import { recordEvent } from '../../platform/events/log.ts'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { sameMailbox } from '../customers/access.ts'
import { allMailboxes } from '../mailboxes/access.ts'
import { lockTicketFor, messagesByIds } from '../tickets/access.ts'
import type { OutboundChannels } from '../tickets/arriving.ts'
import { addressesTakingPart, saidBefore, writeInSide } from '../tickets/side-messages.ts'
import { wakeOn } from '../tickets/snoozing.ts'
import { loadSideFor, viewSideFor } from './access.ts'
import { insertParticipants, insertSide, lockSide, setDone } from './queries.ts'
import { recipientsOf } from './rules.ts'

/**
 * Begins to speak with somebody outside about a ticket. The same `clientId` again gives the conversation that is there.
 * @throws Refusal not_found; ticket_deleted; ticket_closed (merged); customer_in_side with their addresses; validation_failed
 */
export function openSide(
  db: Db,
  actor: SignedIn,
  ticketId: number,
  input: NewSide,
  ways: OutboundChannels,
): Promise<SideView> {
  return inTransaction(db, async (trx) => {
    const ticket = await lockTicketFor(trx, actor, ticketId)
    const known = await saidBefore(trx, input.clientId)
    if (known?.sideId) return viewSideFor(trx, actor, known.sideId)
    const recipients = await checkRecipients(trx, ticket, input)
    const subject = input.subject.trim()
    const { id } = await insertSide(trx, ticketId, subject)
    await say(trx, actor, ticket, id, { ...input, ...recipients }, ways)
    const data = { subject, to: recipients.to }
    await recordEvent(trx, { kind: 'ticket.side_opened', actor, ticketId, subjectId: id, data })
    return viewSideFor(trx, actor, id)
  })
}

/**
 * Goes on in a side conversation; one that is done is open again. The same `clientId` again gives the message that is there.
 * @throws Refusal as `openSide` does
 */
export async function writeToSide(
  db: Db,
  actor: SignedIn,
  id: number,
  input: NewSideMessage,
  ways: OutboundChannels,
): Promise<Message> {
  const { ticketId } = await loadSideFor(db, actor, id)
  return inTransaction(db, async (trx) => {
    const ticket = await lockTicketFor(trx, actor, ticketId)
    const side = await lockSide(trx, id)
    // Merged or parted in between: whoever asks again finds it.
    if (side?.ticketId !== ticketId) throw new Refusal('changed_meanwhile')
    const known = await saidBefore(trx, input.clientId)
    if (known && known.sideId !== id) throw refuseField('clientId', 'taken')
    if (known) return known
    const recipients = await checkRecipients(trx, ticket, input)
    const messageId = await say(trx, actor, ticket, id, { ...input, ...recipients }, ways)
    if (side.done) await setDone(trx, id, false)
    const kind = side.done ? 'ticket.side_reopened' : 'ticket.side_changed'
    await recordEvent(trx, { kind, actor, ticketId, subjectId: id })
    const [message] = await messagesByIds(trx, [messageId])
    return message as Message
  })
}

/** Ends a side conversation, or opens it again. @throws Refusal not_found; ticket_deleted */
export async function changeSide(db: Db, actor: SignedIn, id: number, { state }: SideChange): Promise<Side> {
  const { ticketId } = await loadSideFor(db, actor, id)
  return inTransaction(db, async (trx) => {
    await lockTicketFor(trx, actor, ticketId)
    const side = await lockSide(trx, id)
    const done = state === 'done'
    if (side && side.done !== done) {
      await setDone(trx, id, done)
      const kind = done ? 'ticket.side_done' : 'ticket.side_reopened'
      await recordEvent(trx, { kind, actor, ticketId: side.ticketId, subjectId: id })
    }
    return loadSideFor(trx, actor, id)
  })
}

async function say(
  trx: Trx,
  actor: SignedIn,
  ticket: TicketRow,
  sideId: number,
  input: NewSideMessage & { to: string[]; cc: string[] },
  ways: OutboundChannels,
): Promise<number> {
  const { clientId, html, to, cc, uploads = [], attachments = [] } = input
  if (ticket.mergedInto !== null) throw new Refusal('ticket_closed')
  const people = [...to, ...cc].map((address) => ({ address, name: '' }))
  await insertParticipants(trx, sideId, people)
  const id = await writeInSide(trx, actor, ticket, sideId, { clientId, html, to, cc, uploads, attachments })
  await ways.mail?.queue(trx, id)
  await wakeOn(trx, ticket, 'colleague', actor)
  return id
}

/** Not back to ourselves; and to nobody of the customer's side, unless that is meant. */
async function checkRecipients(
  trx: Trx,
  ticket: TicketRow,
  input: Pick<NewSideMessage, 'to' | 'cc' | 'anyway'>,
): Promise<{ to: string[]; cc: string[] }> {
  const recipients = recipientsOf(input)
  const boxes = await allMailboxes(trx)
  const own = boxes.flatMap((box) => [box, ...box.aliases].map(({ address }) => address.toLowerCase()))
  const isOwn = (address: string) => own.some((one) => sameMailbox(one, address))
  for (const field of ['to', 'cc'] as const)
    if (recipients[field].some(isOwn)) throw refuseField(field, 'own_address')
  const customers = await addressesTakingPart(trx, ticket.id)
  const meant = [...recipients.to, ...recipients.cc].filter((address) =>
    customers.some((one) => sameMailbox(one, address)),
  )
  if (meant.length > 0 && !input.anyway) throw new Refusal('customer_in_side', { current: meant })
  return recipients
}

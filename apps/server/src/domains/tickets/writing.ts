import type { Delivery, Message, TicketRow } from '@podpora/contract/tickets'
import type { NewMessage, NewTicket } from '@podpora/contract/writing'
import { recordEvent, system } from '../../platform/events/log.ts'
import { sanitiseOwn, textOf } from '../../platform/html.ts'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { brokenUnique, type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { loadCustomer } from '../customers/access.ts'
import { mailAddress } from '../customers/actions.ts'
import { forgetSentDraft } from '../drafts/access.ts'
import type { LinkTo } from '../materials/signing.ts'
import { agentsByIds } from '../people/access.ts'
import { loadMessageFor, maySee } from './access.ts'
import type { OutboundChannels } from './arriving.ts'
import { attachUploads } from './attaching.ts'
import { applyChanges } from './history.ts'
import { answersOfOthersAfter, insertMessage, messageByClientId, messageById } from './message-queries.ts'
import { addParticipants, type LastMessage, lockTicket, noteLastMessage, touchTicket } from './queries.ts'
import { differences, excerptOf, statusAfterAnswer } from './rules.ts'
import { type Plan, planOf, schedule, scheduledDelivery } from './scheduling.ts'
import { wakeOn } from './snoozing.ts'

/** By which channels an answer goes out, and the pages of a customer that a text may name. */
export type Ways = OutboundChannels & {
  balanceLink?: (customerId: number) => string
  materialLink?: LinkTo
}

const queued: Delivery = { state: 'queued', attempts: 0, error: null, nextAt: null, sentAt: null }

/**
 * Writes an answer or a note. The same `clientId` again gives the message that is there.
 * @throws Refusal ticket_deleted; ticket_closed, part_of_project and answered_meanwhile (answers), no_recipient, forbidden, validation_failed
 */
export async function writeMessage(
  db: Db,
  actor: SignedIn,
  ticketId: number,
  input: NewMessage,
  ways: Ways,
): Promise<Message> {
  const needed = input.kind === 'note' ? 'ticket.note' : 'ticket.reply'
  if (!actor.permissions.has(needed)) throw new Refusal('forbidden')
  if (input.status && !actor.permissions.has('ticket.change')) throw new Refusal('forbidden')
  try {
    return await inTransaction(db, async (trx) => {
      // What does not wait for each other is asked together, here and below: it travels to the database in one piece.
      const [ticket, known] = await Promise.all([
        lockTicket(trx, ticketId),
        messageByClientId(trx, input.clientId),
      ])
      if (!ticket || !maySee(actor, ticket)) throw new Refusal('not_found')
      if (ticket.deletedAt !== null) throw new Refusal('ticket_deleted')
      if (known) return loadMessageFor(trx, actor, known.id)
      // Nobody would ever read it there.
      if (ticket.mergedInto !== null) throw new Refusal('ticket_closed')
      const id = await (input.kind === 'note' ? writeNote : writeAnswer)(trx, actor, ticket, input, ways)
      await wakeOn(trx, ticket, 'colleague', actor)
      const [message] = await Promise.all([
        messageById(trx, id),
        forgetSentDraft(trx, actor.id, input.clientId),
      ])
      return message as Message
    })
  } catch (error) {
    const other =
      brokenUnique(error) === 'messages_client_id_key' && (await messageByClientId(db, input.clientId))
    if (other) return loadMessageFor(db, actor, other.id)
    throw error
  }
}

/** Writes a note into a ticket that its writer may see and has locked. Gives its id. */
export async function writeNote(
  trx: Trx,
  actor: SignedIn,
  ticket: TicketRow,
  input: NewMessage,
): Promise<number> {
  const { html, text } = bodyOf(input)
  const mentioned = input.mentions.length > 0 ? await agentsByIds(trx, input.mentions) : []
  const mentions = mentioned.filter((agent) => agent.state === 'active').map((agent) => agent.id)
  const { id } = await insertMessage(trx, {
    ticketId: ticket.id,
    kind: 'note',
    direction: 'internal',
    author: actor,
    channel: ticket.channel,
    clientId: input.clientId,
    text,
    html,
    mentions,
  })
  await attachUploads(trx, actor, id, input.uploads, html)
  await recordEvent(trx, {
    kind: 'message.created',
    actor,
    ticketId: ticket.id,
    subjectId: id,
    data: { kind: 'note' },
  })
  const changes = input.status ? differences(ticket, { status: input.status }) : {}
  if (Object.keys(changes).length > 0) await applyChanges(trx, actor, ticket, changes)
  else await touchTicket(trx, ticket.id)
  return id
}

async function writeAnswer(
  trx: Trx,
  actor: SignedIn,
  ticket: TicketRow,
  input: NewMessage,
  ways: Ways,
): Promise<number> {
  if (ticket.status === 'closed') throw new Refusal('ticket_closed')
  // The customer has one conversation, and it is the project's (R14).
  if (ticket.partOf !== null) throw new Refusal('part_of_project')
  await refuseIfAnswered(trx, actor, ticket.id, input)
  const body = bodyOf(input)
  const plan = planOf(input, Date.now())
  const id = await insertAnswer(trx, actor, ticket, input, body, ways, plan)
  if (plan?.kind === 'later') {
    // Until it leaves the customer waits, and nothing of the ticket is different.
    await Promise.all([schedule(trx, ticket, id, plan, {}), touchTicket(trx, ticket.id)])
    return id
  }
  const status = statusAfterAnswer(ticket.status, input.status) as 'open'
  // Whoever answers a ticket that nobody has, has it; a service has none.
  const assigneeId = ticket.assigneeId ?? (actor.kind === 'agent' ? actor.id : null)
  const changes = differences(ticket, { status, assigneeId })
  if (plan) await schedule(trx, ticket, id, plan, changes)
  await applyChanges(trx, actor, ticket, changes, lastOfOurs(actor, body))
  return id
}

/**
 * Two people must not answer the same question without knowing of each other. The ticket's row is locked here, so of
 * any number at once one is the first and all others are told.
 * @throws Refusal answered_meanwhile with the answers that the writer has not seen
 */
async function refuseIfAnswered(
  trx: Trx,
  actor: SignedIn,
  ticketId: number,
  { seen, anyway, clientId }: NewMessage,
): Promise<void> {
  if (seen === undefined || anyway) return
  const answers = await answersOfOthersAfter(trx, ticketId, seen, actor)
  if (answers.length === 0) return
  // This very message may have gone out while its repetition waited for the lock: writing it tells.
  if (await messageByClientId(trx, clientId)) return
  throw new Refusal('answered_meanwhile', { current: answers })
}

async function insertAnswer(
  trx: Trx,
  actor: SignedIn,
  ticket: Pick<TicketRow, 'id' | 'channel' | 'customerId'>,
  input: Pick<NewMessage, 'clientId' | 'uploads' | 'cc' | 'bcc'>,
  { html, text }: Body,
  ways: Ways,
  plan?: Plan,
): Promise<number> {
  const customer = await loadCustomer(trx, ticket.customerId)
  const address = customer.identities.find((i) => i.channel === 'mail')?.address
  if (!address) throw new Refusal('no_recipient')
  const cc = [...new Set(input.cc.map(mailAddress))].filter((a) => a !== address)
  const copied = new Set([address, ...cc])
  const bcc = [...new Set((input.bcc ?? []).map(mailAddress))].filter((a) => !copied.has(a))
  const { id } = await insertMessage(trx, {
    ticketId: ticket.id,
    kind: 'public',
    direction: 'out',
    author: actor,
    channel: ticket.channel,
    clientId: input.clientId,
    text,
    html,
    to: [address],
    cc,
    bcc,
    delivery: plan ? scheduledDelivery(plan) : queued,
  })
  await attachUploads(trx, actor, id, input.uploads, html)
  await recordEvent(trx, {
    kind: 'message.created',
    actor,
    ticketId: ticket.id,
    subjectId: id,
    data: { kind: 'public', direction: 'out' },
  })
  await Promise.all([
    addParticipants(trx, ticket.id, [address, ...cc]),
    plan ? undefined : ways[ticket.channel]?.queue(trx, id),
  ])
  return id
}

/**
 * Writes to the customer what nobody wrote, into a ticket that the caller has locked, and waits for their answer. Gives the
 * message's id; undefined where there is no address to write to.
 */
export async function writeByItself(
  trx: Trx,
  ticket: TicketRow,
  written: string,
  ways: Ways,
): Promise<number | undefined> {
  const customer = await loadCustomer(trx, ticket.customerId)
  const address = customer.identities.find((i) => i.channel === 'mail')?.address
  if (!address) return undefined
  const { html, text } = bodyOf({ html: written, uploads: [] })
  const { id } = await insertMessage(trx, {
    ticketId: ticket.id,
    kind: 'public',
    direction: 'out',
    author: system,
    channel: ticket.channel,
    automatic: true,
    text,
    html,
    to: [address],
    delivery: queued,
  })
  await recordEvent(trx, {
    kind: 'message.created',
    actor: system,
    ticketId: ticket.id,
    subjectId: id,
    data: { kind: 'public', direction: 'out' },
  })
  await ways[ticket.channel]?.queue(trx, id)
  const last = { excerpt: excerptOf(text), from: 'agent', waits: false } as const
  await applyChanges(trx, system, ticket, differences(ticket, { status: 'pending' }), last)
  return id
}

/** A service's answer is no person's: whoever waited for one still waits. */
const lastOfOurs = (actor: SignedIn, { text }: Body): LastMessage => ({
  excerpt: excerptOf(text),
  from: 'agent',
  waits: actor.kind === 'agent' ? false : null,
})

/**
 * The first message of a ticket that an agent has just opened: ours to the customer, or the customer's, written down;
 * of the latter the ticket has the excerpt already.
 */
export async function writeFirstMessage(
  trx: Trx,
  actor: SignedIn,
  ticket: Pick<TicketRow, 'id' | 'channel' | 'customerId'>,
  input: NewTicket,
  body: Body,
  ways: Ways,
): Promise<void> {
  if (input.from === 'agent') {
    if (!actor.permissions.has('ticket.reply')) throw new Refusal('forbidden')
    await insertAnswer(trx, actor, ticket, { ...input, cc: [] }, body, ways)
    await noteLastMessage(trx, ticket.id, lastOfOurs(actor, body))
    return
  }
  const author = { kind: 'customer', id: ticket.customerId } as const
  const { id } = await insertMessage(trx, {
    ticketId: ticket.id,
    kind: 'public',
    direction: 'in',
    author,
    channel: ticket.channel,
    clientId: input.clientId,
    ...body,
    from: mailAddress(input.customer.address),
  })
  await attachUploads(trx, actor, id, input.uploads, body.html)
  // The actor is who wrote it down; the author is the customer.
  await recordEvent(trx, {
    kind: 'message.created',
    actor,
    ticketId: ticket.id,
    subjectId: id,
    data: { kind: 'public', direction: 'in' },
  })
}

interface Body {
  html: string
  text: string
}

/** What was written, sanitised, and as plain text. @throws Refusal when there is neither text nor picture nor file */
export function bodyOf(input: Pick<NewMessage, 'html' | 'uploads'>): Body {
  const html = sanitiseOwn(input.html)
  const text = textOf(html)
  if (!text && input.uploads.length === 0 && !html.includes('<img')) throw refuseField('html', 'required')
  return { html, text }
}

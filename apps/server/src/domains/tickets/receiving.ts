import type { TicketRow } from '@podpora/contract/tickets'
import { type ActorRef, recordEvent } from '../../platform/events/log.ts'
import type { Trx } from '../../platform/postgres/db.ts'
import { applyTemplatesOfKind } from '../checklists/applying.ts'
import { openComplaint, standingComplaint } from '../complaints/opening.ts'
import { drawCase, entitle } from '../contracts/entitling.ts'
import { placeByService } from '../contracts/placing.ts'
import { mailAddress, recogniseCustomer } from '../customers/actions.ts'
import { arrivingAs } from '../intake/arriving.ts'
import { decideIntake } from '../intake/deciding.ts'
import { callByCustomer } from '../urgent/calling.ts'
import type { Arrival, IncomingMessage } from './arriving.ts'
import { attachReceived } from './attaching.ts'
import { applyChanges } from './history.ts'
import { endOfMerges } from './merge-queries.ts'
import { insertMessage, lockExternalId, messageByExternalId } from './message-queries.ts'
import { addParticipants, insertTicket, lockTicket, takesPart } from './queries.ts'
import { differences, excerptOf, placeOf, statusAfterCustomer } from './rules.ts'
import { wakeOn } from './snoozing.ts'
import { holdBackScheduled } from './taking-back.ts'

/**
 * Takes in a message from outside, within the channel's transaction: into the ticket that it answers, or a new one.
 * The same message again changes nothing, however many come at once.
 */
export async function receiveMessage(trx: Trx, incoming: IncomingMessage): Promise<Arrival> {
  // Together, and yet in this order: whoever waited for the lock sees what was written meanwhile.
  const [, known] = await Promise.all([
    lockExternalId(trx, incoming.channel, incoming.externalId),
    messageByExternalId(trx, incoming.channel, incoming.externalId),
  ])
  if (known) return { outcome: 'duplicate', ticketId: known.ticketId, messageId: known.id }

  const { name, address } = incoming.from
  const customer =
    incoming.customerId === undefined
      ? await recogniseCustomer(trx, { channel: 'mail', address, name, language: incoming.language })
      : { id: incoming.customerId }
  const author: ActorRef = { kind: 'customer', id: customer.id }

  const { ticket, place } =
    incoming.door === 'complaints'
      ? await findComplaint(trx, incoming, customer.id)
      : await findPlace(trx, incoming)
  if (ticket && place === 'append') {
    const messageId = await append(trx, author, ticket.id, incoming)
    const status = statusAfterCustomer(ticket.status, incoming.automatic) as 'open'
    await applyChanges(trx, author, ticket, differences(ticket, { status }), {
      excerpt: excerptOf(incoming.visible),
      from: 'customer',
      waits: incoming.automatic ? null : true,
    })
    if (!incoming.automatic) await wakeOn(trx, ticket, 'customer', author)
    if (!incoming.automatic) await holdBackScheduled(trx, ticket.id)
    if (!incoming.automatic && incoming.door === 'urgent') await callByMailbox(trx, author, ticket.id)
    return { outcome: 'appended', ticketId: ticket.id, messageId }
  }
  const isComplaint = incoming.door === 'complaints' || (ticket && ticket.concealedFrom !== null)
  const { id: ticketId, unpaid } = isComplaint
    ? { id: await openAsComplaint(trx, author, incoming, ticket ?? null), unpaid: false }
    : await openTicket(trx, author, incoming, ticket?.id ?? null)
  const messageId = await append(trx, author, ticketId, incoming)
  if (!isComplaint && !incoming.automatic && incoming.door === 'urgent')
    await callByMailbox(trx, author, ticketId)
  return { outcome: 'created', ticketId, messageId, unpaid }
}

/** The first claim that holds; if none does, the first ticket that was claimed, to link to. */
async function findPlace(
  trx: Trx,
  incoming: IncomingMessage,
): Promise<{ ticket?: TicketRow; place: ReturnType<typeof placeOf> }> {
  const sender = mailAddress(incoming.from.address)
  let linked: TicketRow | undefined
  for (const id of incoming.claims) {
    const ticket = await lockEnd(trx, id)
    if (!ticket) continue
    if (placeOf(ticket, await takesPart(trx, ticket.id, sender)) === 'append')
      return { ticket, place: 'append' }
    linked ??= ticket
  }
  return linked ? { ticket: linked, place: 'linked' } : { place: 'new' }
}

/**
 * A complaint goes on in itself, or in one about the same ticket that is not closed; else it becomes one about the first
 * ticket that it names, if its sender takes part there.
 */
async function findComplaint(
  trx: Trx,
  incoming: IncomingMessage,
  customerId: number,
): Promise<{ ticket?: TicketRow; place: ReturnType<typeof placeOf> }> {
  const sender = mailAddress(incoming.from.address)
  for (const id of incoming.claims) {
    const ticket = await lockEnd(trx, id)
    if (!ticket || !(await takesPart(trx, ticket.id, sender))) continue
    if (ticket.concealedFrom !== null && ticket.status !== 'closed') return { ticket, place: 'append' }
    const standing = await standingComplaint(trx, ticket.id, customerId)
    const complaint = standing && (await lockTicket(trx, standing.id))
    if (complaint && complaint.status !== 'closed') return { ticket: complaint, place: 'append' }
    return { ticket, place: 'linked' }
  }
  return { place: 'new' }
}

/** The ticket, or where it was merged into. */
async function lockEnd(trx: Trx, id: number): Promise<TicketRow | undefined> {
  const end = await endOfMerges(trx, id)
  const ticket = end === undefined ? undefined : await lockTicket(trx, end)
  // Merged while we waited for it.
  return ticket && ticket.mergedInto !== null ? lockEnd(trx, ticket.mergedInto) : ticket
}

/** What came to the urgent address, as it is now. */
async function callByMailbox(trx: Trx, author: ActorRef, ticketId: number): Promise<void> {
  const ticket = await lockTicket(trx, ticketId)
  if (ticket) await callByCustomer(trx, author, ticket, 'mailbox')
}

async function openTicket(
  trx: Trx,
  author: ActorRef,
  incoming: IncomingMessage,
  previousTicketId: number | null,
): Promise<{ id: number; unpaid: boolean }> {
  const subject = incoming.subject.slice(0, 500)
  const { channel, language, brandId, groupId, from, text } = incoming
  const row = arrivingAs({ subject, channel, language, brandId, groupId, customerId: author.id as number })
  const decision = await decideIntake(trx, { row, from: mailAddress(from.address), text })
  const { kind, priority, tags, productId } = decision
  const entitled = await entitle(trx, { customerId: row.customerId }, { kind, channel, productId })
  const { entitlement } = entitled
  const place = await placeByService(trx, decision, entitlement)
  const { id } = await insertTicket(trx, {
    subject,
    status: 'new',
    priority,
    kind,
    channel,
    language,
    tags,
    brandId,
    ...place,
    productId,
    entitlement,
    assigneeId: null,
    customerId: author.id as number,
    mailboxId: incoming.mailboxId,
    previousTicketId,
    clientId: null,
    lastFrom: 'customer',
    excerpt: excerptOf(incoming.visible),
    custom: {},
    waits: !incoming.automatic,
  })
  await recordEvent(trx, {
    kind: 'ticket.created',
    actor: author,
    ticketId: id,
    data: {
      channel,
      ...(previousTicketId && { previousTicketId }),
      ...(decision.because.length > 0 && { intake: decision.because.map(({ name }) => name) }),
    },
  })
  await drawCase(trx, id, entitled)
  if (kind !== 'unsorted') await applyTemplatesOfKind(trx, author, id, kind)
  // A machine calls nobody out of bed.
  const opened = decision.urgent && !incoming.automatic && (await lockTicket(trx, id))
  if (opened) await callByCustomer(trx, author, opened, 'rule')
  return { id, unpaid: entitlement.why === 'unpaid' }
}

/** No rule of the intake asks for it: a complaint goes to nobody but those who look after complaints. */
async function openAsComplaint(
  trx: Trx,
  author: ActorRef,
  incoming: IncomingMessage,
  previous: TicketRow | null,
): Promise<number> {
  const { channel, language, brandId, mailboxId, automatic } = incoming
  const customerId = author.id as number
  const { id } = await insertTicket(trx, {
    ...{ channel, language, brandId, mailboxId, customerId },
    subject: incoming.subject.slice(0, 500),
    status: 'new',
    priority: 'high',
    kind: 'complaint',
    tags: [],
    groupId: null,
    assigneeId: null,
    // What it is about stands beside it; a complaint that goes on where another was closed follows that one.
    previousTicketId: previous && previous.concealedFrom !== null ? previous.id : null,
    clientId: null,
    lastFrom: 'customer',
    excerpt: excerptOf(incoming.visible),
    custom: {},
    waits: !automatic,
  })
  await recordEvent(trx, { kind: 'ticket.created', actor: author, ticketId: id, data: { channel } })
  const way = channel === 'web' ? 'page' : 'mail'
  await openComplaint(trx, author, { id, customerId }, { previous, way })
  await applyTemplatesOfKind(trx, author, id, 'complaint')
  return id
}

async function append(
  trx: Trx,
  author: ActorRef,
  ticketId: number,
  incoming: IncomingMessage,
): Promise<number> {
  const { id } = await insertMessage(trx, {
    ticketId,
    kind: 'public',
    direction: 'in',
    author,
    channel: incoming.channel,
    externalId: incoming.externalId,
    text: incoming.text,
    folds: incoming.folds,
    html: incoming.html,
    remotePictures: incoming.remotePictures,
    automatic: incoming.automatic,
    from: mailAddress(incoming.from.address),
    to: incoming.to,
    cc: incoming.cc,
  })
  await attachReceived(trx, id, incoming.html, incoming.attachments)
  // Whom the customer copies takes part. Whoever was only written to beside us (`to`) does as well.
  await addParticipants(trx, ticketId, [...incoming.to, ...incoming.cc].map(mailAddress))
  await recordEvent(trx, {
    kind: 'message.created',
    actor: author,
    ticketId,
    subjectId: id,
    data: { kind: 'public', direction: 'in' },
  })
  return id
}

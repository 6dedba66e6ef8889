import type { JunkReason } from '@podpora/contract/junk'
import type { TicketRow } from '@podpora/contract/tickets'
import { type ActorRef, recordEvent } from '../../platform/events/log.ts'
import type { Trx } from '../../platform/postgres/db.ts'
import { applyTemplatesOfKind } from '../checklists/applying.ts'
import { openComplaint } from '../complaints/opening.ts'
import { entitle } from '../contracts/entitling.ts'
import { takeCase } from '../contracts/noticing.ts'
import { placeByService } from '../contracts/placing.ts'
import { mailAddress, recogniseCustomer } from '../customers/actions.ts'
import { arrivingAs } from '../intake/arriving.ts'
import { decideIntake } from '../intake/deciding.ts'
import { decideJunk } from '../junk/deciding.ts'
import { becomeProject, noteBriefReceived } from '../projects/marking.ts'
import { receiveInSide } from '../sides/receiving.ts'
import { callByCustomer } from '../urgent/calling.ts'
import type { Arrival, IncomingMessage } from './arriving.ts'
import { attachReceived } from './attaching.ts'
import { noteOfColleague } from './colleague-mail.ts'
import { noteOtherMailboxes } from './delivering.ts'
import { claimedTickets, findComplaint, findPlace } from './finding-place.ts'
import { applyChanges } from './history.ts'
import { junkOnArrival } from './junking.ts'
import { insertMessage, lockExternalIds, messageByExternalId } from './message-queries.ts'
import { addParticipants, insertTicket, lockTicket } from './queries.ts'
import { differences, excerptOf, statusAfterCustomer } from './rules.ts'
import { wakeOn } from './snoozing.ts'
import { holdBackScheduled } from './taking-back.ts'
import { awaitMessages } from './waiting-queries.ts'

/**
 * Takes in a message from outside, within the channel's transaction: into the ticket that it answers, or a new one.
 * The same message again changes nothing, however many come at once.
 */
export async function receiveMessage(trx: Trx, received: IncomingMessage): Promise<Arrival> {
  const { channel, references = [] } = received
  // Together, and yet in this order: whoever waited for the lock sees what was written meanwhile.
  const [, known] = await Promise.all([
    lockExternalIds(trx, channel, [received.externalId, ...references.slice(0, mostAwaited)]),
    messageByExternalId(trx, channel, received.externalId),
  ])
  if (known && !(received.door === 'complaints' && !known.concealed)) {
    await noteOtherMailboxes(trx, known.id, received.mailboxes ?? [])
    return { outcome: 'duplicate', ticketId: known.ticketId, messageId: known.id }
  }
  // Copied in secret to those who look after complaints: the other copy has come to those whom it may be about.
  const incoming = known ? { ...received, externalId: `${received.externalId}#complaint` } : received
  const again = known && (await messageByExternalId(trx, channel, incoming.externalId))
  if (again) return { outcome: 'duplicate', ticketId: again.ticketId, messageId: again.id }

  const side = await receiveInSide(trx, incoming)
  if (side.arrival) return side.arrival
  // Whoever has the address of a side conversation and takes no part there is led to its ticket as any stranger is.
  const claims = [...new Set([...(await claimedTickets(trx, incoming)), ...side.tickets])]
  const arrival =
    (await noteOfColleague(trx, incoming, claims)) ?? (await takeFromCustomer(trx, incoming, claims))
  if (references.length > 0)
    await awaitMessages(trx, arrival.ticketId, channel, references.slice(0, mostAwaited))
  return arrival
}

/** Whom else a mail names is shown with it, and has no part: a letter to hundreds makes nobody's ticket theirs. */
const mostTakingPart = 40

/** So many of the messages that one refers to, the nearest, are waited for where they have not come. */
const mostAwaited = 5

async function takeFromCustomer(trx: Trx, incoming: IncomingMessage, claims: number[]): Promise<Arrival> {
  const { name, address } = incoming.from
  const customer =
    incoming.customerId === undefined
      ? await recogniseCustomer(trx, { channel: 'mail', address, name, language: incoming.language })
      : { id: incoming.customerId }
  const author: ActorRef = { kind: 'customer', id: customer.id }

  const { ticket, place } =
    incoming.door === 'complaints'
      ? await findComplaint(trx, incoming, claims, customer.id)
      : await findPlace(trx, incoming, claims)
  if (ticket && place === 'append') {
    const messageId = await append(trx, author, ticket.id, incoming)
    const status = statusAfterCustomer(ticket.status, incoming.automatic) as 'open'
    await applyChanges(trx, author, ticket, differences(ticket, { status }), {
      excerpt: excerptOf(incoming.visible),
      from: 'customer',
      waits: incoming.automatic ? null : true,
    })
    if (!incoming.automatic) await noteBriefReceived(trx, author, ticket)
    if (!incoming.automatic) await wakeOn(trx, ticket, 'customer', author)
    if (!incoming.automatic) await holdBackScheduled(trx, ticket.id)
    if (!incoming.automatic && incoming.door === 'urgent') await callByMailbox(trx, author, ticket.id)
    return { outcome: 'appended', ticketId: ticket.id, messageId }
  }
  const isComplaint = incoming.door === 'complaints' || (ticket && ticket.concealedFrom !== null)
  const junk = isComplaint ? null : await junkOf(trx, incoming, customer.id)
  const { id: ticketId, ...found } = isComplaint
    ? { id: await openAsComplaint(trx, author, incoming, ticket ?? null) }
    : await openTicket(trx, author, incoming, { previousTicketId: ticket?.id ?? null, junk: junk !== null })
  const messageId = await append(trx, author, ticketId, incoming)
  if (junk) {
    await junkOnArrival(trx, ticketId, junk)
    return { outcome: 'created', ticketId, messageId, junk: true }
  }
  if (!isComplaint && !incoming.automatic && incoming.door === 'urgent')
    await callByMailbox(trx, author, ticketId)
  return { outcome: 'created', ticketId, messageId, customerId: customer.id, ...found }
}

/** Only a new request can be junk, and only where a filter has been, or may have been, in front of us. */
const junkOf = async (
  trx: Trx,
  { spam, from }: IncomingMessage,
  customerId: number,
): Promise<JunkReason | null> =>
  spam ? decideJunk(trx, customerId, { address: mailAddress(from.address), spam, denied: spam.denied }) : null

/** What came to the urgent address, as it is now. */
async function callByMailbox(trx: Trx, author: ActorRef, ticketId: number): Promise<void> {
  const ticket = await lockTicket(trx, ticketId)
  if (ticket) await callByCustomer(trx, author, ticket, 'mailbox')
}

async function openTicket(
  trx: Trx,
  author: ActorRef,
  incoming: IncomingMessage,
  { previousTicketId, junk }: { previousTicketId: number | null; junk: boolean },
): Promise<{ id: number; unpaid: boolean; project: boolean }> {
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
  // Junk costs nobody a case, and calls nobody.
  if (junk) return { id, unpaid: false, project: false }
  await takeCase(trx, id, entitled)
  if (kind !== 'unsorted') await applyTemplatesOfKind(trx, author, id, kind)
  // A machine calls nobody out of bed.
  const opened = decision.urgent && !incoming.automatic && (await lockTicket(trx, id))
  if (opened) await callByCustomer(trx, author, opened, 'rule')
  const project = decision.project && !incoming.automatic
  if (project) await becomeProject(trx, { kind: 'rule', id: null }, id)
  return { id, unpaid: entitlement.why === 'unpaid', project }
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
    trust: incoming.trust ?? null,
    from: mailAddress(incoming.from.address),
    to: incoming.to,
    cc: incoming.cc,
    alsoTo: (incoming.mailboxes ?? []).slice(1),
  })
  await attachReceived(trx, id, incoming.html, incoming.attachments)
  // Whom the customer copies takes part. Whoever was only written to beside us (`to`) does as well.
  await addParticipants(
    trx,
    ticketId,
    [...incoming.to, ...incoming.cc].map(mailAddress).slice(0, mostTakingPart),
  )
  await recordEvent(trx, {
    kind: 'message.created',
    actor: author,
    ticketId,
    subjectId: id,
    data: { kind: 'public', direction: 'in' },
  })
  return id
}

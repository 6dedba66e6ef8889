import type { TicketChange, TicketFields, TicketKind, TicketRow } from '@podpora/contract/tickets'
import type { NewTicket } from '@podpora/contract/writing'
import type { ActorRef } from '../../platform/events/log.ts'
import { recordEvent, system } from '../../platform/events/log.ts'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { brokenUnique, type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { brandExists, firstBrand } from '../brands/access.ts'
import { applyTemplatesOfKind } from '../checklists/applying.ts'
import { entitle, wouldBeEntitled } from '../contracts/entitling.ts'
import { takeCase } from '../contracts/noticing.ts'
import { recogniseCustomer } from '../customers/actions.ts'
import { judgedWishes, refuseIncomplete } from '../fields/filling-in.ts'
import { mailboxFor } from '../mailboxes/access.ts'
import { actingAgent, canBeAssigned, groupExists } from '../people/access.ts'
import { productExists } from '../products/access.ts'
import { loadTicketFor, lockTicketFor, maySee } from './access.ts'
import { applyChanges } from './history.ts'
import { fieldsChangedByOthers } from './history-queries.ts'
import { insertTicket, lockTicket, ticketByClientId, ticketById, ticketsToClose } from './queries.ts'
import { differences, excerptOf, type FieldChanges } from './rules.ts'
import { servedAnew } from './serving-anew.ts'
import { bodyOf, type Ways, writeFirstMessage } from './writing.ts'

/**
 * An agent opens a ticket: writes to a customer, or writes down what the customer said. The same `clientId` again
 * gives the ticket that is there.
 * @throws Refusal validation_failed naming the field
 */
export async function createTicket(
  db: Db,
  actor: SignedIn,
  input: NewTicket,
  ways: Ways,
): Promise<TicketRow> {
  try {
    return await inTransaction(db, async (trx) => {
      // What does not wait for each other is asked together: it travels to the database in one piece.
      const [known, customer, brand] = await Promise.all([
        ticketByClientId(trx, input.clientId),
        recogniseCustomer(trx, { channel: 'mail', ...input.customer }, actor),
        input.brandId ? { id: input.brandId } : firstBrand(trx),
      ])
      if (known) return loadTicketFor(trx, actor, known.id)
      if (!brand) throw refuseField('brandId', 'required')
      return openTicket(trx, actor, { ...input, brandId: brand.id }, customer.id, ways)
    })
  } catch (error) {
    // The same request came twice at once: the other one made it.
    const other =
      brokenUnique(error) === 'tickets_client_id_key' && (await ticketByClientId(db, input.clientId))
    if (other) return loadTicketFor(db, actor, other.id)
    throw error
  }
}

async function openTicket(
  trx: Trx,
  actor: SignedIn,
  input: NewTicket & { brandId: number },
  customerId: number,
  ways: Ways,
): Promise<TicketRow> {
  const [mailbox] = await Promise.all([mailboxFor(trx, { brandId: input.brandId }), checkTargets(trx, input)])
  const fromCustomer = input.from === 'customer'
  const body = bodyOf(input)
  const custom = withoutEmpty(await judgedWishes(trx, actor, input.custom ?? {}))
  const question = { kind: input.kind, channel: 'mail' as const, productId: input.productId ?? null }
  // What the customer has asked counts as a case; what we write on our own does not.
  const entitled = fromCustomer
    ? await entitle(trx, { customerId }, question)
    : await wouldBeEntitled(trx, { customerId }, question)
  const { id } = await insertTicket(trx, {
    subject: input.subject.trim(),
    status: fromCustomer ? 'new' : 'pending',
    priority: input.priority,
    kind: input.kind,
    channel: 'mail',
    language: null,
    tags: input.tags ?? [],
    brandId: input.brandId,
    groupId: input.groupId ?? null,
    productId: input.productId ?? null,
    assigneeId: input.assigneeId ?? null,
    entitlement: entitled.entitlement,
    customerId,
    mailboxId: mailbox?.id ?? null,
    previousTicketId: null,
    clientId: input.clientId,
    lastFrom: input.from,
    excerpt: fromCustomer ? excerptOf(body.text) : '',
    custom,
    waits: fromCustomer,
  })
  await recordEvent(trx, {
    kind: 'ticket.created',
    actor,
    ticketId: id,
    data: { channel: 'mail', ...(input.assigneeId && { assigneeId: input.assigneeId }) },
  })
  if (fromCustomer) await takeCase(trx, id, entitled)
  await writeFirstMessage(trx, actor, { id, channel: 'mail', customerId }, input, body, ways)
  if (input.kind !== 'unsorted') await applyTemplatesOfKind(trx, actor, id, input.kind)
  const ticket = (await ticketById(trx, id)) as TicketRow
  await refuseIncomplete(trx, actor, ticket)
  return ticket
}

const withoutEmpty = (wishes: NonNullable<NewTicket['custom']>): TicketRow['custom'] =>
  Object.fromEntries(Object.entries(wishes).flatMap(([key, value]) => (value === null ? [] : [[key, value]])))

/**
 * Changes fields of a ticket, each if nobody else has changed it since the version that the change is based on.
 * @throws Refusal changed_meanwhile with the ticket as it is now; ticket_closed; ticket_deleted; validation_failed naming the field
 */
export async function changeTicket(
  db: Db,
  actor: SignedIn,
  id: number,
  { version, changes }: TicketChange,
): Promise<TicketRow> {
  return inTransaction(db, async (trx) => {
    const ticket = await lockTicketFor(trx, actor, id)
    const custom = await judgedWishes(trx, actor, changes.custom ?? {}, ticket.custom)
    const wished = differences(ticket, { ...changes, custom })
    if (await isOutdated(trx, actor, ticket, version, Object.keys(wished)))
      throw new Refusal('changed_meanwhile', { current: ticket })
    await changeLocked(trx, actor, ticket, wished)
    return (await ticketById(trx, id)) as TicketRow
  })
}

/**
 * Changes a ticket whose row the caller holds, whatever version it is.
 * @throws Refusal ticket_closed; validation_failed naming the field
 */
export async function changeLocked(
  trx: Trx,
  actor: ActorRef,
  ticket: TicketRow,
  wished: FieldChanges,
  because?: 'passed',
): Promise<TicketRow> {
  if (ticket.status === 'closed') throw new Refusal('ticket_closed')
  await checkTargets(trx, Object.fromEntries(Object.entries(wished).map(([field, { to }]) => [field, to])))
  if (ticket.concealedFrom !== null) await refuseWhoCannotSee(trx, ticket, wished.assigneeId?.to)
  const served =
    wished.kind && ticket.kind === 'unsorted'
      ? await servedAnew(trx, ticket, wished.kind.to as TicketKind)
      : {}
  // Where somebody says who is to have it, its service does not.
  if (wished.groupId || wished.assigneeId) for (const place of ['groupId', 'assigneeId']) delete served[place]
  return applyChanges(trx, actor, ticket, { ...served, ...wished }, undefined, because)
}

/** Whether somebody else changed one of these fields since `version`. What two people wish alike is no quarrel. */
export async function isOutdated(
  trx: Trx,
  actor: ActorRef,
  ticket: TicketRow,
  version: number,
  fields: string[],
): Promise<boolean> {
  if (version > ticket.version) return true // a version that never was
  if (version === ticket.version || fields.length === 0) return false
  const changed = await fieldsChangedByOthers(trx, ticket.id, version, actor)
  return fields.some((field) => changed.includes(field))
}

/** Closes what was solved long enough ago; a later message then starts a new ticket. Gives how many. */
export async function closeSolvedTickets(db: Db, days: number, limit = 500): Promise<number> {
  const due = await ticketsToClose(db, days, limit)
  for (const { id } of due) await inTransaction(db, (trx) => closeTicket(trx, system, id))
  return due.length
}

async function closeTicket(trx: Trx, actor: ActorRef, id: number): Promise<void> {
  const ticket = await lockTicket(trx, id)
  if (ticket?.status !== 'solved') return // reopened a moment ago
  await applyChanges(trx, actor, ticket, { status: { from: 'solved', to: 'closed' } })
}

/** A complaint is given to nobody who may not read it. @throws Refusal validation_failed naming the field */
async function refuseWhoCannotSee(trx: Trx, ticket: TicketRow, assigneeId: unknown): Promise<void> {
  if (typeof assigneeId !== 'number') return
  const person = await actingAgent(trx, assigneeId)
  if (!person || !maySee(person, ticket)) throw refuseField('assigneeId', 'not_found')
}

/** That the group, the person, the brand and the product are there, and the person may work on tickets. */
export async function checkTargets(
  trx: Trx,
  {
    groupId,
    assigneeId,
    brandId,
    productId,
  }: Pick<TicketFields, 'groupId' | 'assigneeId' | 'brandId' | 'productId'>,
): Promise<void> {
  if (groupId && !(await groupExists(trx, groupId))) throw refuseField('groupId', 'not_found')
  if (assigneeId && !(await canBeAssigned(trx, assigneeId))) throw refuseField('assigneeId', 'not_found')
  if (brandId && !(await brandExists(trx, brandId))) throw refuseField('brandId', 'not_found')
  if (productId && !(await productExists(trx, productId))) throw refuseField('productId', 'not_found')
}

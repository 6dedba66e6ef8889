import { randomUUID } from 'node:crypto'
import type { BulkActions } from '@podpora/contract/actions'
import { type Message, mostTags, type TicketRow } from '@podpora/contract/tickets'
import { fillVariables, type VariableValues, variableValues } from '@podpora/contract/variables'
import type { NewMessage } from '@podpora/contract/writing'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import type { Db, Trx } from '../../platform/postgres/db.ts'
import { brandsByIds } from '../brands/access.ts'
import { loadCustomer } from '../customers/access.ts'
import { judgedWishes } from '../fields/filling-in.ts'
import { agentsByIds, groupsByIds } from '../people/access.ts'
import { maySee } from './access.ts'
import { changeLocked } from './actions.ts'
import { deleteIfAsked, doDeeds, hasDeeds, undoDeeds, withoutDeeds } from './deeds.ts'
import { lockTicket, ticketById } from './queries.ts'
import { changesBetween, differences, type FieldChanges, fieldsAfter, putBack } from './rules.ts'
import { type Ways, writeMessage } from './writing.ts'

/** What came of it: the fields that are different now, and the messages that were written. */
export interface Applied {
  changes: FieldChanges
  messages: Message[]
}

/** Words of the actor's own in place of the answer among the actions, and the id of the first message to be. */
export interface OwnWords {
  clientId: string
  message?: NewMessage | undefined
}

/**
 * Does several things to one ticket, as the actor would one by one. Part of the caller's transaction: where one is
 * refused, the caller lets all of them go.
 * @throws Refusal not_found, forbidden, and whatever the single actions are refused with
 */
export async function applyActions(
  trx: Trx,
  actor: SignedIn,
  ticketId: number,
  actions: BulkActions,
  ways: Ways,
  own: OwnWords = { clientId: randomUUID() },
): Promise<Applied> {
  const ticket = await lockTicket(trx, ticketId)
  if (!ticket || !maySee(actor, ticket)) throw new Refusal('not_found')
  const custom = await judgedWishes(trx, actor, actions.custom ?? {}, ticket.custom)
  const fields = { ...fieldsAfter(ticket, actions, actor), custom }
  if ((fields.tags?.length ?? 0) > mostTags) throw refuseField('addTags', 'maxItems', { limit: mostTags })
  const wished = differences(ticket, fields)
  const texts = await messagesOf(trx, actor, ticket, actions, own, ways)
  if (texts.length === 0 && !hasDeeds(actions)) {
    await change(trx, actor, ticket, wished)
    const gone = await deleteIfAsked(trx, actor, ticket, actions.delete)
    return { changes: { ...wished, ...gone }, messages: [] }
  }
  // Who has it comes last: passed on to another group, it may be no longer ours to write on.
  const { groupId, assigneeId, ...others } = wished
  await change(trx, actor, ticket, others)
  const messages: Message[] = []
  for (const text of texts) messages.push(await writeMessage(trx, actor, ticketId, text, ways))
  // Whoever passes it on may lose sight of it by that: what else is to be done comes before.
  const deeds = await doDeeds(trx, actor, ticket, actions)
  const written = (await ticketById(trx, ticketId)) as TicketRow
  const handing = {
    ...(groupId && { groupId: groupId.to }),
    ...(assigneeId && { assigneeId: assigneeId.to }),
  }
  await change(trx, actor, written, differences(written, handing as object))
  const after = (await ticketById(trx, ticketId)) as TicketRow
  const gone = await deleteIfAsked(trx, actor, after, actions.delete)
  return { changes: { ...changesBetween(ticket, after), ...deeds, ...gone }, messages }
}

/**
 * Puts back what was changed before, each field if it is still as it was left. Who may see the ticket as it
 * will be again may do so: it may have been moved away by what is taken back.
 * @throws Refusal changed_meanwhile where nothing of it is as it was left; ticket_closed; forbidden; not_found
 */
export async function revertChanges(
  trx: Trx,
  actor: SignedIn,
  ticketId: number,
  changes: FieldChanges,
): Promise<Applied> {
  const left = await lockTicket(trx, ticketId)
  if (!left) throw new Refusal('not_found')
  const undone = await undoDeeds(trx, actor, left, changes)
  const ticket = (await ticketById(trx, ticketId)) as TicketRow
  const back = putBack(ticket, withoutDeeds(changes))
  const { custom: _, ...place } = back
  if (!maySee(actor, ticket) && !maySee(actor, { ...ticket, ...place })) throw new Refusal('not_found')
  if (Object.keys({ ...back, ...undone }).length === 0) throw new Refusal('changed_meanwhile')
  const wished = differences(ticket, back)
  await change(trx, actor, ticket, wished)
  return { changes: { ...wished, ...undone }, messages: [] }
}

async function change(trx: Trx, actor: SignedIn, ticket: TicketRow, wished: FieldChanges): Promise<void> {
  if (Object.keys(wished).length === 0) return
  if (!actor.permissions.has('ticket.change')) throw new Refusal('forbidden')
  await changeLocked(trx, actor, ticket, wished)
}

/** The texts, filled in for this ticket: the answer first, for a note may speak of it. */
async function messagesOf(
  trx: Trx,
  actor: SignedIn,
  ticket: TicketRow,
  { answer, note, status }: BulkActions,
  { message, clientId }: OwnWords,
  { balanceLink }: Ways,
): Promise<NewMessage[]> {
  const blank = { cc: [], mentions: [], uploads: [] }
  const texts: Omit<NewMessage, 'clientId'>[] = []
  if (answer !== undefined && !message)
    texts.push({ ...blank, kind: 'public', html: answer, ...(status && { status }) })
  if (note !== undefined) texts.push({ ...blank, kind: 'note', html: note })
  const values =
    texts.some((text) => text.html.includes('{{')) && (await valuesFor(trx, actor, ticket, balanceLink))
  const filled = texts.map((text) => (values ? { ...text, html: fillVariables(text.html, values) } : text))
  // An answer without a status would open again what the actions have just solved.
  const words = message ? [{ ...(status && { status }), ...message }] : []
  return [...words, ...filled].map((text, i) => ({
    ...text,
    clientId: i === 0 ? clientId : randomUUID(),
  }))
}

/** What the variables of a text stand for in a ticket; where no person writes it, those of the writer are empty. */
export async function valuesFor(
  db: Db,
  actor: SignedIn | null,
  ticket: TicketRow,
  balanceLink: Ways['balanceLink'],
): Promise<VariableValues> {
  const customer = await loadCustomer(db, ticket.customerId)
  const [brand] = await brandsByIds(db, [ticket.brandId])
  const [agent] = actor?.kind === 'agent' ? await agentsByIds(db, [actor.id]) : []
  const [group] = ticket.groupId === null ? [] : await groupsByIds(db, [ticket.groupId])
  const address = customer.identities.find((identity) => identity.channel === 'mail')?.address ?? ''
  return variableValues({
    customer: { name: customer.name, address, balanceLink: balanceLink?.(customer.id) ?? '' },
    ticket,
    agent: agent ?? { name: actor?.name ?? '', position: '' },
    brand,
    group,
  })
}

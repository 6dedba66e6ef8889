import type { Line } from '@podpora/contract/lines'
import type { PassTicket, ReturnTicket, Way } from '@podpora/contract/passing'
import { type PassingWay, type Share, wayBetween } from '@podpora/contract/passing-kinds'
import type { Group } from '@podpora/contract/people'
import type { TicketRow } from '@podpora/contract/tickets'
import { type ActorRef, recordEvent } from '../../platform/events/log.ts'
import { textOf } from '../../platform/html.ts'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { reachOf } from '../contracts/access.ts'
import { groupsByIds } from '../people/access.ts'
import { loadTicketFor, lockTicketFor, ticketsByIds, wasWritten } from '../tickets/access.ts'
import { changeLocked, isOutdated } from '../tickets/actions.ts'
import { type Ways, writeMessage } from '../tickets/writing.ts'
import { linesByIds } from './access.ts'
import { passagesShown } from './outside.ts'
import { insertPassage, type LastPassage, selectLastPassage, selectPassages } from './passage-queries.ts'
import { reasonFor } from './reasons.ts'

/**
 * Passes a ticket to another group: up, down or aside, with the reason and the hand-over note. Whoever had it has it no
 * more; it waits to be accepted. The same `clientId` again changes nothing.
 * @throws Refusal not_found; ticket_closed; ticket_deleted; changed_meanwhile where somebody else has moved it;
 * validation_failed naming `groupId`, `reasonId` or `html`; beyond_plan with the plan's name, unless the passer knows
 */
export function passTicket(
  db: Db,
  actor: SignedIn,
  ticketId: number,
  { groupId, shares = 'note', beyondPlan = false, ...input }: PassTicket,
  ways: Ways,
): Promise<TicketRow> {
  return inTransaction(db, async (trx) => {
    const ticket = await lockToPass(trx, actor, ticketId, input)
    if (ticket === 'passed') return asItIs(trx, ticketId)
    const [group] = await groupsByIds(trx, [groupId])
    if (!group) throw refuseField('groupId', 'unknown')
    if (groupId === ticket.groupId) throw refuseField('groupId', 'taken')
    const [from, to] = await linesOf(trx, ticket, group)
    const way = wayBetween(from?.level ?? null, to?.level ?? null)
    const reason = await reasonFor(trx, way, input.reasonId)
    if (to?.noteRequired && isBlank(input.html)) throw refuseField('html', 'required')
    const isBeyond =
      way !== 'down' && to !== undefined && (await isBeyondPlan(trx, ticketId, to.id, beyondPlan))
    const messageId = await writeNote(trx, actor, ticketId, input, ways)
    const passedAt = new Date().toISOString()
    return moveTicket(trx, actor, ticket, {
      way,
      group,
      shares,
      reason,
      messageId,
      assigneeId: null,
      passedAt,
      beyondPlan: isBeyond,
    })
  })
}

/** Whether a plan stops short of a line. @throws Refusal beyond_plan where it does and the passer does not know */
async function isBeyondPlan(trx: Trx, ticketId: number, lineId: number, known: boolean): Promise<boolean> {
  const reach = await reachOf(trx, ticketId)
  if (!reach || reach.lineIds.includes(lineId)) return false
  if (!known) throw new Refusal('beyond_plan', { current: { planName: reach.planName } })
  return true
}

/**
 * Returns a ticket to the group and the person it came from, who need not accept it. The reason is said in the note, or
 * chosen where the company has reasons.
 * @throws Refusal not_found; not_passed where it did not come here by being passed; what `passTicket` is refused with
 */
export function returnTicket(
  db: Db,
  actor: SignedIn,
  ticketId: number,
  input: ReturnTicket,
  ways: Ways,
): Promise<TicketRow> {
  return inTransaction(db, async (trx) => {
    const ticket = await lockToPass(trx, actor, ticketId, input)
    if (ticket === 'passed') return asItIs(trx, ticketId)
    const last = await selectLastPassage(trx, ticketId)
    if (!last || !canReturn(ticket, last)) throw new Refusal('not_passed')
    const [group] = last.fromGroupId === null ? [] : await groupsByIds(trx, [last.fromGroupId])
    const reason = await reasonFor(trx, 'return', input.reasonId)
    if (isBlank(input.html)) throw refuseField('html', 'required')
    const messageId = await writeNote(trx, actor, ticketId, input, ways)
    return moveTicket(trx, actor, ticket, {
      way: 'return',
      group: group ?? null,
      shares: 'note',
      reason,
      messageId,
      assigneeId: last.fromAssigneeId,
      passedAt: null,
    })
  })
}

/**
 * Accepts what was passed to the actor's group: it is the actor's from now on, unless somebody has it already.
 * @throws Refusal not_found; not_passed where it does not wait for that (any more)
 */
export function acceptTicket(db: Db, actor: SignedIn, ticketId: number): Promise<TicketRow> {
  return inTransaction(db, async (trx) => {
    const ticket = await lockTicketFor(trx, actor, ticketId)
    if (ticket.passedAt === null) throw new Refusal('not_passed')
    const assigneeId = ticket.assigneeId ?? (actor.kind === 'agent' ? actor.id : null)
    await changeLocked(trx, actor, ticket, {
      ...(assigneeId !== ticket.assigneeId && { assigneeId: { from: ticket.assigneeId, to: assigneeId } }),
      passedAt: { from: ticket.passedAt, to: null },
    })
    return asItIs(trx, ticketId)
  })
}

/** Where a ticket has been. @throws Refusal not_found */
export async function wayOf(db: Db, actor: SignedIn, ticketId: number): Promise<Way> {
  const ticket = await loadTicketFor(db, actor, ticketId)
  const passages = await selectPassages(db, ticketId)
  const last = passages.at(-1)
  return {
    passages: passagesShown(actor, passages),
    mayReturn: last !== undefined && canReturn(ticket, last),
  }
}

/** It still stands where it was passed to. What was returned is not returned again, but passed. */
const canReturn = (ticket: TicketRow, { way, toGroupId }: Pick<LastPassage, 'way' | 'toGroupId'>): boolean =>
  way !== 'return' && toGroupId !== null && toGroupId === ticket.groupId

/** Whose own changes count as those of others: a second window of the passer's knows no more than somebody else. */
const nobody: ActorRef = { kind: 'customer', id: 0 }

/** Two who pass one ticket at once don't pass it twice: the second is told what the first has done. */
async function lockToPass(
  trx: Trx,
  actor: SignedIn,
  ticketId: number,
  { version, clientId }: Pick<PassTicket, 'version' | 'clientId'>,
): Promise<TicketRow | 'passed'> {
  // Passed on, it may be out of its passer's sight: this very request is looked for before.
  if (await wasWritten(trx, clientId)) return 'passed'
  const ticket = await lockTicketFor(trx, actor, ticketId)
  if (ticket.status === 'closed') throw new Refusal('ticket_closed')
  if (await isOutdated(trx, nobody, ticket, version, ['groupId', 'lineId']))
    throw new Refusal('changed_meanwhile', { current: ticket })
  return ticket
}

export interface Move {
  way: PassingWay
  group: Group | null
  shares: Share
  assigneeId: number | null
  /** Null: it need not be accepted. */
  passedAt: string | null
  reason: string | null
  messageId: number | null
  ruleId?: number
  beyondPlan?: boolean
}

/** Moves a ticket whose row the caller holds, and writes the step down. Of people and rules alike. */
export async function moveTicket(
  trx: Trx,
  actor: ActorRef,
  ticket: TicketRow,
  { way, group, shares, assigneeId, passedAt, reason, messageId, ruleId, beyondPlan = false }: Move,
): Promise<TicketRow> {
  const wished = { groupId: group?.id ?? null, assigneeId, passedAt }
  const changes = Object.fromEntries(
    Object.entries(wished).flatMap(([field, to]) => {
      const from = ticket[field as keyof typeof wished]
      return from === to ? [] : [[field, { from, to }]]
    }),
  )
  const moved = await changeLocked(trx, actor, ticket, changes, 'passed')
  const passage = {
    way,
    fromLineId: ticket.lineId,
    fromGroupId: ticket.groupId,
    toLineId: moved.lineId,
    toGroupId: moved.groupId,
    reason,
    messageId,
    shares,
    beyondPlan,
  }
  const { id } = await insertPassage(trx, {
    ...passage,
    ticketId: ticket.id,
    fromAssigneeId: ticket.assigneeId,
    ruleId: ruleId ?? null,
    actor,
  })
  await recordEvent(trx, {
    kind: eventOf[way],
    actor,
    ticketId: ticket.id,
    data: { passageId: id, ...passage },
  })
  return asItIs(trx, ticket.id)
}

/** The hand-over note stands among the others of the ticket. Written first: moved, the ticket may be out of its writer's sight. */
async function writeNote(
  trx: Trx,
  actor: SignedIn,
  ticketId: number,
  { clientId, html }: Pick<PassTicket, 'clientId' | 'html'>,
  ways: Ways,
): Promise<number | null> {
  if (isBlank(html)) return null
  const note = { clientId, kind: 'note' as const, html, cc: [], mentions: [], uploads: [] }
  return (await writeMessage(trx, actor, ticketId, note, ways)).id
}

const eventOf = {
  up: 'ticket.escalated',
  aside: 'ticket.escalated',
  down: 'ticket.handed_back',
  return: 'ticket.returned',
} as const

async function linesOf(
  trx: Trx,
  ticket: TicketRow,
  group: Group,
): Promise<[from: Line | undefined, to: Line | undefined]> {
  const ids = [ticket.lineId, group.lineId].filter((id) => id !== null)
  const lines = await linesByIds(trx, ids)
  const named = (id: number | null) => lines.find((line) => line.id === id)
  return [named(ticket.lineId), named(group.lineId)]
}

/** Whoever passed it may not see it any more, and is told how it stands all the same. */
async function asItIs(trx: Trx, id: number): Promise<TicketRow> {
  const [ticket] = await ticketsByIds(trx, [id])
  if (!ticket) throw new Refusal('not_found')
  return ticket
}

const isBlank = (html: string): boolean => textOf(html).trim() === ''

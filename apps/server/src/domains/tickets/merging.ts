import type { TicketRow, TicketStatus } from '@podpora/contract/tickets'
import { type NewEvent, recordEvents } from '../../platform/events/log.ts'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { moveDrafts, moveDraftsBack } from '../drafts/moving.ts'
import { copyFollowers, dropFollowers } from '../notifications/moving.ts'
import { moveMails } from '../outbox/moving.ts'
import { askToSettle, refuseToLeaveParts } from '../projects/closing.ts'
import { moveSides, moveSidesBack } from '../sides/moving.ts'
import { lockTicketFor } from './access.ts'
import { applyChanges } from './history.ts'
import {
  copyParticipants,
  deleteMerge,
  dropParticipants,
  endOfMerges,
  insertMerge,
  lastPublicText,
  mergeOf,
  moveMessages,
  setFromMessages,
} from './merge-queries.ts'
import { ticketById } from './queries.ts'
import { excerptOf, statusAfterMerge } from './rules.ts'

const mostTags = 50

/**
 * Moves all that was said in one ticket into another, and closes the first: whoever opens it is led on, and so are mails
 * that answer it. A target that was merged itself stands for where that led. Gives the target; the same merge again too.
 * @throws Refusal not_found; ticket_deleted; ticket_closed (the target); merge_with_itself; already_merged;
 * complaint_stays; project_has_parts (the one that is moved)
 */
export function mergeTickets(db: Db, actor: SignedIn, id: number, into: number): Promise<TicketRow> {
  return inTransaction(db, async (trx) => {
    const [end, ownEnd] = [await endOfMerges(trx, into), await endOfMerges(trx, id)]
    if (end === undefined) throw new Refusal('not_found')
    if (into === id) throw new Refusal('merge_with_itself')
    if (ownEnd !== id && end === ownEnd) return (await ticketById(trx, end)) as TicketRow
    if (end === id) throw new Refusal('already_merged')
    const [source, target] = await lockPair(trx, actor, id, end)
    // Its words would come where those whom it is about read them.
    if (source.concealedFrom !== null || target.concealedFrom !== null) throw new Refusal('complaint_stays')
    if (source.mergedInto !== null || target.mergedInto !== null) throw new Refusal('already_merged')
    if (target.status === 'closed') throw new Refusal('ticket_closed')
    await refuseToLeaveParts(trx, source)
    await merge(trx, actor, source, target)
    return (await ticketById(trx, end)) as TicketRow
  })
}

async function merge(trx: Trx, actor: SignedIn, source: TicketRow, target: TicketRow): Promise<void> {
  const messageIds = await moveMessages(trx, { from: source.id, to: target.id })
  await moveMails(trx, messageIds, target.id)
  const participants = await copyParticipants(trx, { from: source.id, to: target.id })
  const followers = await copyFollowers(trx, { from: source.id, to: target.id })
  const sides = await moveSides(trx, { from: source.id, to: target.id })
  const drafts = await moveDrafts(trx, { from: source.id, to: target.id })
  const tags = source.tags.filter((tag) => !target.tags.includes(tag)).slice(0, mostTags - target.tags.length)
  await changeTo(trx, actor, target, {
    status: statusAfterMerge(target.status, source),
    tags: [...target.tags, ...tags],
  })
  await changeTo(trx, actor, source, { status: 'closed' })
  const [sourceId, targetId, sourceStatus] = [source.id, target.id, source.status]
  await insertMerge(trx, {
    sourceId,
    targetId,
    messageIds,
    tags,
    participants,
    sourceStatus,
    followers,
    drafts,
    sides,
  })
  await askToSettle(trx, source)
  for (const id of [sourceId, targetId]) await readMessagesAnew(trx, id)
  await recordEvents(trx, [
    { kind: 'ticket.merged', actor, ticketId: sourceId, data: { into: targetId } },
    {
      kind: 'ticket.merged',
      actor,
      ticketId: targetId,
      data: { from: sourceId, messages: messageIds.length },
    },
    ...followersChanged(actor, targetId, { added: followers }),
  ])
}

/**
 * Undoes a merge: what came before it goes back, what has come since stays. The target keeps its status. Gives the
 * ticket that is on its own again.
 * @throws Refusal not_found; ticket_deleted; merge_not_undoable: it is not merged, or its target has gone on into another
 */
export function unmergeTicket(db: Db, actor: SignedIn, id: number): Promise<TicketRow> {
  return inTransaction(db, async (trx) => {
    const known = await mergeOf(trx, id)
    if (!known) throw new Refusal('merge_not_undoable')
    const [source, target] = await lockPair(trx, actor, id, known.targetId)
    // Another one may have undone it while this one waited.
    const done = await mergeOf(trx, id)
    if (done?.targetId !== target.id || target.mergedInto !== null) throw new Refusal('merge_not_undoable')
    const back = await moveMessages(trx, { from: target.id, to: id, only: done.messageIds })
    const said = await moveSidesBack(trx, { to: id, ids: done.sides })
    await moveMails(trx, [...back, ...said], id)
    await dropParticipants(trx, target.id, done.participants)
    const removed = await dropFollowers(trx, target.id, done.followers)
    await moveDraftsBack(trx, { from: target.id, to: id, clientIds: done.drafts })
    await deleteMerge(trx, id)
    await changeTo(trx, actor, target, { tags: target.tags.filter((tag) => !done.tags.includes(tag)) })
    await changeTo(trx, actor, source, { status: done.sourceStatus as TicketStatus })
    await askToSettle(trx, source)
    for (const one of [id, target.id]) await readMessagesAnew(trx, one)
    await recordEvents(trx, [
      { kind: 'ticket.unmerged', actor, ticketId: id, data: { from: target.id } },
      { kind: 'ticket.unmerged', actor, ticketId: target.id, data: { ticketId: id } },
      ...followersChanged(actor, target.id, { removed }),
    ])
    return (await ticketById(trx, id)) as TicketRow
  })
}

function followersChanged(
  actor: SignedIn,
  ticketId: number,
  data: { added: number[] } | { removed: number[] },
): NewEvent[] {
  const who = 'added' in data ? data.added : data.removed
  return who.length > 0 ? [{ kind: 'ticket.followers_changed', actor, ticketId, data }] : []
}

/** What the row of a ticket says of its messages, after some came or went. */
export async function readMessagesAnew(trx: Trx, id: number): Promise<void> {
  const last = await lastPublicText(trx, id)
  await setFromMessages(trx, id, excerptOf(last?.text ?? ''))
}

/** In the order of their numbers: two merges that meet wait for each other, and never each for the other. */
async function lockPair(trx: Trx, actor: SignedIn, a: number, b: number): Promise<[TicketRow, TicketRow]> {
  const lower = await lockTicketFor(trx, actor, Math.min(a, b))
  const upper = await lockTicketFor(trx, actor, Math.max(a, b))
  return a < b ? [lower, upper] : [upper, lower]
}

async function changeTo(
  trx: Trx,
  actor: SignedIn,
  ticket: TicketRow,
  wished: Partial<Pick<TicketRow, 'status' | 'tags'>>,
): Promise<void> {
  const changes = Object.entries(wished).flatMap(([field, to]) => {
    const from = ticket[field as 'status' | 'tags']
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [[field, { from, to }] as const]
  })
  // Without the actor's permissions: what a status demands of people who set it does not hold up a merge.
  const { kind, id } = actor
  await applyChanges(trx, { kind, id }, ticket, Object.fromEntries(changes))
}

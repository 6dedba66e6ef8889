import type { TicketRow } from '@podpora/contract/tickets'
import { type ActorRef, recordEvent } from '../../platform/events/log.ts'
import type { Trx } from '../../platform/postgres/db.ts'
import { applyTemplatesOfKind, refuseUndone } from '../checklists/applying.ts'
import { refuseIncomplete } from '../fields/filling-in.ts'
import { noteAccepted } from '../lines/accepting.ts'
import { groupsByIds } from '../people/access.ts'
import { askToSettle, refuseOpenParts } from '../projects/closing.ts'
import { type LastMessage, noteLastMessage, updateTicket } from './queries.ts'
import { emptiedBy, type FieldChanges, withChanges } from './rules.ts'
import { askToWakeLinked } from './snoozing.ts'

/**
 * Writes changed fields and the line of history; a ticket's version counts these. Nothing changed: nothing happens.
 * `last` is the message that brings the change along, written with it; `because`: the history tells it in another line.
 * @throws Refusal fields_required where somebody gives a status that demands a field which is empty,
 * checklist_open where something is left to do before it is solved; parts_open where parts of a project are
 */
export async function applyChanges(
  trx: Trx,
  actor: ActorRef,
  ticket: TicketRow,
  wished: FieldChanges,
  last?: LastMessage,
  because?: 'passed',
): Promise<TicketRow> {
  const moved = wished.groupId ? await withLine(trx, ticket, wished) : wished
  const changes = withoutWaiting(ticket, moved)
  if (Object.keys(changes).length === 0) {
    if (last) await noteLastMessage(trx, ticket.id, last)
    return ticket
  }
  const changed: TicketRow = { ...withChanges(ticket, changes), version: ticket.version + 1 }
  const emptied = emptiedBy(changes)
  if (changes.status) await refuseIncomplete(trx, actor, changed)
  else if (emptied.length > 0) await refuseIncomplete(trx, actor, changed, emptied)
  if (changed.status === 'solved' && changes.status) await refuseUndone(trx, actor, ticket)
  if (isSolved(changed) && !isSolved(ticket)) await refuseOpenParts(trx, ticket)
  await updateTicket(trx, changed, last)
  await recordEvent(trx, {
    kind: 'ticket.changed',
    actor,
    ticketId: ticket.id,
    data: { version: changed.version, changes, ...(because && { because }) },
  })
  if (ticket.passedAt !== null && changed.passedAt === null && !changes.groupId)
    await noteAccepted(trx, actor, ticket.id, changed.assigneeId)
  if (changes.kind) await applyTemplatesOfKind(trx, actor, ticket.id, changed.kind)
  if (isSolved(changed) && !isSolved(ticket)) await askToWakeLinked(trx, ticket.id)
  if (isSolved(changed) !== isSolved(ticket)) await askToSettle(trx, ticket)
  return changed
}

/** A ticket is on the line of its group; taken from its group, it stays on the line where it was. */
async function withLine(trx: Trx, ticket: TicketRow, changes: FieldChanges): Promise<FieldChanges> {
  const groupId = changes.groupId?.to as number | null
  if (groupId === null) return changes
  const [group] = await groupsByIds(trx, [groupId])
  const to = group?.lineId ?? null
  return to === ticket.lineId ? changes : { ...changes, lineId: { from: ticket.lineId, to } }
}

/** What was passed on waits no more where somebody has it, solves it or puts it elsewhere by hand. */
function withoutWaiting(ticket: TicketRow, changes: FieldChanges): FieldChanges {
  const ends = changes.groupId || changes.assigneeId?.to || changes.status?.to === 'solved'
  if (ticket.passedAt === null || changes.passedAt || !ends) return changes
  return { ...changes, passedAt: { from: ticket.passedAt, to: null } }
}

const isSolved = ({ status }: TicketRow): boolean => status === 'solved' || status === 'closed'

import type { TicketRow } from '@podpora/contract/tickets'
import { type ActorRef, recordEvent } from '../../platform/events/log.ts'
import type { Trx } from '../../platform/postgres/db.ts'
import { applyTemplatesOfKind, refuseUndone } from '../checklists/applying.ts'
import { refuseIncomplete } from '../fields/filling-in.ts'
import { groupsByIds } from '../people/access.ts'
import { type LastMessage, noteLastMessage, updateTicket } from './queries.ts'
import { emptiedBy, type FieldChanges, withChanges } from './rules.ts'
import { askToWakeLinked } from './snoozing.ts'

/**
 * Writes changed fields and the line of history; a ticket's version counts these. Nothing changed: nothing happens.
 * `last` is the message that brings the change along, written with it.
 * @throws Refusal fields_required where somebody gives a status that demands a field which is empty,
 * checklist_open where something is left to do before it is solved
 */
export async function applyChanges(
  trx: Trx,
  actor: ActorRef,
  ticket: TicketRow,
  wished: FieldChanges,
  last?: LastMessage,
): Promise<TicketRow> {
  const changes = wished.groupId ? await withLine(trx, ticket, wished) : wished
  if (Object.keys(changes).length === 0) {
    if (last) await noteLastMessage(trx, ticket.id, last)
    return ticket
  }
  const changed: TicketRow = { ...withChanges(ticket, changes), version: ticket.version + 1 }
  const emptied = emptiedBy(changes)
  if (changes.status) await refuseIncomplete(trx, actor, changed)
  else if (emptied.length > 0) await refuseIncomplete(trx, actor, changed, emptied)
  if (changed.status === 'solved' && changes.status) await refuseUndone(trx, actor, ticket)
  await updateTicket(trx, changed, last)
  await recordEvent(trx, {
    kind: 'ticket.changed',
    actor,
    ticketId: ticket.id,
    data: { version: changed.version, changes },
  })
  if (changes.kind) await applyTemplatesOfKind(trx, actor, ticket.id, changed.kind)
  if (isSolved(changed) && !isSolved(ticket)) await askToWakeLinked(trx, ticket.id)
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

const isSolved = ({ status }: TicketRow): boolean => status === 'solved' || status === 'closed'

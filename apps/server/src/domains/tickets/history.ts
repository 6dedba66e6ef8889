import type { TicketRow } from '@podpora/contract/tickets'
import { type ActorRef, recordEvent } from '../../platform/events/log.ts'
import type { Trx } from '../../platform/postgres/db.ts'
import { type LastMessage, noteLastMessage, updateTicket } from './queries.ts'
import type { FieldChanges } from './rules.ts'

/**
 * Writes changed fields and the line of history; a ticket's version counts these. Nothing changed: nothing happens.
 * `last` is the message that brings the change along, written with it.
 */
export async function applyChanges(
  trx: Trx,
  actor: ActorRef,
  ticket: TicketRow,
  changes: FieldChanges,
  last?: LastMessage,
): Promise<TicketRow> {
  if (Object.keys(changes).length === 0) {
    if (last) await noteLastMessage(trx, ticket.id, last)
    return ticket
  }
  const wished = Object.fromEntries(Object.entries(changes).map(([field, { to }]) => [field, to]))
  const changed: TicketRow = { ...ticket, ...wished, version: ticket.version + 1 }
  await updateTicket(trx, changed, last)
  await recordEvent(trx, {
    kind: 'ticket.changed',
    actor,
    ticketId: ticket.id,
    data: { version: changed.version, changes },
  })
  return changed
}

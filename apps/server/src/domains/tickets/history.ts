import type { TicketRow } from '@podpora/contract/tickets'
import { type ActorRef, recordEvent } from '../../platform/events/log.ts'
import type { Trx } from '../../platform/postgres/db.ts'
import { updateTicket } from './queries.ts'
import type { FieldChanges } from './rules.ts'

/** Writes changed fields and the line of history; a ticket's version counts these. Nothing changed: nothing happens. */
export async function applyChanges(
  trx: Trx,
  actor: ActorRef,
  ticket: TicketRow,
  changes: FieldChanges,
): Promise<TicketRow> {
  if (Object.keys(changes).length === 0) return ticket
  const wished = Object.fromEntries(Object.entries(changes).map(([field, { to }]) => [field, to]))
  const changed: TicketRow = { ...ticket, ...wished, version: ticket.version + 1 }
  await updateTicket(trx, changed)
  await recordEvent(trx, {
    kind: 'ticket.changed',
    actor,
    ticketId: ticket.id,
    data: { version: changed.version, changes },
  })
  return changed
}

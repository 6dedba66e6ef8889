import { matches } from '@podpora/contract/filtering'
import type { TicketRow } from '@podpora/contract/tickets'
import type { UrgentCall, UrgentWay } from '@podpora/contract/urgent'
import { type ActorRef, recordEvent } from '../../platform/events/log.ts'
import { enqueue } from '../../platform/jobs.ts'
import type { Trx } from '../../platform/postgres/db.ts'
import { countMisuses, insertCall, selectCall, selectDoor, setUrgent } from './queries.ts'
import { isShut } from './rules.ts'

export const alarmJob = 'urgent.alarm'

/** Asks for the next alarm of a call; one waits at a time, and it survives this process. */
export const askToAlarm = (trx: Trx, ticketId: number, callId: number, runAt?: Date): Promise<void> =>
  enqueue(trx, {
    name: alarmJob,
    payload: { ticketId, callId },
    key: `${alarmJob}:${callId}`,
    ...(runAt && { runAt }),
  })

/** Nobody reads: "me" and "my groups" are met by nothing. */
const nobody = { id: 0, groupIds: [] }

/**
 * A customer wishes a ticket to be urgent (R26). Whether they may is decided here and told in the ticket's history: by an
 * address, if the door's conditions are met; by a rule, whose conditions were asked already; by nobody who has misused it
 * too often.
 */
export async function callByCustomer(
  trx: Trx,
  actor: ActorRef,
  ticket: TicketRow,
  way: 'mailbox' | 'rule',
): Promise<void> {
  if (ticket.concealedFrom !== null) return
  const door = await selectDoor(trx)
  const misused = door.misuses > 0 ? await countMisuses(trx, ticket.customerId) : 0
  const why = isShut(misused, door)
    ? 'misuse'
    : way === 'mailbox' && !matches(door.entitled, ticket, nobody, Date.now())
      ? 'entitled'
      : null
  if (why === null) await call(trx, actor, ticket, way)
  else await recordEvent(trx, { kind: 'ticket.urgent_refused', actor, ticketId: ticket.id, data: { why } })
}

/** Makes a ticket urgent and alarms people, unless somebody is called for it already. Gives the last call. */
export async function call(
  trx: Trx,
  actor: ActorRef,
  ticket: Pick<TicketRow, 'id' | 'customerId'>,
  way: UrgentWay,
): Promise<UrgentCall> {
  const made = await insertCall(trx, { ticketId: ticket.id, customerId: ticket.customerId, way })
  if (made) {
    await setUrgent(trx, ticket.id, true)
    await recordEvent(trx, { kind: 'ticket.urgent_called', actor, ticketId: ticket.id, data: { way } })
    await askToAlarm(trx, ticket.id, made.id)
  }
  return (await selectCall(trx, ticket.id)) as UrgentCall
}

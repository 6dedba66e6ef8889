import type { Snooze } from '@podpora/contract/operations'
import type { TicketRow, WakingEvent } from '@podpora/contract/tickets'
import { type ActorRef, recordEvent, system } from '../../platform/events/log.ts'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { enqueue } from '../../platform/jobs.ts'
import { type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { lockTicketFor } from './access.ts'
import { lockTicket, ticketById } from './queries.ts'
import { endSnooze, setSnooze, sleepersLinkedTo, ticketsToWake } from './snooze-queries.ts'

/**
 * Sets an unsolved ticket aside until a time, an event, or whichever is first; again with another time moves its end.
 * @throws Refusal not_found; ticket_deleted; not_open; validation_failed naming `until`
 */
export function snoozeTicket(db: Db, actor: SignedIn, id: number, wished: Snooze): Promise<TicketRow> {
  return inTransaction(db, async (trx) => {
    const ticket = await lockTicketFor(trx, actor, id)
    if (ticket.status === 'solved' || ticket.status === 'closed') throw new Refusal('not_open')
    if (wished.until !== null && Date.parse(wished.until) <= Date.now()) throw refuseField('until', 'past')
    // Whatever else is wished: a customer's message is never slept through.
    const snooze: Snooze = { until: wished.until, on: [...new Set(['customer' as const, ...wished.on])] }
    await setSnooze(trx, id, snooze, actor.kind === 'agent' ? actor.id : null)
    await recordEvent(trx, { kind: 'ticket.snoozed', actor, ticketId: id, data: { ...snooze } })
    return (await ticketById(trx, id)) as TicketRow
  })
}

/** Wakes a ticket by hand. One that is awake stays so. @throws Refusal not_found; ticket_deleted */
export function wakeTicket(db: Db, actor: SignedIn, id: number): Promise<TicketRow> {
  return inTransaction(db, async (trx) => {
    const ticket = await lockTicketFor(trx, actor, id)
    if (ticket.snoozedAt !== null) await wake(trx, ticket, 'hand', actor)
    return (await ticketById(trx, id)) as TicketRow
  })
}

/** Wakes a ticket, locked by the caller, if it sleeps until this. What the snoozer does himself does not wake it. */
export async function wakeOn(
  trx: Trx,
  ticket: TicketRow,
  event: WakingEvent,
  actor: ActorRef,
): Promise<void> {
  if (!ticket.snoozedOn.includes(event)) return
  if (event === 'colleague' && actor.kind === 'agent' && actor.id === ticket.snoozedBy) return
  await wake(trx, ticket, event, actor)
}

/** Wakes what is due, however long ago that was. Two at once wake each ticket once. Gives how many were due. */
export async function wakeDueTickets(db: Db, limit = 500): Promise<number> {
  const due = await ticketsToWake(db, limit)
  for (const { id } of due)
    await inTransaction(db, async (trx) => {
      const ticket = await lockTicket(trx, id)
      if (ticket?.snoozedUntil && Date.parse(ticket.snoozedUntil) <= Date.now())
        await wake(trx, ticket, 'time', system)
    })
  return due.length
}

/**
 * Has those be woken that wait for this ticket to be solved. Later, in transactions of their own: whoever holds one
 * ticket never waits for another.
 */
export async function askToWakeLinked(trx: Trx, id: number): Promise<void> {
  if ((await sleepersLinkedTo(trx, id)).length === 0) return
  await enqueue(trx, { name: 'tickets.wake_linked', payload: { id }, key: `tickets.wake_linked:${id}` })
}

/** Wakes the tickets that wait for this one to be solved. */
export async function wakeLinked(db: Db, id: number): Promise<void> {
  for (const sleeper of await sleepersLinkedTo(db, id))
    await inTransaction(db, async (trx) => {
      const ticket = await lockTicket(trx, sleeper.id)
      if (ticket) await wakeOn(trx, ticket, 'linked_solved', system)
    })
}

async function wake(
  trx: Trx,
  { id }: TicketRow,
  by: WakingEvent | 'time' | 'hand',
  actor: ActorRef,
): Promise<void> {
  await endSnooze(trx, id, by !== 'hand')
  await recordEvent(trx, { kind: 'ticket.woken', actor, ticketId: id, data: { by } })
}

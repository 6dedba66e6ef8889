import type { Delivery, Message, TicketRow } from '@podpora/contract/tickets'
import type { NewMessage, ScheduleChange } from '@podpora/contract/writing'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { enqueue } from '../../platform/jobs.ts'
import { type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { loadMessageFor } from './access.ts'
import { setDelivery } from './delivering.ts'
import { messageById } from './message-queries.ts'
import { lockTicket } from './queries.ts'
import type { FieldChanges } from './rules.ts'
import { insertScheduled, moveScheduled, type Scheduled } from './scheduled-queries.ts'

/** When an answer leaves, where that is not at once. */
export type Plan = Omit<Scheduled, 'messageId' | 'ticketId' | 'before'>

/** Undefined: it leaves at once, as does what was to leave at a time that is over. */
export function planOf(input: NewMessage, now: number): Plan | undefined {
  const { sendAt, undoSeconds = 0, unlessReply = true } = input
  const status = input.status ?? null
  if (sendAt !== undefined && Date.parse(sendAt) > now)
    return { kind: 'later', sendAt: new Date(sendAt).toISOString(), status, unlessReply }
  if (sendAt !== undefined || undoSeconds === 0) return undefined
  const at = new Date(now + undoSeconds * 1000).toISOString()
  return { kind: 'undo', sendAt: at, status, unlessReply: false }
}

/** How an answer stands in its ticket as long as it has not left. */
export const scheduledDelivery = ({ kind, sendAt, status, unlessReply }: Plan): Delivery => ({
  state: 'scheduled',
  attempts: 0,
  error: null,
  nextAt: sendAt,
  sentAt: null,
  scheduled: { undo: kind === 'undo', status, unlessReply },
})

/** Writes down that an answer of this transaction leaves later, and asks for it to be sent then. */
export async function schedule(
  trx: Trx,
  ticket: TicketRow,
  messageId: number,
  plan: Plan,
  changes: FieldChanges,
): Promise<void> {
  const { excerpt, lastFrom, waitingSince } = ticket
  const before = plan.kind === 'undo' ? { changes, excerpt, lastFrom, waitingSince } : null
  await insertScheduled(trx, { messageId, ticketId: ticket.id, ...plan, before })
  await askToLeave(trx, messageId, plan.sendAt)
}

/**
 * Another time for an answer that is to leave later.
 * @throws Refusal not_found; already_sent; validation_failed where the time is over
 */
export async function changeSchedule(
  db: Db,
  actor: SignedIn,
  messageId: number,
  { sendAt, unlessReply }: ScheduleChange,
): Promise<Message> {
  const { ticketId } = await loadMessageFor(db, actor, messageId)
  if (Date.parse(sendAt) <= Date.now()) throw refuseField('sendAt', 'past')
  return inTransaction(db, async (trx) => {
    await lockTicket(trx, ticketId)
    const moved = await moveScheduled(trx, messageId, new Date(sendAt).toISOString(), unlessReply)
    if (!moved) throw new Refusal('already_sent')
    await askToLeave(trx, messageId, moved.sendAt)
    await setDelivery(trx, messageId, scheduledDelivery(moved))
    return (await messageById(trx, messageId)) as Message
  })
}

const askToLeave = (trx: Trx, id: number, sendAt: string): Promise<void> =>
  enqueue(trx, {
    name: 'messages.leave',
    payload: { id },
    key: `messages.leave:${id}`,
    runAt: new Date(sendAt),
  })

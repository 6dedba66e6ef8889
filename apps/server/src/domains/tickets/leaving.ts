import type { Message } from '@podpora/contract/tickets'
import { type ActorRef, system } from '../../platform/events/log.ts'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { loadMessageFor } from './access.ts'
import type { OutboundChannels } from './arriving.ts'
import { setDelivery } from './delivering.ts'
import { applyChanges } from './history.ts'
import { messageById } from './message-queries.ts'
import { lockTicket } from './queries.ts'
import { differences, excerptOf, statusAfterAnswer } from './rules.ts'
import { overdue, type Scheduled, takeScheduled } from './scheduled-queries.ts'

/**
 * Lets an answer leave whose time has come. Once: whoever takes its row sends it, and where it was taken back there is
 * none. Killed in the middle, nothing of it has happened, and it is asked for again.
 */
export function leave(db: Db, messageId: number, ways: OutboundChannels): Promise<boolean> {
  return inTransaction(db, (trx) => sendTaken(trx, system, messageId, 'due', ways))
}

/** What should have left and has not: the job was lost with its process, or with the backup it was restored from. */
export async function leaveOverdue(db: Db, ways: OutboundChannels): Promise<void> {
  for (const id of await overdue(db, 20, 1000)) await leave(db, id, ways)
}

/** Sends at once what was to leave later. @throws Refusal not_found; already_sent */
export async function sendNow(
  db: Db,
  actor: SignedIn,
  messageId: number,
  ways: OutboundChannels,
): Promise<Message> {
  await loadMessageFor(db, actor, messageId)
  return inTransaction(db, async (trx) => {
    if (!(await sendTaken(trx, actor, messageId, 'any', ways))) throw new Refusal('already_sent')
    return (await messageById(trx, messageId)) as Message
  })
}

async function sendTaken(
  trx: Trx,
  actor: ActorRef,
  messageId: number,
  when: 'due' | 'any',
  ways: OutboundChannels,
): Promise<boolean> {
  const message = await messageById(trx, messageId)
  if (!message) return false
  // The ticket before the row, as everybody does who writes on it: two who wait for each other would be none.
  const ticket = await lockTicket(trx, message.ticketId)
  // What was to leave later waits in a ticket that is deleted, until that is put back.
  const ready = when === 'due' && ticket?.deletedAt ? 'due undo' : when
  const taken = ticket && (await takeScheduled(trx, messageId, ready))
  if (!taken) return false
  if (taken.kind === 'later') await noteAnswered(trx, actor, message, taken)
  await ways[message.channel]?.queue(trx, messageId)
  const delivery = { state: 'queued', attempts: 0, error: null, nextAt: null, sentAt: null } as const
  await setDelivery(trx, messageId, delivery, { answered: taken.kind === 'later' })
  return true
}

/** What an answer that was written to leave later does to its ticket: only now has the customer been answered. */
async function noteAnswered(
  trx: Trx,
  actor: ActorRef,
  { ticketId, author, text }: Message,
  { status }: Scheduled,
): Promise<void> {
  const ticket = await lockTicket(trx, ticketId)
  if (!ticket) return
  const assigneeId = ticket.assigneeId ?? (author.kind === 'agent' ? author.id : null)
  // A ticket that was closed meanwhile stays so.
  const wished =
    ticket.status === 'closed'
      ? {}
      : { status: statusAfterAnswer(ticket.status, status ?? undefined) as 'open', assigneeId }
  await applyChanges(trx, actor, ticket, differences(ticket, wished), {
    excerpt: excerptOf(text),
    from: 'agent',
    waits: author.kind === 'agent' ? false : null,
  })
}

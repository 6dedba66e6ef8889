import type { Message, TicketRow } from '@podpora/contract/tickets'
import type { TakenBack } from '@podpora/contract/writing'
import { type ActorRef, recordEvent, system } from '../../platform/events/log.ts'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { putBackAsDraft } from '../drafts/returning.ts'
import { loadMessageFor } from './access.ts'
import { detachFiles } from './attaching.ts'
import { applyChanges } from './history.ts'
import { messageById } from './message-queries.ts'
import { lockTicket } from './queries.ts'
import { differences, putBack } from './rules.ts'
import {
  type Before,
  deleteMessage,
  heldByReply,
  neighbours,
  restoreLast,
  takeScheduled,
  waitsSince,
} from './scheduled-queries.ts'

/**
 * An answer that has not left is a draft of its writer again, and the ticket is as it was, as far as nobody has
 * changed it since.
 * @throws Refusal not_found; already_sent
 */
export async function takeBack(db: Db, actor: SignedIn, messageId: number): Promise<TakenBack> {
  const { ticketId } = await loadMessageFor(db, actor, messageId)
  return inTransaction(db, async (trx) => {
    const ticket = await lockTicket(trx, ticketId)
    if (!ticket || !(await withdraw(trx, actor, ticket, messageId, 'taken')))
      throw new Refusal('already_sent')
    return { ticketId }
  })
}

/** The customer writes: answers that were to leave only if they don't are drafts again. */
export async function holdBackScheduled(trx: Trx, ticketId: number): Promise<void> {
  for (const id of await heldByReply(trx, ticketId)) {
    const ticket = await lockTicket(trx, ticketId)
    if (ticket) await withdraw(trx, system, ticket, id, 'reply')
  }
}

async function withdraw(
  trx: Trx,
  actor: ActorRef,
  ticket: TicketRow,
  messageId: number,
  why: 'taken' | 'reply',
): Promise<boolean> {
  const taken = await takeScheduled(trx, messageId, 'any')
  if (!taken) return false
  const message = (await messageById(trx, messageId)) as Message
  const { before: seen, after } = await neighbours(trx, ticket.id, messageId)
  if (message.author.kind === 'agent' && message.author.id !== null) {
    const owner = { kind: 'agent', id: message.author.id } as const
    const { html, uploads } = await detachFiles(trx, owner, messageId, message.html ?? '')
    await putBackAsDraft(trx, owner.id, ticket.id, {
      html,
      uploads,
      cc: message.cc,
      bcc: message.bcc,
      seen: seen ?? 0,
    })
  }
  if (taken.before && taken.ticketId === ticket.id) await restore(trx, actor, ticket, taken.before, after)
  await deleteMessage(trx, messageId)
  await recordEvent(trx, {
    kind: 'message.withdrawn',
    actor,
    ticketId: ticket.id,
    data: { messageId, why, authorId: message.author.id },
  })
  return true
}

async function restore(
  trx: Trx,
  actor: ActorRef,
  ticket: TicketRow,
  before: Before,
  after: 'in' | 'out' | null,
): Promise<void> {
  const back = putBack(ticket, before.changes)
  await applyChanges(trx, actor, ticket, differences(ticket, back))
  if (after === null) await restoreLast(trx, ticket.id, before)
  // Written again since, the customer waits for as long as before; answered by somebody else, for nothing.
  else if (after === 'in' && before.waitingSince) await waitsSince(trx, ticket.id, before.waitingSince)
}

import type { ActionsDone, ActionsOnTicket } from '@podpora/contract/actions'
import type { TicketRow } from '@podpora/contract/tickets'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { type Db, inTransaction } from '../../platform/postgres/db.ts'
import { loadTicketFor, lockTicket, ticketsByIds, wasWritten } from '../tickets/access.ts'
import { applyActions } from '../tickets/applying.ts'
import { type Ways, writeMessage } from '../tickets/writing.ts'
import { noteMacroUse } from './access.ts'

/**
 * Does several things to a ticket at once, with a message that its writer has seen or with the text of the actions.
 * All of it or nothing; the same `clientId` again changes nothing more.
 * @throws Refusal with whatever one of the things is refused with
 */
export async function actOnTicket(
  db: Db,
  actor: SignedIn,
  ticketId: number,
  { clientId, macroId, actions = {}, message: words }: ActionsOnTicket,
  ways: Ways,
): Promise<ActionsDone> {
  await loadTicketFor(db, actor, ticketId)
  const text = words && { ...words, clientId }
  const done = await inTransaction(db, async (trx) => {
    // Held from here on: of the same request twice at once, the second finds what the first has written.
    await lockTicket(trx, ticketId)
    if (await wasWritten(trx, clientId)) return undefined
    return applyActions(trx, actor, ticketId, actions, ways, { clientId, message: text })
  })
  if (!done) {
    const message = text ? await writeMessage(db, actor, ticketId, text, ways) : null
    return { ticket: await ticketNow(db, ticketId), message }
  }
  await noteMacroUse(db, actor, macroId)
  return { ticket: await ticketNow(db, ticketId), message: done.messages[0] ?? null }
}

/** Whoever has just passed a ticket on may be told how it is, though it is out of their sight from now on. */
async function ticketNow(db: Db, id: number): Promise<TicketRow> {
  const [ticket] = await ticketsByIds(db, [id])
  if (!ticket) throw new Refusal('not_found')
  return ticket
}

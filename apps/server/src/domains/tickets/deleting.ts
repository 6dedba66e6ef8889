import type { TicketRow } from '@podpora/contract/tickets'
import { recordEvent } from '../../platform/events/log.ts'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { type Db, inTransaction, sql, type Trx } from '../../platform/postgres/db.ts'
import { askToSettle, refuseOpenParts } from '../projects/closing.ts'
import { maySee } from './access.ts'
import { lockTicket, ticketById } from './queries.ts'

/** Takes a ticket out of everybody's sight; it can be restored until it is purged. @throws Refusal not_found; complaint_stays; parts_open */
export function deleteTicket(db: Db, actor: SignedIn, id: number): Promise<TicketRow> {
  return inTransaction(db, async (trx) => {
    const ticket = await lockSeen(trx, actor, id)
    if (ticket.concealedFrom !== null) throw new Refusal('complaint_stays')
    if (ticket.deletedAt === null) {
      await refuseOpenParts(trx, ticket)
      await setDeleted(trx, id, true)
      await askToSettle(trx, ticket)
      await recordEvent(trx, { kind: 'ticket.deleted', actor, ticketId: id })
    }
    return (await ticketById(trx, id)) as TicketRow
  })
}

/** Brings a deleted ticket back as it was. @throws Refusal not_found */
export function restoreTicket(db: Db, actor: SignedIn, id: number): Promise<TicketRow> {
  return inTransaction(db, async (trx) => {
    const ticket = await lockSeen(trx, actor, id)
    if (ticket.deletedAt !== null) {
      await setDeleted(trx, id, false)
      await askToSettle(trx, ticket)
      const data = ticket.junkAt === null ? {} : { junk: true }
      await recordEvent(trx, { kind: 'ticket.restored', actor, ticketId: id, data })
    }
    return (await ticketById(trx, id)) as TicketRow
  })
}

async function lockSeen(trx: Trx, actor: SignedIn, id: number): Promise<TicketRow> {
  const ticket = await lockTicket(trx, id)
  if (!ticket || !maySee(actor, ticket)) throw new Refusal('not_found')
  return ticket
}

/** Takes a ticket out of sight, or back. What comes back from the junk has come this moment. */
export async function setDeleted(db: Db, id: number, deleted: boolean): Promise<void> {
  await sql`
    update tickets set deleted_at = case when ${deleted} then clock_timestamp() end,
                       released_at = case when not ${deleted} and junk_at is not null then clock_timestamp() else released_at end,
                       waiting_since = case when not ${deleted} and junk_at is not null and waiting_since is not null
                                            then clock_timestamp() else waiting_since end,
                       junk_at = null, junk_why = null,
                       updated_at = greatest(updated_at, clock_timestamp())
    where id = ${id}
  `.execute(db)
}

import type { JunkReason } from '@podpora/contract/junk'
import type { TicketRow } from '@podpora/contract/tickets'
import { type ActorRef, recordEvent, system } from '../../platform/events/log.ts'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { type Db, first, inTransaction, sql, type Trx } from '../../platform/postgres/db.ts'
import { learnSender, unblockSender } from '../junk/listing.ts'
import { askToSettle, refuseOpenParts } from '../projects/closing.ts'
import { maySee } from './access.ts'
import { setDeleted } from './deleting.ts'
import { lockTicket, ticketById } from './queries.ts'

/** Within the transaction that opens it: a ticket that is junk from the first moment. */
export const junkOnArrival = (trx: Trx, ticketId: number, why: JunkReason): Promise<void> =>
  putAside(trx, system, ticketId, why)

/** Takes a ticket out of everybody's work as junk; `learn` blocks its sender from now on. @throws Refusal not_found; complaint_stays; parts_open */
export const junkTicket = (db: Db, actor: SignedIn, id: number, learn: boolean): Promise<TicketRow> =>
  inTransaction(db, async (trx) => {
    const ticket = await lockSeen(trx, actor, id)
    if (ticket.concealedFrom !== null) throw new Refusal('complaint_stays')
    if (ticket.deletedAt === null) {
      await refuseOpenParts(trx, ticket)
      await putAside(trx, actor, id, 'person')
      await askToSettle(trx, ticket)
      const sender = learn && (await senderOf(trx, id))
      if (sender) await learnSender(trx, actor, 'block', sender)
    }
    return (await ticketById(trx, id)) as TicketRow
  })

/**
 * Brings a ticket in as if it had come this moment; `learn` puts its sender on the allow list. That the sender was blocked is
 * forgotten anyway. @throws Refusal not_found
 */
export const releaseTicket = (db: Db, actor: SignedIn, id: number, learn: boolean): Promise<TicketRow> =>
  inTransaction(db, async (trx) => {
    const ticket = await lockSeen(trx, actor, id)
    if (ticket.junkAt !== null) {
      await setDeleted(trx, id, false)
      await askToSettle(trx, ticket)
      await recordEvent(trx, { kind: 'ticket.restored', actor, ticketId: id, data: { junk: true } })
      const sender = await senderOf(trx, id)
      if (sender && learn) await learnSender(trx, actor, 'allow', sender)
      else if (sender) await unblockSender(trx, actor, sender)
    }
    return (await ticketById(trx, id)) as TicketRow
  })

async function putAside(trx: Trx, actor: ActorRef, id: number, why: JunkReason): Promise<void> {
  await setDeleted(trx, id, true)
  await sql`update tickets set junk_at = deleted_at, junk_why = ${why} where id = ${id}`.execute(trx)
  await recordEvent(trx, { kind: 'ticket.deleted', actor, ticketId: id, data: { junk: why } })
}

/** Whoever may see a ticket among others may take it back from the junk: they may just have put it there. */
async function lockSeen(trx: Trx, actor: SignedIn, id: number): Promise<TicketRow> {
  const ticket = await lockTicket(trx, id)
  const seen = ticket && (ticket.junkAt === null ? ticket : { ...ticket, deletedAt: null })
  if (!ticket || !seen || !maySee(actor, seen)) throw new Refusal('not_found')
  return ticket
}

/** Who wrote the first message from outside. */
const senderOf = async (db: Db, ticketId: number): Promise<string | null> =>
  (
    await first(
      db,
      sql<{ sender: string }>`
        select from_address as sender from messages
        where ticket_id = ${ticketId} and direction = 'in' and from_address is not null order by id limit 1
      `,
    )
  )?.sender ?? null

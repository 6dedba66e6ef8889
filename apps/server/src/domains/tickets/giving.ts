import type { TicketRow } from '@podpora/contract/tickets'
import { recordEvent } from '../../platform/events/log.ts'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { type Db, inTransaction, one, sql } from '../../platform/postgres/db.ts'
import { recogniseCustomer } from '../customers/actions.ts'
import { lockTicketFor } from './access.ts'
import { addParticipants, addressesTakingPart, ticketById } from './queries.ts'

/**
 * Makes a ticket another customer's, known or new: whoever passed it on for them goes on taking part. How it is served stays
 * as it was decided. Theirs already: nothing happens.
 * @throws Refusal not_found; ticket_deleted; ticket_closed (merged); complaint_stays
 */
export function giveToCustomer(
  db: Db,
  actor: SignedIn,
  id: number,
  who: { address: string; name: string },
): Promise<TicketRow> {
  return inTransaction(db, async (trx) => {
    const ticket = await lockTicketFor(trx, actor, id)
    if (ticket.concealedFrom !== null) throw new Refusal('complaint_stays')
    if (ticket.mergedInto !== null) throw new Refusal('ticket_closed')
    const { id: to } = await recogniseCustomer(trx, { channel: 'mail', ...who }, actor)
    if (to === ticket.customerId) return ticket
    await addParticipants(trx, id, await addressesTakingPart(trx, id))
    const version = ticket.version + 1
    const { companyId } = await setCustomer(trx, id, to, version)
    const company = { from: ticket.companyId, to: companyId }
    await recordEvent(trx, {
      kind: 'ticket.changed',
      actor,
      ticketId: id,
      data: {
        version,
        changes: {
          customerId: { from: ticket.customerId, to },
          ...(company.from !== company.to && { companyId: company }),
        },
      },
    })
    return (await ticketById(trx, id)) as TicketRow
  })
}

const setCustomer = (
  db: Db,
  id: number,
  customerId: number,
  version: number,
): Promise<{ companyId: number | null }> =>
  one(
    db,
    sql<{ companyId: number | null }>`
      update tickets set customer_id = ${customerId}, version = ${version},
        company_id = (select company_id from customers where id = ${customerId}),
        updated_at = greatest(updated_at, clock_timestamp())
      where id = ${id} returning company_id
    `,
  )

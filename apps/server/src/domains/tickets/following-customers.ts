import { type ActorRef, recordEvents } from '../../platform/events/log.ts'
import { all, type Db, sql, type Trx } from '../../platform/postgres/db.ts'

/** Unsolved tickets of customers who have come to another company come along; what is solved stays with the one that it was solved for. */
export async function followCustomers(trx: Trx, actor: ActorRef, customerIds: number[]): Promise<void> {
  const moved = await setCompanyOfUnsolved(trx, customerIds)
  await recordEvents(
    trx,
    moved.map(({ id, version, from, to }) => ({
      kind: 'ticket.changed',
      actor,
      ticketId: id,
      data: { version, changes: { companyId: { from, to } } },
    })),
  )
}

interface Moved {
  id: number
  version: number
  from: number | null
  to: number | null
}

// Rows are locked in one order: two who move customers at once wait for each other and do not lock each other out.
const setCompanyOfUnsolved = (db: Db, customerIds: number[]): Promise<Moved[]> =>
  all(
    db,
    sql<Moved>`
      with found as (
        select t.id, t.company_id as "from", c.company_id as "to"
        from tickets t join customers c on c.id = t.customer_id
        where t.customer_id = any(${customerIds}::bigint[]) and t.status not in ('solved', 'closed')
          and t.company_id is distinct from c.company_id and t.deleted_at is null and t.merged_into_id is null
        order by t.id for update of t
      )
      update tickets t set company_id = found."to", version = version + 1
      from found where t.id = found.id returning t.id, t.version, found."from", found."to"
    `,
  )

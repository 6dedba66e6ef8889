import { type Db, one, sql } from '../../platform/postgres/db.ts'

/** Letters that have come from a customer by the page within a day. */
export const countFromPage = async (db: Db, customerId: number): Promise<number> =>
  (
    await one(
      db,
      sql<{ count: number }>`
        select count(*)::int as count from tickets t join messages m on m.ticket_id = t.id
        where t.customer_id = ${customerId} and t.concealed_from is not null
          and m.channel = 'web' and m.direction = 'in' and m.created_at > now() - interval '1 day'
      `,
    )
  ).count

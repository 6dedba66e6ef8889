import type { Language } from '@podpora/contract/common'
import { all, type Db, first, sql } from '../../platform/postgres/db.ts'

export interface CustomersBrand {
  id: number
  name: string
  language: Language
}

/** In whose name a customer is written to: the brand of their last ticket, else the first. Undefined: there is no such customer. */
export const brandOfCustomer = (db: Db, customerId: number): Promise<CustomersBrand | undefined> =>
  first(
    db,
    sql<CustomersBrand>`
      select b.id, b.name, b.language from customers c join brands b on b.id = coalesce(
        (select t.brand_id from tickets t where t.customer_id = c.id and t.deleted_at is null
     order by t.updated_at desc, t.id desc limit 1),
        (select min(id) from brands))
      where c.id = ${customerId}
    `,
  )

/** Who is told of a contract: its customer, or the contact of its company. */
export const toldOf = async (db: Db, id: number): Promise<number | null> =>
  (
    await first(
      db,
      sql<{ customerId: number | null }>`
        select case when company_id is null then customer_id else contact_id end as customer_id from contracts
        where id = ${id} and state <> 'draft'
      `,
    )
  )?.customerId ?? null

/** Of which of these contracts somebody may read the statements: their own, and those they are the contact of. */
export const statementsFor = async (db: Db, customerId: number, ids: number[]): Promise<Set<number>> => {
  const rows = await all(
    db,
    sql<{ id: number }>`
      select id from contracts
      where id = any(${ids}::bigint[]) and (customer_id = ${customerId} or contact_id = ${customerId})
    `,
  )
  return new Set(rows.map(({ id }) => id))
}

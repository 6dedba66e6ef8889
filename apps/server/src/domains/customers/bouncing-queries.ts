import { type Db, first, sql } from '../../platform/postgres/db.ts'

/** Since when it bounces stays; the reason is the latest. */
export const markBounced = (
  db: Db,
  address: string,
  { status, reason }: { status: string | null; reason: string },
): Promise<{ customerId: number } | undefined> =>
  first(
    db,
    sql<{ customerId: number }>`
      update identities
      set bounced_at = coalesce(bounced_at, now()), bounce_status = ${status}, bounce_reason = ${reason}
      where channel = 'mail' and address = ${address} returning customer_id
    `,
  )

/** False: it was not marked. */
export const unmarkBounced = async (db: Db, id: number): Promise<boolean> =>
  (await first(
    db,
    sql`
      update identities set bounced_at = null, bounce_status = null, bounce_reason = null
      where id = ${id} and bounced_at is not null returning id
    `,
  )) !== undefined

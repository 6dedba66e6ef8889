import { all, type Db, sql } from '../../platform/postgres/db.ts'

/* Many customers at once, from elsewhere: a statement for all of them, and no event for each. */

export interface KnownCustomer {
  id: number
  name: string
  language: string | null
  note: string
}

/** Who has which of these mail addresses. */
export const customersByAddresses = (
  db: Db,
  addresses: string[],
): Promise<(KnownCustomer & { address: string })[]> =>
  all(
    db,
    sql<KnownCustomer & { address: string }>`
      select c.id, c.name, c.language, c.note, i.address
      from identities i join customers c on c.id = i.customer_id
      where i.channel = 'mail' and i.address = any(${addresses}::text[])
    `,
  )

export const customersForUpdate = (db: Db, ids: number[]): Promise<KnownCustomer[]> =>
  all(
    db,
    sql<KnownCustomer>`
      select id, name, language, note from customers where id = any(${ids}::bigint[]) order by id for no key update
    `,
  )

/** In the order in which they are given. */
export const insertCustomers = async (
  db: Db,
  rows: { name: string; language: string | null; note: string; createdAt: string | null }[],
): Promise<number[]> => {
  if (rows.length === 0) return []
  const numbered = rows.map((row, place) => ({ ...row, place }))
  const ids = await all(
    db,
    sql<{ id: number }>`
      with given as materialized (
        select nextval(pg_get_serial_sequence('customers', 'id')) as id, g.* from (
          select * from json_to_recordset(${JSON.stringify(numbered)}::json)
            as c (name text, language text, note text, "createdAt" timestamptz, place integer)
          order by place) as g
      ), made as (
        insert into customers (id, name, language, note, created_at)
        select id, name, language, note, coalesce("createdAt", now()) from given order by place
      )
      select id from given order by place
    `,
  )
  return ids.map((row) => row.id)
}

/** An address that somebody else has stays theirs. Whoever has one at a company's domain belongs to the company. */
export async function insertIdentities(
  db: Db,
  rows: { customerId: number; address: string }[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into identities (customer_id, channel, address)
    select i."customerId", 'mail', i.address
    from json_to_recordset(${JSON.stringify(rows)}::json) as i ("customerId" bigint, address text)
    on conflict (channel, address) do nothing
  `.execute(db)
  await sql`
    update customers c set company_id = d.company_id
    from identities i join company_domains d on d.domain = split_part(i.address, '@', 2)
    where c.id = any(${rows.map(({ customerId }) => customerId)}::bigint[]) and i.customer_id = c.id
      and i.channel = 'mail' and c.company_id is null and not c.company_by_hand
  `.execute(db)
}

export async function updateCustomers(db: Db, rows: KnownCustomer[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update customers c set name = n.name, language = n.language, note = n.note
    from json_to_recordset(${JSON.stringify(rows)}::json) as n (id bigint, name text, language text, note text)
    where c.id = n.id
  `.execute(db)
}

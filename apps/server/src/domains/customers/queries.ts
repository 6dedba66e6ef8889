import type { Channel, Customer } from '@podpora/contract/customers'
import { all, type Db, first, one, type Sql, sql } from '../../platform/postgres/db.ts'
import { companyOf } from './belonging-queries.ts'

const customerShape = sql`
  c.id, c.name, c.language, c.note, c.created_at, c.company_id,
  (select k.name from companies k where k.id = c.company_id) as company_name,
  coalesce(
    (select json_agg(json_build_object(
              'id', i.id, 'channel', i.channel, 'address', i.address,
              'bounce', case when i.bounced_at is not null then json_build_object(
                'since', i.bounced_at, 'status', i.bounce_status, 'reason', i.bounce_reason) end) order by i.id)
     from identities i where i.customer_id = c.id),
    '[]') as identities
`

export const customersByIds = (db: Db, ids: number[]): Promise<Customer[]> =>
  all(db, sql<Customer>`select ${customerShape} from customers c where c.id = any(${ids}::bigint[])`)

export const customerById = (db: Db, id: number): Promise<Customer | undefined> =>
  first(db, sql<Customer>`select ${customerShape} from customers c where c.id = ${id}`)

/** Newest first. `query` is part of a name or of an address. */
export function customerPage(
  db: Db,
  query: string | undefined,
  before: number | null,
  limit: number,
): Promise<Customer[]> {
  const older = (id: Sql) => (before === null ? sql`true` : sql`${id} < ${before}`)
  const found = query
    ? foundBy(`%${query.replace(/[\\%_]/g, '\\$&')}%`, older, limit)
    : sql`select id from customers where ${older(sql`id`)} order by id desc limit ${limit}`
  return all(
    db,
    sql<Customer>`
      select ${customerShape} from customers c where c.id in (${found}) order by c.id desc limit ${limit}
    `,
  )
}

/**
 * Names and addresses are looked through each by itself, so that the trigrams' indexes serve, and each only as far as the
 * page goes. A part of three letters or more is then
 * found without reading all customers.
 */
const foundBy = (pattern: string, older: (id: Sql) => Sql, limit: number): Sql => sql`
  (select id from customers where name ilike ${pattern} and ${older(sql`id`)} order by id desc limit ${limit})
  union
  (select customer_id from identities where address ilike ${pattern} and ${older(sql`customer_id`)}
   order by customer_id desc limit ${limit})
`

/** A customer with the first address. */
export const insertCustomer = (
  db: Db,
  customer: { name: string; language: string | null },
  { channel, address }: { channel: Channel; address: string },
): Promise<{ id: number }> =>
  one(
    db,
    sql<{ id: number }>`
      with made as (
        insert into customers (name, language, company_id)
        values (${customer.name}, ${customer.language}, ${companyOf(address)}) returning id
      )
      insert into identities (customer_id, channel, address) select id, ${channel}, ${address} from made
      returning customer_id as id
    `,
  )

export async function insertIdentity(
  db: Db,
  customerId: number,
  channel: Channel,
  address: string,
): Promise<void> {
  await sql`insert into identities (customer_id, channel, address) values (${customerId}, ${channel}, ${address})`.execute(
    db,
  )
}

export const customerIdOf = (
  db: Db,
  channel: Channel,
  address: string,
): Promise<{ customerId: number; name: string; bouncing: number | null } | undefined> =>
  first(
    db,
    sql<{ customerId: number; name: string; bouncing: number | null }>`
      select i.customer_id, c.name, case when i.bounced_at is not null then i.id end as bouncing from identities i join customers c on c.id = i.customer_id
      where i.channel = ${channel} and i.address = ${address}
    `,
  )

/** A name that turns up later is kept; one that somebody has already written is not touched. */
export const giveNameWhereNone = (db: Db, id: number, name: string): Promise<{ id: number } | undefined> =>
  first(
    db,
    sql<{ id: number }>`update customers set name = ${name} where id = ${id} and name = '' returning id`,
  )

export async function updateCustomer(
  db: Db,
  id: number,
  customer: { name: string; language: string | null; note: string },
): Promise<void> {
  await sql`
    update customers set name = ${customer.name}, language = ${customer.language}, note = ${customer.note} where id = ${id}
  `.execute(db)
}

export const lockCustomer = (db: Db, id: number): Promise<{ id: number } | undefined> =>
  first(db, sql<{ id: number }>`select id from customers where id = ${id} for update`)

export async function deleteIdentity(db: Db, customerId: number, identityId: number): Promise<void> {
  await sql`delete from identities where id = ${identityId} and customer_id = ${customerId}`.execute(db)
}

/** Until the end of the transaction nobody else makes or recognises a customer by this address. */
export async function lockAddress(db: Db, channel: Channel, address: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`identity:${channel}:${address}`}, 0))`.execute(
    db,
  )
}

/** Who belongs to a company, newest first. */
export const companyMembers = (
  db: Db,
  companyId: number,
  before: number | null,
  limit: number,
): Promise<Customer[]> =>
  all(
    db,
    sql<Customer>`
      select ${customerShape} from customers c
      where c.company_id = ${companyId} and ${before === null ? sql`true` : sql`c.id < ${before}`}
      order by c.id desc limit ${limit}
    `,
  )

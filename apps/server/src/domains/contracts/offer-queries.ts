import type { Language } from '@podpora/contract/common'
import type { PlanNotices } from '@podpora/contract/contracts'
import { all, type Db, first, sql } from '../../platform/postgres/db.ts'
import { mostLate } from './offering-rules.ts'

/** A contract whose customer is told of it, and how they are reached. */
export interface Told {
  id: number
  customerId: number
  planName: string
  endsOn: string | null
  notices: PlanNotices
  /** Null: nobody is stated, or they have no address. */
  address: string | null
  name: string
  brandId: number
  brandName: string
  language: Language
}

/** The brand is that of the last ticket of whoever is told; the first, where they never wrote. */
const told = sql`
  k.id, c.id as customer_id, p.name as plan_name, k.ends_on::text as ends_on, p.notices, c.name,
  (select i.address from identities i where i.customer_id = c.id and i.channel = 'mail' order by i.id limit 1) as address,
  b.id as brand_id, b.name as brand_name, b.language
`
const joined = sql`
  contracts k join plans p on p.id = k.plan_id
  join customers c on c.id = case when k.company_id is null then k.customer_id else k.contact_id end
  join brands b on b.id = coalesce(
    (select t.brand_id from tickets t where t.customer_id = c.id and t.deleted_at is null
     order by t.updated_at desc, t.id desc limit 1),
    (select min(id) from brands))
`

/** Contracts near their end, or a while behind it, that nothing follows; by their numbers. */
export const contractsToOffer = (db: Db, day: string, after: number, limit: number): Promise<Told[]> =>
  all(
    db,
    sql<Told>`
      select ${told} from ${joined}
      where (p.notices ->> 'on')::boolean and k.state in ('active', 'ended') and k.id > ${after}
        and k.ends_on between ${day}::date - (180 + ${mostLate}::integer) and ${day}::date + 180
        and not exists (
          select from contracts later
          where (later.customer_id = k.customer_id or later.company_id = k.company_id)
            and later.state in ('draft', 'active') and later.id <> k.id
            and (later.ends_on is null or later.ends_on > k.ends_on))
      order by k.id limit ${limit}
    `,
  )

/** Undefined: its customer is told nothing. */
export const contractToTell = (db: Db, id: number): Promise<Told | undefined> =>
  first(db, sql<Told>`select ${told} from ${joined} where k.id = ${id} and (p.notices ->> 'on')::boolean`)

export interface Notice {
  contractId: number
  kind: 'offer' | 'low' | 'low_visits'
  about: string
  days: number
}

/** Whether it is for this transaction to tell; of two at once the second waits and finds it told. */
export const claimNotice = async (db: Db, { contractId, kind, about, days }: Notice): Promise<boolean> =>
  (await first(
    db,
    sql`
      insert into contract_notices (contract_id, kind, about, days)
      values (${contractId}, ${kind}, ${about}::date, ${days}) on conflict do nothing returning 1
    `,
  )) !== undefined

import type { Pack, PackInput } from '@podpora/contract/contracts'
import { all, type Db, first, one, sql } from '../../platform/postgres/db.ts'
import { holderName } from './contract-queries.ts'
import { packLeft } from './facts-queries.ts'

const shape = sql`
  b.id, b.customer_id, b.company_id, ${holderName} as holder_name, b.unit, b.amount, ${packLeft} as left, b.position,
  b.expires_on::text as expires_on, b.note, b.created_at,
  case when b.price_amount is not null
       then json_build_object('amount', b.price_amount, 'currency', b.price_currency) end as price
`
const joined = sql`packs b left join customers c on c.id = b.customer_id left join companies o on o.id = b.company_id`

interface Holder {
  customerId: number | null
  companyId: number | null
}

/** In the order in which they are used. */
export const packsOf = (db: Db, holders: Holder[]): Promise<Pack[]> =>
  all(
    db,
    sql<Pack>`
      select ${shape} from ${joined}
      where b.customer_id = any(${holders.flatMap(({ customerId }) => customerId ?? [])}::bigint[])
         or b.company_id = any(${holders.flatMap(({ companyId }) => companyId ?? [])}::bigint[])
      order by b.position, b.id
    `,
  )

/** All that somebody can still use, by holder. */
export const packsInUse = (db: Db): Promise<Pack[]> =>
  all(
    db,
    sql<Pack>`
      select ${shape} from ${joined} where ${packLeft} > 0 order by b.company_id, b.customer_id, b.position, b.id limit 500
    `,
  )

export const selectPack = (db: Db, id: number): Promise<Pack | undefined> =>
  first(db, sql<Pack>`select ${shape} from ${joined} where b.id = ${id}`)

export const insertPack = (db: Db, p: PackInput): Promise<{ id: number }> =>
  one(
    db,
    sql<{ id: number }>`
      insert into packs (customer_id, company_id, unit, amount, position, expires_on, price_amount, price_currency, note)
      values (${p.customerId}, ${p.companyId}, ${p.unit}, ${p.amount},
              (select coalesce(max(position), 0) + 1 from packs
               where customer_id = ${p.customerId}::bigint or company_id = ${p.companyId}::bigint),
              ${p.expiresOn}::date, ${p.price?.amount ?? null}, ${p.price?.currency ?? null}, ${p.note})
      returning id
    `,
  )

/** Only one of which nothing was used. */
export const deleteUnusedPack = (db: Db, id: number): Promise<{ id: number } | undefined> =>
  first(
    db,
    sql<{ id: number }>`
      delete from packs b where id = ${id} and not exists (select from draws d where d.pack_id = b.id) returning id
    `,
  )

export async function arrangePackRows(db: Db, ids: number[]): Promise<void> {
  await sql`
    update packs p set position = o.place
    from (select i.id, i.place from unnest(${ids}::bigint[]) with ordinality as i (id, place)) as o
    where p.id = o.id
  `.execute(db)
}

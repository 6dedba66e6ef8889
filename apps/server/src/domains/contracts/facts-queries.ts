import type { CountedUnit } from '@podpora/contract/entitlement-kinds'
import { all, type Db, first, one, type Sql, sql } from '../../platform/postgres/db.ts'
import type { ContractFacts, Facts, Used } from './rules.ts'

/** Whose contracts are looked for: of a customer, or of the company that an address belongs to. */
export interface Holder {
  customerId: number | null
  address?: string
}

type StoredUse = Omit<Used, 'drawn'> & { drawn: [month: string, amount: number][] }
type StoredContract = Omit<ContractFacts, 'drawn' | 'visits'> & StoredUse & { visits: StoredUse }

/** Which draws of a contract are counted together. */
const ofVisits = sql`unit = 'visits'`
const ofRest = sql`unit <> 'visits'`

/** Taken of each month's allowance of a contract `k`. */
const drawn = (which: Sql, until: string | null): Sql => sql`
  coalesce(
    (select json_agg(json_build_array(d.month, d.amount)) from (
       select month::text as month, sum(amount)::int as amount from draws
       where contract_id = k.id and month is not null and state <> 'declined' and ${which}
         and (${until}::date is null or day <= ${until}::date) group by month) as d), '[]')
`
/** Taken beyond what there was, in the month of a day. */
const over = (which: Sql, day: string): Sql => sql`
  coalesce(
    (select sum(amount)::int from draws
     where contract_id = k.id and draws.over and state = 'done' and ${which}
       and date_trunc('month', day) = date_trunc('month', ${day}::date)), 0)
`
/** A contract `k` of a plan `p` as the rules see it on a day. */
const contractFacts = (day: string, until: string | null = null): Sql => sql`
  json_build_object(
    'id', k.id, 'planId', k.plan_id, 'planName', p.name, 'lineId', p.line_id, 'terms', k.terms,
    'startsOn', k.starts_on::text, 'endsOn', k.ends_on::text,
    'drawn', ${drawn(ofRest, until)}, 'over', ${over(ofRest, day)},
    'visits', json_build_object('drawn', ${drawn(ofVisits, until)}, 'over', ${over(ofVisits, day)}))
`
const packLeft = sql`
  (b.amount - coalesce((select sum(d.amount)::int from draws d where d.pack_id = b.id and d.state <> 'declined'), 0))
`
const packFacts = sql`
  json_build_object('id', b.id, 'unit', b.unit, 'left', ${packLeft}, 'expiresOn', b.expires_on::text)
`

const withMonths = (contract: StoredContract): ContractFacts => ({
  ...contract,
  drawn: new Map(contract.drawn),
  visits: { ...contract.visits, drawn: new Map(contract.visits.drawn) },
})

/**
 * All that decides how somebody is served, in one statement: every ticket that comes in asks it. The company's contracts
 * count for its parts.
 */
export async function readFacts(
  db: Db,
  { customerId, address = '' }: Holder,
  productId: number | null,
  day: string,
): Promise<Facts> {
  const row = await one(
    db,
    sql<Omit<Facts, 'contracts'> & { contracts: StoredContract[] }>`
      with recursive holders as (
        select coalesce((select company_id from customers where id = ${customerId}::bigint),
                        (select company_id from company_domains
                         where ${customerId}::bigint is null and domain = split_part(${address}, '@', 2))) as id,
               1 as depth
        union all
        select c.parent_id, depth + 1 from companies c join holders h on c.id = h.id
        where c.parent_id is not null and depth < 50
      )
      select
        (select id from lines where free) as free_line_id,
        coalesce((select free_support from products where id = ${productId}::bigint), false) as free_product,
        coalesce((select json_agg(${contractFacts(day)} order by h.depth nulls first, k.ends_on, k.id)
                  from contracts k join plans p on p.id = k.plan_id left join holders h on h.id = k.company_id
                  where k.state = 'active' and (k.customer_id = ${customerId}::bigint or h.id is not null)),
                 '[]') as contracts,
        coalesce((select json_agg(${packFacts} order by b.position, b.id)
                  from packs b left join holders h on h.id = b.company_id
                  where b.customer_id = ${customerId}::bigint or h.id is not null), '[]') as packs
    `,
  )
  return { ...row, contracts: row.contracts.map(withMonths) }
}

/** Of contracts by their ids, whatever state they are in. `until`: as it was at the end of that day. */
export async function readContracts(
  db: Db,
  ids: number[],
  day: string,
  until: string | null = null,
): Promise<Map<number, ContractFacts>> {
  const rows = await all(
    db,
    sql<{ facts: StoredContract }>`
      select ${contractFacts(day, until)} as facts from contracts k join plans p on p.id = k.plan_id
      where k.id = any(${ids}::bigint[])
    `,
  )
  return new Map(rows.map(({ facts }) => [facts.id, withMonths(facts)]))
}

/** What the plan that serves a ticket is called, and which lines it reaches; undefined where none does. */
export const selectReach = (
  db: Db,
  ticketId: number,
): Promise<{ planName: string; lineIds: number[] } | undefined> =>
  first(
    db,
    sql<{ planName: string; lineIds: number[] }>`
      select p.name as plan_name, k.terms -> 'lineIds' as line_ids
      from tickets t join contracts k on k.id = t.contract_id join plans p on p.id = k.plan_id where t.id = ${ticketId}
    `,
  )

/** Nobody else takes anything of these until the transaction ends. Always contracts before packs, each by their numbers. */
export async function lockSources(db: Db, contractIds: number[], packIds: number[]): Promise<void> {
  if (contractIds.length > 0)
    await sql`
      select id from contracts where id = any(${contractIds}::bigint[]) order by id for no key update
    `.execute(db)
  if (packIds.length > 0)
    await sql`select id from packs where id = any(${packIds}::bigint[]) order by id for no key update`.execute(
      db,
    )
}

export interface NewDraw {
  ticketId: number | null
  contractId: number | null
  month: string | null
  packId: number | null
  over: boolean
  state: 'done' | 'asked'
  unit: CountedUnit
  amount: number
  price: { amount: number; currency: string } | null
  day: string
}

export const insertDraws = async (db: Db, draws: NewDraw[]): Promise<number[]> => {
  if (draws.length === 0) return []
  const rows = await all(
    db,
    sql<{ id: number }>`
      insert into draws (ticket_id, contract_id, month, pack_id, over, state, unit, amount, price_amount, price_currency, day)
      select "ticketId", "contractId", month, "packId", over, state, unit, amount, (price ->> 'amount')::bigint,
             price ->> 'currency', day
      from json_to_recordset(${JSON.stringify(draws)}::json) as d (
        "ticketId" bigint, "contractId" bigint, month date, "packId" bigint, over boolean, state text, unit text,
        amount integer, price json, day date)
      returning id
    `,
  )
  return rows.map(({ id }) => id)
}

export { packLeft }

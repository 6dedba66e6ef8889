import type { Money } from '@podpora/contract/money'
import type { CostRow } from '@podpora/contract/time'
import { all, type Db, one, type Sql, sql } from '../../platform/postgres/db.ts'

/* What it cost us: time at the hour of its line, and expenses. What it brings in: what was billed beyond, and expenses passed on. */

/** Everything that costs or brings in something, one row each. */
const movements = sql`
  select ticket_id, customer_id, contract_id, line_id, (started_at at time zone 'UTC')::date as day, coalesce(minutes, 0) as minutes,
         cost_amount as cost, cost_currency as cost_in, null::bigint as price, null as price_in
  from time_entries
  union all
  select ticket_id, customer_id, contract_id, line_id, day, 0, amount, currency,
         case when billable then amount end, case when billable then currency end
  from expenses
  union all
  select d.ticket_id, t.customer_id, d.contract_id, t.line_id, d.day, 0, null, null, d.price_amount, d.price_currency
  from draws d left join tickets t on t.id = d.ticket_id
  where d.state = 'done' and d.price_amount is not null
`

const sums = (value: Sql, currency: Sql, of: Sql): Sql => sql`
  coalesce((select json_agg(json_build_object('amount', s.amount, 'currency', s.currency) order by s.currency)
            from (select ${currency} as currency, sum(${value})::bigint as amount from ${of}
                  where ${value} is not null group by 1) as s), '[]')
`

export const moneyOfTicket = (db: Db, ticketId: number): Promise<{ cost: Money[]; price: Money[] }> =>
  one(
    db,
    sql<{ cost: Money[]; price: Money[] }>`
      with own as (select * from (${movements}) as m where m.ticket_id = ${ticketId})
      select ${sums(sql`cost`, sql`cost_in`, sql`own`)} as cost, ${sums(sql`price`, sql`price_in`, sql`own`)} as price
    `,
  )

const groups: Record<'line' | 'contract' | 'customer', { id: Sql; name: Sql }> = {
  line: { id: sql`m.line_id`, name: sql`(select name from lines where id = g.id)` },
  contract: {
    id: sql`m.contract_id`,
    name: sql`
      (select concat_ws(' · ', coalesce(o.name, c.name), p.name) from contracts k join plans p on p.id = k.plan_id
       left join customers c on c.id = k.customer_id left join companies o on o.id = k.company_id where k.id = g.id)`,
  },
  customer: {
    id: sql`m.customer_id`,
    name: sql`
      (select coalesce(nullif(c.name, ''), (select address from identities i where i.customer_id = c.id order by i.id limit 1))
       from customers c where c.id = g.id)`,
  },
}

const moneyOf = (what: 'cost' | 'price'): Sql => sql`
  json_agg(json_build_object('amount', ${sql.raw(what)}, 'currency', currency) order by currency)
    filter (where ${sql.raw(what)} is not null)
`

/** Summed in one pass over days, both of them included; at most 500 rows, those with the most work first. */
export const costsBy = (db: Db, by: keyof typeof groups, from: string, to: string): Promise<CostRow[]> =>
  all(
    db,
    sql<CostRow>`
      with m as materialized (
        select coalesce(${groups[by].id}, 0) as id, m.ticket_id, m.minutes, m.cost, m.cost_in, m.price, m.price_in
        from (${movements}) as m where m.day between ${from}::date and ${to}::date
      ), g as (
        select id, sum(minutes)::int as minutes, count(distinct ticket_id)::int as tickets from m
        group by id order by 2 desc, 1 limit 500
      ), sums as (
        select id, currency, sum(cost)::bigint as cost, sum(price)::bigint as price
        from (select id, cost_in as currency, cost, null::bigint as price from m where cost is not null
              union all select id, price_in, null, price from m where price is not null) as each
        where id in (select id from g) group by id, currency
      ), money as (
        select id, ${moneyOf('cost')} as cost, ${moneyOf('price')} as price from sums group by id
      )
      select nullif(g.id, 0) as id, coalesce(${groups[by].name}, '') as name, g.tickets, g.minutes,
             coalesce(money.cost, '[]') as cost, coalesce(money.price, '[]') as price
      from g left join money on money.id = g.id order by g.minutes desc, g.id
    `,
  )

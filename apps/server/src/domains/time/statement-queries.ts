import type { StatementLine } from '@podpora/contract/time'
import { all, type Db, sql } from '../../platform/postgres/db.ts'

const money = (amount: ReturnType<typeof sql>, currency: ReturnType<typeof sql>) => sql`
  case when ${amount} is not null then json_build_object('amount', ${amount}, 'currency', ${currency}) end
`
/** More than anybody reads of one month; the table has them all. */
const most = 20_000

/** All that was used of a contract in a month, oldest first. Days are in UTC. */
export const linesOf = (db: Db, contractId: number, month: string): Promise<StatementLine[]> =>
  all(
    db,
    sql<StatementLine>`
      with span as (select ${month}::date as first, (${month}::date + interval '1 month')::date as next),
      used as (
        select case when e.visit then 'visit' else 'time' end as kind, (e.started_at at time zone 'UTC')::date as day, e.ticket_id, e.agent_id, e.minutes, e.counted,
               e.note, e.id, taken.source, taken.price
        from time_entries e, span,
             lateral (
               select coalesce(
                        max(case when d.state = 'declined' then 'declined' end), max(case when d.state = 'asked' then 'asked' end),
                        max(case when d.over then 'over' end), max(case when d.pack_id is not null then 'pack' end),
                        max(case when d.month is not null then 'included' end), 'none') as source,
                      (json_agg(${money(sql`d.price_amount`, sql`d.price_currency`)})
                       filter (where d.state = 'done' and d.price_amount is not null)) -> 0 as price
               from draws d where d.time_entry_id = e.id) as taken
        where e.contract_id = ${contractId}
          and e.started_at >= span.first::timestamp at time zone 'UTC' and e.started_at < span.next::timestamp at time zone 'UTC'
        union all
        select 'case', d.day, d.ticket_id, null, null, d.amount, '', d.id,
               case when d.state <> 'done' then d.state when d.over then 'over' when d.pack_id is not null then 'pack' else 'included' end,
               case when d.state = 'done' then ${money(sql`d.price_amount`, sql`d.price_currency`)} end
        from draws d, span
        where d.contract_id = ${contractId} and d.unit = 'tickets' and d.day >= span.first and d.day < span.next
        union all
        select 'expense', x.day, x.ticket_id, x.agent_id, null, null, x.note, x.id, 'none',
               ${money(sql`x.amount`, sql`x.currency`)}
        from expenses x, span
        where x.contract_id = ${contractId} and x.billable and x.day >= span.first and x.day < span.next
      )
      select u.kind, u.day::text as day, u.ticket_id, case when t.concealed_from is null then coalesce(t.subject, '') else '' end as subject, coalesce(a.name, '') as agent_name,
             u.minutes, u.counted, u.source, u.price, u.note
      from used u left join tickets t on t.id = u.ticket_id left join agents a on a.id = u.agent_id
      order by u.day, u.kind, u.id limit ${most}
    `,
  )

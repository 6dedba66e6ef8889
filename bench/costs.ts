import { costsBy } from '../apps/server/src/domains/time/cost-queries.ts'
import { linesOf } from '../apps/server/src/domains/time/statement-queries.ts'
import { type Db, sql } from '../apps/server/src/platform/postgres/db.ts'
import { timesOf } from './measuring.ts'
import { withOwnDatabase } from './own-database.ts'
import { progress } from './progress.ts'

/** Entries a ticket; tickets come over two years, a month of which is asked for. */
const entries = 3
const contracts = 500

/** What the costs of a month and of a year, and the statement of a month, take with so many tickets: ms. */
export async function measureCosts(sizes: number[]): Promise<string> {
  const measured = []
  for (const tickets of sizes)
    measured.push(
      await withOwnDatabase(4, async (db) => {
        await fill(db, tickets)
        const costs = (by: 'line' | 'contract' | 'customer', from: string) =>
          timesOf(10, () => costsBy(db, by, from, '2026-06-30'))
        return {
          tickets,
          entries: tickets * entries,
          monthByLine: await costs('line', '2026-06-01'),
          monthByContract: await costs('contract', '2026-06-01'),
          monthByCustomer: await costs('customer', '2026-06-01'),
          yearByCustomer: await costs('customer', '2025-07-01'),
          statement: await timesOf(20, () => linesOf(db, 1, '2026-06-01')),
        }
      }),
    )
  return `${JSON.stringify(measured, null, 2)}\n`
}

async function fill(db: Db, tickets: number): Promise<void> {
  const terms = JSON.stringify({ unit: 'minutes', monthly: 600, overage: 'bill' })
  const steps = [
    sql`insert into brands (name, language) values ('Bench', 'en')`,
    sql`insert into lines (name, level, note_required) select 'Line ' || i, i, false from generate_series(1, 3) i`,
    sql`insert into customers (name) select 'Customer ' || i from generate_series(1, 20000) i`,
    sql`insert into plans (name, terms) values ('Care', ${terms}::jsonb)`,
    sql`insert into contracts (customer_id, plan_id, terms, starts_on, free_months, state, note)
        select i, 1, ${terms}::jsonb, '2024-07-01', 0, 'active', '' from generate_series(1, ${contracts}::int) i`,
    sql`insert into tickets (subject, status, channel, brand_id, customer_id, last_from, line_id, contract_id)
        select 'Ticket ' || i, 'solved', 'mail', 1, 1 + i % 20000, 'customer', 1 + i % 3,
               case when i % 20000 < ${contracts}::int then 1 + i % 20000 end
        from generate_series(1, ${tickets}::int) i`,
    sql`insert into time_entries (client_id, ticket_id, customer_id, contract_id, line_id, started_at, minutes, billable,
                                  counted, note, cost_amount, cost_currency)
        select gen_random_uuid(), t.id, t.customer_id, t.contract_id, t.line_id,
               timestamptz '2024-07-01' + make_interval(mins => ((t.id * 7919 + e * 1409) % 1050000)::int), 15, true, 15, '',
               1500, 'EUR'
        from tickets t, generate_series(1, ${entries}::int) e`,
    sql`insert into draws (ticket_id, contract_id, month, over, state, unit, amount, price_amount, price_currency, day,
                           time_entry_id)
        select e.ticket_id, e.contract_id, date_trunc('month', e.started_at)::date, e.id % 5 = 0, 'done', 'minutes', 15,
               case when e.id % 5 = 0 then 2500 end, case when e.id % 5 = 0 then 'EUR' end, e.started_at::date, e.id
        from time_entries e where e.contract_id is not null`,
    sql`insert into expenses (client_id, ticket_id, customer_id, contract_id, line_id, day, amount, currency, billable, note)
        select gen_random_uuid(), id, customer_id, contract_id, line_id,
               date '2024-07-01' + (id % 730)::int, 1000, 'PLN', id % 2 = 0, '' from tickets where id % 20 = 0`,
    sql`analyze`,
  ]
  for (const step of progress('filling', steps)) await step.execute(db)
}

import { dueTickets } from '../apps/server/src/domains/levels/queries.ts'
import { workOnDue } from '../apps/server/src/domains/levels/stepping.ts'
import { lineBoard } from '../apps/server/src/domains/lines/board.ts'
import { createLog } from '../apps/server/src/platform/log.ts'
import { type Db, sql } from '../apps/server/src/platform/postgres/db.ts'
import { timesOf } from './measuring.ts'
import { withOwnDatabase } from './own-database.ts'
import { progress } from './progress.ts'

const due = 500
const looks = 300

/**
 * What looking for due promises, doing what is due, and the board of the lines cost with so many tickets, one in twenty of
 * them open: ms. The first must not grow with the tickets at all.
 */
export async function measureLevels(sizes: number[]): Promise<string> {
  const measured = []
  for (const tickets of sizes)
    measured.push(
      await withOwnDatabase(4, async (db) => {
        await fill(db, tickets)
        const look = await timesOf(looks, () => dueTickets(db, new Date(), 50))
        const board = await timesOf(20, () => lineBoard(db))
        // Fifty a look, each with its history read and its events written.
        const work = await timesOf(due / 50, () => workOnDue(db, createLog('silent')))
        return { tickets, open: tickets / 20, look, board, workOnFifty: work }
      }),
    )
  return `${JSON.stringify(measured, null, 2)}\n`
}

async function fill(db: Db, tickets: number): Promise<void> {
  const eight = JSON.stringify([
    {
      target: 'resolution',
      minutes: { low: 480, normal: 480, high: 480, urgent: 480 },
      time: 'calendar',
      pausedIn: [],
      warnAt: [],
    },
  ])
  const steps = [
    sql`insert into brands (name, language) values ('Bench', 'en')`,
    sql`insert into agents (name, email, role, state, language)
        select 'Agent ' || i, 'a' || i || '@bench.test', 'agent', 'active', 'en' from generate_series(1, 60) i`,
    sql`insert into lines (name, level, note_required) select 'Line ' || i, i, false from generate_series(1, 5) i`,
    sql`insert into groups (name, line_id) select 'Group ' || i, i from generate_series(1, 5) i`,
    sql`insert into customers (name) select 'Customer ' || i from generate_series(1, 20000) i`,
    sql`insert into level_policies (position, name, enabled, conditions, targets, actions)
        values (1, 'Eight hours', true, '[]', ${eight}::jsonb, '[]')`,
    sql`insert into tickets (subject, status, channel, brand_id, group_id, line_id, reached_level, assignee_id, customer_id,
                             last_from, created_at, waiting_since, solved_at)
        select 'Ticket ' || i, case when i % 20 = 0 then 'open' else 'solved' end, 'mail', 1, 1 + i / 20 % 5,
               1 + i / 20 % 5, 1 + i / 20 % 5, case when i % 3 > 0 then 1 + i / 20 % 60 end, 1 + i % 20000, 'customer',
               now() - make_interval(mins => i % 525600), case when i % 20 = 0 then now() end,
               case when i % 20 > 0 then now() - make_interval(mins => i % 525600) + interval '2 hours' end
        from generate_series(1, ${tickets}::int) i`,
    sql`update tickets set created_at = now() - interval '481 minutes'
        where id in (select id from tickets where status = 'open' order by id limit ${due})`,
    sql`update tickets set created_at = now() - make_interval(mins => id::int % 400)
        where status = 'open' and created_at <> now() - interval '481 minutes'
          and id not in (select id from tickets where status = 'open' order by id limit ${due})`,
    sql`insert into events (kind, actor_kind, ticket_id, at) select 'ticket.created', 'customer', id, created_at from tickets
        where status = 'open'`,
    sql`insert into clocks (ticket_id, target, cycle, policy_id, minutes, time, paused_in, warn_at, state, started_at, due_at,
                            ended_at, next_at, intervals)
        select id, 'resolution', 0, 1, 480, 'calendar', '{}', '{}',
               case when status = 'open' then 'running' else 'met' end, created_at,
               created_at + interval '8 hours', solved_at,
               case when status = 'open' then created_at + interval '8 hours' end, '[]' from tickets`,
    sql`vacuum analyze`,
  ]
  for (const step of progress('filling', steps)) await step.execute(db)
}

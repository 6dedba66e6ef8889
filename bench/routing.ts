import { type Passed, routeBatch } from '../apps/server/src/domains/routing/deciding.ts'
import { type Db, one, sql } from '../apps/server/src/platform/postgres/db.ts'
import { profiles } from '../packages/contract/src/routing-words.ts'
import { percentile } from './measuring.ts'
import { withOwnDatabase } from './own-database.ts'
import { cpuMs, treeOf } from './processes.ts'
import { progress } from './progress.ts'

const agents = 500
const groups = 25
/** Hardly more than there is to give: whoever counts wrongly goes over it. */
const capacityFor = (tickets: number) => Math.ceil((tickets / agents) * 1.05)
const workers = 8

/** Routes many tickets to many people with all that is stored of it, by several workers, and asks SQL for what must never be. */
export async function measureRouting(tickets: number): Promise<string> {
  const capacity = capacityFor(tickets)
  return withOwnDatabase(workers, async (db, pid) => {
    const cpu = () => ({ server: cpuMs([process.pid]), database: cpuMs(treeOf(pid)) })
    await fill(db, tickets, capacity)
    const before = cpu()
    const measured = await route(db)
    const after = cpu()
    const each = (name: 'server' | 'database') =>
      Math.round((1000 * (after[name] - before[name])) / measured.placed) / 1000
    const cpuMsEach = { server: each('server'), database: each('database') }
    const wrong = await violations(db, capacity)
    return `${JSON.stringify({ tickets, agents, groups, workers, ...measured, cpuMsEach, violations: wrong }, null, 2)}\n`
  })
}

async function route(db: Db) {
  const queues = Array.from({ length: groups }, (_, i) => i + 1)
  const batches: number[] = []
  let placed = 0
  const begun = performance.now()
  // Groups are taken as jobs are: one at a time each, whichever worker is free.
  await Promise.all(
    Array.from({ length: workers }, async () => {
      for (let group = queues.shift(); group !== undefined; group = queues.shift())
        for (let after: Passed | null = null; ; ) {
          const at = performance.now()
          const done: Awaited<ReturnType<typeof routeBatch>> = await routeBatch(db, group, after)
          batches.push(performance.now() - at)
          placed += done.placed
          if (!done.next) break
          after = done.next
        }
    }),
  )
  const seconds = (performance.now() - begun) / 1000
  return {
    placed,
    seconds: Math.round(seconds * 10) / 10,
    decisionsPerSecond: Math.round(placed / seconds),
    batchP50: Math.round(percentile(batches, 0.5)),
    batchP99: Math.round(percentile(batches, 0.99)),
  }
}

const violations = (db: Db, capacity: number) =>
  one(
    db,
    sql<{
      givenTwice: number
      overCapacity: number
      notTheirs: number
      outsideGroup: number
      unskilled: number
    }>`
      select
        (select count(*)::int from (select from assignments group by ticket_id having count(*) > 1) as x) as given_twice,
        (select count(*)::int from (select from assignments group by agent_id having sum(units) > ${capacity}) as x)
          as over_capacity,
        (select count(*)::int from assignments a join tickets t on t.id = a.ticket_id
         where t.assignee_id is distinct from a.agent_id) as not_theirs,
        (select count(*)::int from assignments a where not exists (
           select from group_members m where m.group_id = a.group_id and m.agent_id = a.agent_id)) as outside_group,
        (select count(*)::int from assignments a join tickets t on t.id = a.ticket_id
         join skills s on t.tags[1] = s.name
         where not exists (select from agent_skills k where k.agent_id = a.agent_id and k.skill_id = s.id
                           and k.level >= s.level)) as unskilled
    `,
  )

async function fill(db: Db, tickets: number, capacity: number): Promise<void> {
  const weights = JSON.stringify(profiles.fair)
  const steps = [
    sql`insert into brands (name, language) values ('Bench', 'en')`,
    sql`insert into agents (name, email, role, state, language)
        select 'Agent ' || i, 'a' || i || '@bench.test', 'agent', 'active', 'en' from generate_series(1, ${agents}::int) i`,
    sql`insert into sessions (agent_id, token_hash, expires_at, ip, user_agent)
        select id, sha256(id::text::bytea), now() + interval '1 day', '', '' from agents`,
    sql`insert into groups (name) select 'Group ' || i from generate_series(1, ${groups}::int) i`,
    // Everybody is in two groups, so that groups share people.
    sql`insert into group_members (group_id, agent_id)
        select 1 + (id + k) % ${groups}::int, id from agents, generate_series(0, 1) k`,
    sql`insert into agent_routing (agent_id, capacity) select id, ${capacity} from agents`,
    sql`insert into group_routing (group_id, mode, profile, weights, relax, fairness_hours, leaving)
        select id, 'push', 'fair', ${weights}::jsonb, '[]', 8, 'keep' from groups`,
    sql`insert into skills (name, level, conditions)
        select 'skill' || i, 2, jsonb_build_array(jsonb_build_object('field', 'tags', 'op', 'any', 'values',
               jsonb_build_array('skill' || i))) from generate_series(1, 5) i`,
    sql`insert into agent_skills (agent_id, skill_id, level)
        select a.id, s.id, 2 + (a.id + s.id) % 4 from agents a, skills s where (a.id / 25 + s.id) % 5 < 3`,
    sql`insert into customers (name) select 'Customer ' || i from generate_series(1, 20000) i`,
    sql`insert into tickets (subject, status, channel, brand_id, group_id, customer_id, last_from, waiting_since, kind, tags)
        select 'Ticket ' || i, 'new', 'mail', 1, 1 + i % ${groups}::int, 1 + i % 20000, 'customer',
               now() - make_interval(secs => i % 7200),
               (array['question', 'bug', 'task', 'unsorted'])[1 + i % 4],
               case when i % 5 = 0 then array['skill' || 1 + (i / 5) % 5] else '{}' end
        from generate_series(1, ${tickets}::int) i`,
    sql`insert into routing_queue (ticket_id, group_id, wanted_by)
        select id, group_id, waiting_since + interval '1 day' from tickets`,
    sql`analyze`,
  ]
  for (const step of progress('filling', steps)) await step.execute(db)
}

import type { ClockState, ClockTarget, CountedTime } from '@podpora/contract/level-kinds'
import type { Clock, Policy, PolicyInput, Recalculation } from '@podpora/contract/levels'
import { all, type Db, first, one, sql } from '../../platform/postgres/db.ts'

const policyShape = sql`
  p.id, p.version, p.position, p.name, p.enabled, p.conditions, p.calendar_id, p.targets, p.actions
`

/** In the order in which they are tried. */
export const selectPolicies = (db: Db): Promise<Policy[]> =>
  all(db, sql<Policy>`select ${policyShape} from level_policies p order by p.position, p.id`)

export const selectPolicy = (db: Db, id: number): Promise<Policy | undefined> =>
  first(db, sql<Policy>`select ${policyShape} from level_policies p where p.id = ${id}`)

export const insertPolicy = (db: Db, p: PolicyInput): Promise<{ id: number }> =>
  one(
    db,
    sql<{ id: number }>`
      insert into level_policies (name, position, enabled, conditions, calendar_id, targets, actions)
      values (${p.name}, (select coalesce(max(position), 0) + 1 from level_policies), ${p.enabled},
              ${JSON.stringify(p.conditions)}::jsonb, ${p.calendarId}, ${JSON.stringify(p.targets)}::jsonb,
              ${JSON.stringify(p.actions)}::jsonb)
      returning id
    `,
  )

/** Only over the version that the change is based on. Gives whether it was. */
export async function updatePolicy(db: Db, id: number, version: number, p: PolicyInput): Promise<boolean> {
  const updated = sql`
    update level_policies set name = ${p.name}, enabled = ${p.enabled}, calendar_id = ${p.calendarId},
      conditions = ${JSON.stringify(p.conditions)}::jsonb, targets = ${JSON.stringify(p.targets)}::jsonb,
      actions = ${JSON.stringify(p.actions)}::jsonb, version = version + 1
    where id = ${id} and version = ${version} returning id
  `
  return (await first(db, updated)) !== undefined
}

export async function deletePolicy(db: Db, id: number): Promise<void> {
  await sql`delete from level_policies where id = ${id}`.execute(db)
}

/** One after the other; those that are not named stay behind them. */
export async function orderPolicies(db: Db, ids: number[]): Promise<void> {
  await sql`
    update level_policies p set position = coalesce(array_position(${ids}::bigint[], p.id), ${ids.length} + p.position)
  `.execute(db)
}

/** A clock as it is stored. Times in ms, as its rules reckon. */
export interface ClockRow {
  id: number
  ticketId: number
  target: ClockTarget
  cycle: number
  policyId: number | null
  calendarId: number | null
  minutes: number
  time: CountedTime
  pausedIn: string[]
  warnAt: number[]
  state: ClockState
  startedAt: number
  dueAt: number | null
  endedAt: number | null
  breachedAt: number | null
  warned: number
  nextAt: number | null
  intervals: {
    state: 'running' | 'paused'
    status: string
    from: number
    to: number | null
    countedMs: number
  }[]
  cause: string | null
}

const ms = (column: string) => sql.raw(`(extract(epoch from ${column}) * 1000)::bigint as ${column}`)

export const clocksOfTickets = (db: Db, ticketIds: number[]): Promise<ClockRow[]> =>
  all(
    db,
    sql<ClockRow>`
      select id, ticket_id, target, cycle, policy_id, calendar_id, minutes, time, paused_in, warn_at, state, warned, cause,
             ${ms('started_at')}, ${ms('due_at')}, ${ms('ended_at')}, ${ms('breached_at')}, ${ms('next_at')}, intervals
      from clocks where ticket_id = any(${ticketIds}::bigint[]) order by id
    `,
  )

const recorded = sql.raw(`
  "ticketId" bigint, target text, cycle bigint, "policyId" bigint, "calendarId" bigint, minutes integer, time text,
  "pausedIn" text[], "warnAt" smallint[], state text, "startedAt" bigint, "dueAt" bigint, "endedAt" bigint,
  "breachedAt" bigint, warned smallint, "nextAt" bigint, intervals jsonb, cause text`)
const at = (name: string) => sql.raw(`to_timestamp(c."${name}" / 1000.0)`)

/** Writes clocks as they are now, each over the one that it was. Gives their ids, in no order. */
export const saveClocks = (
  db: Db,
  clocks: Omit<ClockRow, 'id'>[],
): Promise<{ id: number; ticketId: number; target: ClockTarget; cycle: number }[]> =>
  all(
    db,
    sql<{ id: number; ticketId: number; target: ClockTarget; cycle: number }>`
      insert into clocks as k (ticket_id, target, cycle, policy_id, calendar_id, minutes, time, paused_in, warn_at, state,
                               started_at, due_at, ended_at, breached_at, warned, next_at, intervals, cause)
      select c."ticketId", c.target, c.cycle, (select p.id from level_policies p where p.id = c."policyId"),
             (select a.id from calendars a where a.id = c."calendarId"), c.minutes, c.time, c."pausedIn",
             c."warnAt", c.state, ${at('startedAt')}, ${at('dueAt')}, ${at('endedAt')}, ${at('breachedAt')}, c.warned,
             ${at('nextAt')}, c.intervals, c.cause
      from json_to_recordset(${JSON.stringify(clocks)}::json) as c (${recorded})
      on conflict (ticket_id, target, cycle) do update set
        policy_id = excluded.policy_id, calendar_id = excluded.calendar_id, minutes = excluded.minutes,
        time = excluded.time, paused_in = excluded.paused_in, warn_at = excluded.warn_at, state = excluded.state,
        started_at = excluded.started_at, due_at = excluded.due_at, ended_at = excluded.ended_at,
        breached_at = excluded.breached_at, warned = excluded.warned, next_at = excluded.next_at,
        intervals = excluded.intervals,
        cause = case when excluded.breached_at is null then null else coalesce(k.cause, excluded.cause) end
      returning id, ticket_id, target, cycle
    `,
  )

/** Promises that nobody makes any more: what began them is not in this ticket now, or nothing is promised for it. */
export async function dropClocks(db: Db, ids: number[]): Promise<void> {
  if (ids.length > 0) await sql`delete from clocks where id = any(${ids}::bigint[])`.execute(db)
}

export interface TicketDues {
  ticketId: number
  dueAt: number | null
  dueTarget: ClockTarget | null
  breached: boolean
}

/**
 * What the tickets' rows say of their clocks. Locked in the order of their numbers first, as all do who hold several:
 * two that wait for each other would be none. Gives those that are different now.
 */
export async function saveDues(db: Db, dues: TicketDues[]): Promise<number[]> {
  if (dues.length === 0) return []
  const changed = await all(
    db,
    sql<{ id: number }>`
      with wanted as (
        select d."ticketId" as id, to_timestamp(d."dueAt" / 1000.0) as due_at, d."dueTarget" as due_target, d.breached
        from json_to_recordset(${JSON.stringify(dues)}::json)
          as d ("ticketId" bigint, "dueAt" bigint, "dueTarget" text, breached boolean)
      ), held as (
        select t.id, w.due_at, w.due_target, w.breached from tickets t join wanted w on w.id = t.id
        where (t.due_at, t.due_target, t.breached) is distinct from (w.due_at, w.due_target, w.breached)
        order by t.id for no key update of t
      )
      update tickets t set due_at = h.due_at, due_target = h.due_target, breached = h.breached
      from held h where t.id = h.id returning t.id
    `,
  )
  return changed.map(({ id }) => id)
}

/** Tickets with something to do by now, longest overdue first. */
export const dueTickets = async (db: Db, now: Date, limit: number): Promise<number[]> =>
  (
    await all(
      db,
      sql<{ ticketId: number }>`
        select ticket_id from clocks where next_at <= ${now}::timestamptz order by next_at limit ${limit}
      `,
    )
  ).map(({ ticketId }) => ticketId)

const clockLock = 4_207_001

/** Whoever holds these is the only one to count the clocks of these tickets, until the transaction ends. */
export async function lockClocks(db: Db, ticketIds: number[]): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(${clockLock}, id) from
      (select hashint8(id) as id from unnest(${ticketIds}::bigint[]) as id group by 1 order by 1) as ordered
  `.execute(db)
}

/** The same for one ticket, where nobody else holds it. */
export const tryLockClocks = async (db: Db, ticketId: number): Promise<boolean> =>
  (
    await one(
      db,
      sql<{
        held: boolean
      }>`select pg_try_advisory_xact_lock(${clockLock}, hashint8(${ticketId}::bigint)) as held`,
    )
  ).held

/** A ticket's clocks for people, in the order in which they began. */
export const clocksShown = (
  db: Db,
  ticketIds: number[],
): Promise<(Clock & { intervals: ClockRow['intervals'] })[]> =>
  all(
    db,
    sql<Clock & { intervals: ClockRow['intervals'] }>`
      select k.id, k.ticket_id, k.target, k.policy_id, p.name as policy_name, k.state, k.minutes, k.time,
             a.name as calendar_name, k.started_at, k.due_at, k.ended_at, k.breached_at, k.warned, k.cause, k.cause_by,
             k.intervals
      from clocks k left join level_policies p on p.id = k.policy_id left join calendars a on a.id = k.calendar_id
      where k.ticket_id = any(${ticketIds}::bigint[]) order by k.started_at, k.id
    `,
  )

export const clockById = (
  db: Db,
  id: number,
): Promise<{ ticketId: number; breachedAt: string | null } | undefined> =>
  first(
    db,
    sql<{
      ticketId: number
      breachedAt: string | null
    }>`select ticket_id, breached_at from clocks where id = ${id}`,
  )

export async function setCause(db: Db, id: number, cause: string, agentId: number | null): Promise<void> {
  await sql`update clocks set cause = ${cause}, cause_by = ${agentId} where id = ${id}`.execute(db)
}

const runShape = sql`r.id, r.state, r.total, r.done, r.started_at, r.finished_at`
const unsolved = sql`status in ('new', 'open', 'pending', 'on_hold')`

/** Asks for all open tickets to be counted anew; a run that is under way is replaced by it. */
export const insertRun = (db: Db): Promise<{ id: number }> =>
  one(
    db,
    sql<{ id: number }>`
      with replaced as (update clock_runs set state = 'replaced', finished_at = now() where state = 'running')
      insert into clock_runs (total) values ((select count(*) from tickets where ${unsolved})) returning id
    `,
  )

export const latestRun = (db: Db): Promise<Recalculation | undefined> =>
  first(db, sql<Recalculation>`select ${runShape} from clock_runs r order by r.id desc limit 1`)

/** A run that goes on, and nobody else's until the transaction ends. */
export const lockRun = (db: Db, id: number): Promise<{ cursor: number } | undefined> =>
  first(
    db,
    sql<{ cursor: number }>`select cursor from clock_runs where id = ${id} and state = 'running' for update`,
  )

export async function advanceRun(db: Db, id: number, done: number, cursor: number | null): Promise<void> {
  await sql`
    update clock_runs set done = done + ${done}, cursor = coalesce(${cursor}::bigint, cursor),
      state = case when ${cursor === null} then 'done' else state end,
      finished_at = case when ${cursor === null} then now() end
    where id = ${id}
  `.execute(db)
}

export const unsolvedAfter = async (db: Db, cursor: number, limit: number): Promise<number[]> =>
  (
    await all(
      db,
      sql<{
        id: number
      }>`select id from tickets where ${unsolved} and id > ${cursor} order by id limit ${limit}`,
    )
  ).map(({ id }) => id)

export const newestUnsolved = async (db: Db, limit: number): Promise<number[]> =>
  (
    await all(
      db,
      sql<{ id: number }>`select id from tickets where ${unsolved} order by id desc limit ${limit}`,
    )
  ).map(({ id }) => id)

import type { Service } from '@podpora/contract/entitlement-kinds'
import type { AgentRoutingChange } from '@podpora/contract/routing'
import type { Availability } from '@podpora/contract/routing-words'
import type { TicketKind } from '@podpora/contract/tickets'
import { all, type Db, first, one, sql } from '../../platform/postgres/db.ts'

/**
 * Nobody else gives work to these people until the transaction ends: what they have is counted and added to as one. Always in
 * the order of their numbers.
 */
export async function holdAgents(db: Db, ids: number[]): Promise<void> {
  await sql`select from agents where id = any(${ids}::bigint[]) order by id for no key update`.execute(db)
}

export interface AgentState {
  agentId: number
  version: number
  /** As they have said. */
  chosen: Availability
  since: string | null
  vanishedAt: string | null
  /** Whether they have done something at the desk lately. */
  seen: boolean
  capacity: number
  hourlyLimit: number | null
  rate: number | null
  /** Whose hours are theirs; null: they are on shift whenever they are here. */
  calendarId: number | null
}

const seenLately = (minutes: number) => sql`
  exists (select from sessions s where s.agent_id = a.id and s.seen_at > now() - make_interval(mins => ${minutes}))
`

export const agentStates = (db: Db, ids: number[], awayAfterMinutes: number): Promise<AgentState[]> =>
  all(
    db,
    sql<AgentState>`
      select a.id as agent_id, coalesce(r.version, 0) as version, coalesce(r.availability, 'online') as chosen, r.since,
             r.vanished_at, ${seenLately(awayAfterMinutes)} as seen, coalesce(r.capacity, 10) as capacity,
             r.hourly_limit, r.rate, r.calendar_id
      from agents a left join agent_routing r on r.agent_id = a.id
      where a.id = any(${ids}::bigint[]) order by a.id
    `,
  )

/** What people were handed lately: effort within the hours that count for fairness, tickets within the last one. */
export const handedOut = (
  db: Db,
  ids: number[],
  hours: number,
): Promise<{ agentId: number; effort: number; lastHour: number; lastAt: string }[]> =>
  all(
    db,
    sql<{ agentId: number; effort: number; lastHour: number; lastAt: string }>`
      select agent_id, sum(effort) filter (where created_at > now() - make_interval(hours => ${hours}))::int as effort,
             count(*) filter (where created_at > now() - interval '1 hour' and way <> 'hand')::int as last_hour,
             max(created_at) as last_at
      from assignments
      where agent_id = any(${ids}::bigint[]) and created_at > now() - make_interval(hours => ${Math.max(hours, 1)})
        and state in ('offered', 'given', 'accepted')
      group by agent_id
    `,
  )

/** How many services are read of somebody's last tickets: more than the highest ratio says nothing new. */
const mostTurns = 20

/** How people's last tickets were served, the newest first. */
export const lastServices = (db: Db, ids: number[]): Promise<{ agentId: number; services: Service[] }[]> =>
  all(
    db,
    sql<{ agentId: number; services: Service[] }>`
      select a.id as agent_id, array(
        select service from assignments
        where agent_id = a.id and service is not null and state in ('offered', 'given', 'accepted')
        order by created_at desc, id desc limit ${mostTurns}) as services
      from unnest(${ids}::bigint[]) as a (id)
    `,
  )

/** What is offered to people and not answered yet: it takes of their capacity already. */
export const openOffers = (db: Db, ids: number[]): Promise<{ agentId: number; units: number }[]> =>
  all(
    db,
    sql<{ agentId: number; units: number }>`
      select agent_id, units from assignments where agent_id = any(${ids}::bigint[]) and state = 'offered'
    `,
  )

export const skillsOf = (
  db: Db,
  ids: number[],
): Promise<{ agentId: number; skillId: number; level: number }[]> =>
  all(
    db,
    sql<{ agentId: number; skillId: number; level: number }>`
      select agent_id, skill_id, level from agent_skills where agent_id = any(${ids}::bigint[])
      order by agent_id, skill_id
    `,
  )

export const experienceOf = (
  db: Db,
  ids: number[],
): Promise<{ agentId: number; kind: TicketKind; solved: number }[]> =>
  all(
    db,
    sql<{ agentId: number; kind: TicketKind; solved: number }>`
      select agent_id, kind, greatest(solved, 0) as solved from agent_experience where agent_id = any(${ids}::bigint[])
    `,
  )

/** So many more, or fewer, of a kind that somebody has solved: each agent and kind once. */
export async function countSolved(
  db: Db,
  changes: { agentId: number; kind: TicketKind; by: number }[],
): Promise<void> {
  if (changes.length === 0) return
  await sql`
    insert into agent_experience as e (agent_id, kind, solved)
    select * from unnest(${changes.map((c) => c.agentId)}::bigint[], ${changes.map((c) => c.kind)}::text[],
                         ${changes.map((c) => c.by)}::int[]) as c (agent_id, kind, by) order by 1, 2
    on conflict (agent_id, kind) do update set solved = e.solved + excluded.solved
  `.execute(db)
}

/** What somebody says of themselves. Gives what it was. */
export const putAvailability = (
  db: Db,
  agentId: number,
  availability: Availability,
): Promise<{ changed: boolean }> =>
  one(
    db,
    sql<{ changed: boolean }>`
      with before as (
        select availability, vanished_at from agent_routing where agent_id = ${agentId}
      ), put as (
        insert into agent_routing as r (agent_id, availability) values (${agentId}, ${availability})
        on conflict (agent_id) do update
        set availability = excluded.availability, vanished_at = null,
            since = case when r.availability = excluded.availability then r.since else now() end
        returning 1
      )
      select coalesce((select availability <> ${availability} or vanished_at is not null from before),
                      ${availability} <> 'online') as changed from put
    `,
  )

/** Only over the version that the change is based on; 0 where there was none. Gives whether it was. */
export async function putAgentRouting(
  db: Db,
  agentId: number,
  { version, capacity, hourlyLimit, rate, calendarId, skills }: AgentRoutingChange,
): Promise<boolean> {
  const put = sql`
    insert into agent_routing as r (agent_id, capacity, hourly_limit, rate, calendar_id)
    values (${agentId}, ${capacity}, ${hourlyLimit}::integer, ${rate}::integer, ${calendarId}::bigint)
    on conflict (agent_id) do update
    set capacity = excluded.capacity, hourly_limit = excluded.hourly_limit, rate = excluded.rate,
        calendar_id = excluded.calendar_id, version = r.version + 1
    where r.version = ${version} returning 1
  `
  if ((await first(db, put)) === undefined) return false
  await sql`delete from agent_skills where agent_id = ${agentId}`.execute(db)
  await sql`
    insert into agent_skills (agent_id, skill_id, level)
    select ${agentId}, * from unnest(${skills.map((s) => s.skillId)}::bigint[], ${skills.map((s) => s.level)}::smallint[])
  `.execute(db)
  return true
}

/** People who say that they are here and of whom nothing was heard for so long; from now on they count as away. */
export const markVanished = (db: Db, awayAfterMinutes: number): Promise<{ agentId: number }[]> =>
  all(
    db,
    sql<{ agentId: number }>`
      insert into agent_routing as r (agent_id, vanished_at)
      select a.id, now() from agents a left join agent_routing s on s.agent_id = a.id
      where a.state = 'active' and s.vanished_at is null and coalesce(s.availability, 'online') <> 'away'
        and exists (select from group_members m join group_routing g on g.group_id = m.group_id
                    where m.agent_id = a.id and g.mode <> 'manual')
        and not ${seenLately(awayAfterMinutes)}
      on conflict (agent_id) do update set vanished_at = now() where r.vanished_at is null
      returning r.agent_id
    `,
  )

/** People who were thought away and are here again. */
export const markReturned = (db: Db, awayAfterMinutes: number): Promise<{ agentId: number }[]> =>
  all(
    db,
    sql<{ agentId: number }>`
      update agent_routing r set vanished_at = null from agents a
      where a.id = r.agent_id and r.vanished_at is not null and ${seenLately(awayAfterMinutes)} returning r.agent_id
    `,
  )

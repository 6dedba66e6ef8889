import type { Channel } from '@podpora/contract/customers'
import { all, type Db, sql } from '../../platform/postgres/db.ts'
import type { Assignment } from './assigning.ts'

/** What is to be worked on now: an answer is awaited of us. */
const toDo = sql`t.status in ('new', 'open') and t.deleted_at is null and t.merged_into_id is null`

/** What people have to do now, counted by channel. Snoozed tickets are nobody's load until they wake. */
export const openWork = (
  db: Db,
  agentIds: number[],
): Promise<{ agentId: number; channel: Channel; count: number }[]> =>
  all(
    db,
    sql<{ agentId: number; channel: Channel; count: number }>`
      select t.assignee_id as agent_id, t.channel, count(*)::int as count from tickets t
      where t.assignee_id = any(${agentIds}::bigint[]) and t.status in ('new', 'open', 'pending', 'on_hold')
        and ${toDo} and t.snoozed_at is null
      group by 1, 2
    `,
  )

/** Who had the last tickets of each ticket's customer, and how many of them. */
export const customersOfAgents = (
  db: Db,
  ticketIds: number[],
): Promise<{ ticketId: number; agentId: number; count: number }[]> =>
  all(
    db,
    sql<{ ticketId: number; agentId: number; count: number }>`
      select t.id as ticket_id, before.assignee_id as agent_id, count(*)::int as count
      from tickets t, lateral (
        select o.assignee_id from tickets o
        where o.customer_id = t.customer_id and o.id <> t.id
        order by o.updated_at desc, o.id desc limit 20
      ) as before
      where t.id = any(${ticketIds}::bigint[]) and before.assignee_id is not null
      group by 1, 2
    `,
  )

/** Who of us has written in each ticket. */
export const writersOf = (db: Db, ticketIds: number[]): Promise<Assignment[]> =>
  all(
    db,
    sql<Assignment>`
      select distinct ticket_id, author_id as agent_id from messages
      where ticket_id = any(${ticketIds}::bigint[]) and author_kind = 'agent'
    `,
  )

/** Tickets of a group that wait for somebody to have them, after a number. */
export async function unassignedOf(db: Db, groupId: number, after: number, limit: number): Promise<number[]> {
  const rows = await all(
    db,
    sql<{ id: number }>`
      select t.id from tickets t
      where t.group_id = ${groupId} and t.assignee_id is null and t.status in ('new', 'open', 'pending', 'on_hold')
        and ${toDo} and t.id > ${after} order by t.id limit ${limit}
    `,
  )
  return rows.map(({ id }) => id)
}

/** What somebody has to do in these groups: all of it, or what nobody has answered yet. */
export async function workOf(
  db: Db,
  agentId: number,
  groups: { all: number[]; unanswered: number[] },
): Promise<number[]> {
  const rows = await all(
    db,
    sql<{ id: number }>`
      select t.id from tickets t
      where t.assignee_id = ${agentId} and t.status in ('new', 'open', 'pending', 'on_hold') and ${toDo}
        and (t.group_id = any(${groups.all}::bigint[]) or t.group_id = any(${groups.unanswered}::bigint[]) and t.status = 'new')
      order by t.id
    `,
  )
  return rows.map(({ id }) => id)
}

/** Tickets of a group that came on a day, in UTC. */
export async function ticketsOfDay(db: Db, groupId: number, day: string, limit: number): Promise<number[]> {
  const rows = await all(
    db,
    sql<{ id: number }>`
      select id from tickets
      where group_id = ${groupId} and deleted_at is null
        and created_at >= ${day}::date and created_at < ${day}::date + 1 order by created_at, id limit ${limit}
    `,
  )
  return rows.map(({ id }) => id)
}

interface Changed {
  id: number
  version: number
}

/** Locked in the order of their numbers: two who assign at once wait for each other, and never in a circle. */
export const assignUnassigned = (db: Db, wishes: Assignment[]): Promise<Changed[]> =>
  all(
    db,
    sql<Changed>`
      with wished as (
        select * from unnest(${wishes.map((w) => w.ticketId)}::bigint[], ${wishes.map((w) => w.agentId)}::bigint[])
          as w (ticket_id, agent_id)
      ), held as (
        select t.id from tickets t
        where t.id = any(${wishes.map((w) => w.ticketId)}::bigint[]) and t.assignee_id is null and ${toDo}
        order by t.id for no key update
      )
      update tickets t set assignee_id = w.agent_id, version = t.version + 1,
                           updated_at = greatest(t.updated_at, clock_timestamp())
      from wished w, held where held.id = t.id and w.ticket_id = t.id
      returning t.id, t.version
    `,
  )

export const unassign = (db: Db, agentId: number, ids: number[]): Promise<Changed[]> =>
  all(
    db,
    sql<Changed>`
      with held as (
        select t.id from tickets t
        where t.id = any(${ids}::bigint[]) and t.assignee_id = ${agentId} and ${toDo}
        order by t.id for no key update
      )
      update tickets t set assignee_id = null, version = t.version + 1,
                           updated_at = greatest(t.updated_at, clock_timestamp())
      from held where held.id = t.id returning t.id, t.version
    `,
  )

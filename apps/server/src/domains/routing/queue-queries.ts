import type { Explanation } from '@podpora/contract/routing'
import type { WaitReason } from '@podpora/contract/routing-words'
import { all, type Db, sql } from '../../platform/postgres/db.ts'

export interface Place {
  wantedBy: string
  ticketId: number
}
export interface QueueRow extends Place {
  groupId: number
  since: string
}
/** Which of the two orders: free requests have their own, where paid ones come first. */
export type Lane = 'all' | 'free' | 'rest'

export interface QueueEntry {
  ticketId: number
  groupId: number
  wantedBy: number
  free: boolean
}

/** Puts tickets into their queues. One that is there keeps its age, unless it has come to another group. */
export async function putInQueue(db: Db, entries: QueueEntry[]): Promise<void> {
  if (entries.length === 0) return
  await sql`
    insert into routing_queue as q (ticket_id, group_id, wanted_by, free)
    select e.ticket_id, e.group_id, to_timestamp(e.wanted_by / 1000.0), e.free
    from unnest(${entries.map((e) => e.ticketId)}::bigint[], ${entries.map((e) => e.groupId)}::bigint[],
                ${entries.map((e) => e.wantedBy)}::float8[], ${entries.map((e) => e.free)}::boolean[])
      as e (ticket_id, group_id, wanted_by, free)
    order by e.ticket_id
    on conflict (ticket_id) do update
    set group_id = excluded.group_id, wanted_by = excluded.wanted_by, free = excluded.free,
        since = case when q.group_id = excluded.group_id then q.since else now() end,
        reason = case when q.group_id = excluded.group_id then q.reason end,
        explanation = case when q.group_id = excluded.group_id then q.explanation end
    where (q.group_id, q.wanted_by, q.free) is distinct from (excluded.group_id, excluded.wanted_by, excluded.free)
  `.execute(db)
}

export async function removeFromQueue(db: Db, ticketIds: number[]): Promise<void> {
  if (ticketIds.length === 0) return
  await sql`delete from routing_queue where ticket_id = any(${ticketIds}::bigint[])`.execute(db)
}

/** Empties the queue of a group that leaves it to people again. */
export async function dropQueue(db: Db, groupId: number): Promise<void> {
  await sql`delete from routing_queue where group_id = ${groupId}`.execute(db)
}

const ofLane = (lane: Lane) => (lane === 'all' ? sql`true` : sql`q.free = ${lane === 'free'}`)

const waitingOf = (
  groupIds: number[],
  { after, limit, lane = 'all' }: { after: Place | null; limit: number; lane?: Lane },
) => sql`
  select q.ticket_id, q.group_id, q.since, q.wanted_by from routing_queue q
  where q.group_id = any(${groupIds}::bigint[]) and q.state = 'waiting' and ${ofLane(lane)}
    and ${after ? sql`(q.wanted_by, q.ticket_id) > (${after.wantedBy}::timestamptz, ${after.ticketId}::bigint)` : sql`true`}
  order by q.wanted_by, q.ticket_id limit ${limit}
`

/** The next tickets of these groups that wait, the most urgent first, for this transaction alone. */
export const claimWaiting = (
  db: Db,
  groupIds: number[],
  page: { after: Place | null; limit: number; lane?: Lane },
): Promise<QueueRow[]> => all(db, sql<QueueRow>`${waitingOf(groupIds, page)} for update skip locked`)

/** The same, only to look at. */
export const readWaiting = (db: Db, groupIds: number[], limit: number, lane: Lane): Promise<QueueRow[]> =>
  all(db, sql<QueueRow>`${waitingOf(groupIds, { after: null, limit, lane })}`)

export async function setQueueState(
  db: Db,
  ticketIds: number[],
  state: 'waiting' | 'offered',
): Promise<void> {
  if (ticketIds.length === 0) return
  await sql`update routing_queue set state = ${state} where ticket_id = any(${ticketIds}::bigint[])`.execute(
    db,
  )
}

/** Why tickets wait, and who is kept from them by what; what is so already is not written again. */
export async function setReasons(
  db: Db,
  reasons: { ticketId: number; reason: WaitReason; explanation: Explanation }[],
): Promise<void> {
  if (reasons.length === 0) return
  await sql`
    update routing_queue q set reason = r.reason, explanation = r.explanation::jsonb
    from unnest(${reasons.map((r) => r.ticketId)}::bigint[], ${reasons.map((r) => r.reason)}::text[],
                ${reasons.map((r) => JSON.stringify(r.explanation))}::text[]) as r (ticket_id, reason, explanation)
    where q.ticket_id = r.ticket_id
      and (q.reason is distinct from r.reason
           or q.explanation -> 'excluded' is distinct from r.explanation::jsonb -> 'excluded')
  `.execute(db)
}

/** The same reason for all that wait in these groups after a place. */
export async function setReasonOfRest(
  db: Db,
  groupIds: number[],
  { after, lane = 'all' }: { after: Place | null; lane?: Lane },
  reason: WaitReason,
): Promise<void> {
  await sql`
    update routing_queue q set reason = ${reason}, explanation = null
    where q.group_id = any(${groupIds}::bigint[]) and q.state = 'waiting' and ${ofLane(lane)}
      and q.reason is distinct from ${reason}
      and ${after ? sql`(q.wanted_by, q.ticket_id) > (${after.wantedBy}::timestamptz, ${after.ticketId}::bigint)` : sql`true`}
  `.execute(db)
}

/** Groups whose tickets are given out by themselves and where some wait; `of`: only those in which one of these people is. */
export async function groupsWaiting(db: Db, of?: number[]): Promise<number[]> {
  const theirs = of
    ? sql`exists (select from group_members m where m.group_id = g.group_id and m.agent_id = any(${of}::bigint[]))`
    : sql`true`
  const rows = await all(
    db,
    sql<{ groupId: number }>`
      select g.group_id from group_routing g
      where g.mode = 'push' and ${theirs}
        and exists (select from routing_queue q where q.group_id = g.group_id and q.state = 'waiting')
    `,
  )
  return rows.map(({ groupId }) => groupId)
}

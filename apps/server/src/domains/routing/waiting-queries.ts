import type { Offer, TicketRouting, WaitingTicket } from '@podpora/contract/routing'
import { all, type Db, first, sql } from '../../platform/postgres/db.ts'
import type { Place } from './queue-queries.ts'

const customerName = sql`
  coalesce(nullif(c.name, ''), (select i.address from identities i where i.customer_id = c.id order by i.id limit 1), '')
`

// Where people fetch tickets, nobody looks for somebody: that is why they wait.
const reason = sql`
  coalesce(q.reason, (select 'to_fetch' from group_routing r where r.group_id = q.group_id and r.mode = 'pull')) as reason
`

// Parts that wait for others are in no queue, and wait all the same: nothing does so in silence.
const queue = sql`(
  select ticket_id, group_id, since, wanted_by, reason, explanation, state from routing_queue
  union all
  select p.id, p.group_id, p.created_at, p.created_at, 'parts', null, 'waiting' from tickets p
  where p.waits_for <> '{}' and p.assignee_id is null and p.status in ('new', 'open')
    and p.deleted_at is null and p.merged_into_id is null
    and exists (select from group_routing r where r.group_id = p.group_id and r.mode <> 'manual')
)`

/** What waits, the most urgent first. */
export const selectWaiting = (
  db: Db,
  page: { groupId: number | null; after: Place | null; limit: number },
): Promise<WaitingTicket[]> =>
  all(
    db,
    sql<WaitingTicket>`
      select q.ticket_id, t.subject, ${customerName} as customer_name, t.priority, q.group_id, q.since, q.wanted_by,
             ${reason}, t.waits_for, q.explanation
      from ${queue} q join tickets t on t.id = q.ticket_id join customers c on c.id = t.customer_id
      where q.state = 'waiting' and (${page.groupId}::bigint is null or q.group_id = ${page.groupId}::bigint)
        and ${page.after ? sql`(q.wanted_by, q.ticket_id) > (${page.after.wantedBy}::timestamptz, ${page.after.ticketId}::bigint)` : sql`true`}
      order by q.wanted_by, q.ticket_id limit ${page.limit}
    `,
  )

/** What is offered to somebody. */
export const selectOffers = (db: Db, agentId: number): Promise<Offer[]> =>
  all(
    db,
    sql<Offer>`
      select a.id, a.ticket_id, a.group_id, t.subject, ${customerName} as customer_name, t.excerpt, t.priority, t.channel,
             a.expires_at, a.explanation
      from assignments a join tickets t on t.id = a.ticket_id join customers c on c.id = t.customer_id
      where a.agent_id = ${agentId} and a.state = 'offered' and a.expires_at > now()
    `,
  )

/** By whose decision somebody has a ticket now. */
export const selectAssignment = (
  db: Db,
  ticketId: number,
  agentId: number,
): Promise<NonNullable<TicketRouting['assignment']> | undefined> =>
  first(
    db,
    sql<NonNullable<TicketRouting['assignment']>>`
      select agent_id, way, created_at as at, explanation from assignments
      where ticket_id = ${ticketId} and agent_id = ${agentId} and state in ('given', 'accepted')
      order by id desc limit 1
    `,
  )

export const selectWait = (db: Db, ticketId: number): Promise<TicketRouting['waits'] | undefined> =>
  first(
    db,
    sql<NonNullable<TicketRouting['waits']>>`
      select q.group_id, q.since, q.wanted_by, ${reason}, '{}'::int[] as waits_for, q.explanation
      from routing_queue q where q.ticket_id = ${ticketId}
    `,
  )

import type { Service } from '@podpora/contract/entitlement-kinds'
import type { Explanation } from '@podpora/contract/routing'
import { all, type Db, first, sql } from '../../platform/postgres/db.ts'

export interface NewAssignment {
  ticketId: number
  agentId: number
  groupId: number | null
  way: 'push' | 'pull' | 'hand'
  state: 'offered' | 'given'
  units: number
  effort: number
  service: Service | null
  explanation: Explanation | null
  /** Of an offer: how long it stands. */
  seconds: number | null
}

/** In the order in which they are given. */
export const insertAssignments = (
  db: Db,
  assignments: NewAssignment[],
): Promise<{ id: number; ticketId: number; agentId: number; expiresAt: string | null }[]> =>
  assignments.length === 0
    ? Promise.resolve([])
    : all(
        db,
        sql<{ id: number; ticketId: number; agentId: number; expiresAt: string | null }>`
          insert into assignments (ticket_id, agent_id, group_id, way, state, units, effort, service, explanation, expires_at)
          select ticket_id, agent_id, group_id, way, state, units, effort, service, explanation::jsonb,
                 now() + make_interval(secs => seconds)
          from unnest(
            ${assignments.map((a) => a.ticketId)}::bigint[], ${assignments.map((a) => a.agentId)}::bigint[],
            ${assignments.map((a) => a.groupId)}::bigint[], ${assignments.map((a) => a.way)}::text[],
            ${assignments.map((a) => a.state)}::text[], ${assignments.map((a) => a.units)}::int[],
            ${assignments.map((a) => a.effort)}::int[], ${assignments.map((a) => a.service)}::text[],
            ${assignments.map((a) => a.explanation && JSON.stringify(a.explanation))}::text[],
            ${assignments.map((a) => a.seconds)}::int[]
          ) with ordinality
            as n (ticket_id, agent_id, group_id, way, state, units, effort, service, explanation, seconds, place)
          order by place
          returning id, ticket_id, agent_id, expires_at
        `,
      )

export interface OpenOffer {
  id: number
  ticketId: number
  agentId: number
  groupId: number | null
}

const offerShape = sql`id, ticket_id, agent_id, group_id`
export type OfferEnd = 'declined' | 'expired' | 'withdrawn'

/** An offer of somebody's that stands, and does so until the transaction ends. Undefined: there is none such (any more). */
export const holdOffer = (db: Db, agentId: number, id: number): Promise<OpenOffer | undefined> =>
  first(
    db,
    sql<OpenOffer>`
      select ${offerShape} from assignments
      where id = ${id} and agent_id = ${agentId} and state = 'offered' and expires_at > now() for update
    `,
  )

export async function setAccepted(db: Db, id: number): Promise<void> {
  await sql`update assignments set state = 'accepted', answered_at = now() where id = ${id}`.execute(db)
}

/** Which offers end: by number, of people or of tickets, or those whose time is over. */
export type EndingOffers =
  | { ids: number[] }
  | { agentIds: number[] }
  | { ticketIds: number[] }
  | { groupIds: number[] }
  | 'overdue'

const ending = (which: EndingOffers) => {
  if (which === 'overdue') return sql`expires_at <= now()`
  if ('ids' in which) return sql`id = any(${which.ids}::bigint[])`
  if ('agentIds' in which) return sql`agent_id = any(${which.agentIds}::bigint[])`
  if ('groupIds' in which) return sql`group_id = any(${which.groupIds}::bigint[])`
  return sql`ticket_id = any(${which.ticketIds}::bigint[])`
}

/** Ends offers that stand; whoever has taken one a moment ago keeps it. */
export const endOffers = (db: Db, which: EndingOffers, as: OfferEnd): Promise<OpenOffer[]> =>
  all(
    db,
    sql<OpenOffer>`
      update assignments set state = ${as}, answered_at = now()
      where state = 'offered' and id in (
        select id from assignments where state = 'offered' and ${ending(which)} order by id for update
      )
      returning ${offerShape}
    `,
  )

/** How long somebody is not asked again who has said no, or nothing. */
const restAfter = { declined: 30, expired: 10 }

export const declinersOf = (db: Db, ticketIds: number[]): Promise<{ ticketId: number; agentId: number }[]> =>
  all(
    db,
    sql<{ ticketId: number; agentId: number }>`
      select distinct ticket_id, agent_id from assignments
      where ticket_id = any(${ticketIds}::bigint[])
        and (state = 'declined' and answered_at > now() - make_interval(mins => ${restAfter.declined})
             or state = 'expired' and answered_at > now() - make_interval(mins => ${restAfter.expired}))
    `,
  )

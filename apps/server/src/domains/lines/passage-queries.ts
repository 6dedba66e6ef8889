import type { Passage } from '@podpora/contract/passing'
import type { PassingWay, Share } from '@podpora/contract/passing-kinds'
import type { ActorRef } from '../../platform/events/log.ts'
import { all, type Db, first, one, sql } from '../../platform/postgres/db.ts'

export interface NewPassage {
  ticketId: number
  way: PassingWay
  fromLineId: number | null
  fromGroupId: number | null
  fromAssigneeId: number | null
  toLineId: number | null
  toGroupId: number | null
  reason: string | null
  messageId: number | null
  shares: Share
  beyondPlan: boolean
  /** The rule that passed it, where no person did. */
  ruleId: number | null
  actor: ActorRef
}

export const insertPassage = (db: Db, p: NewPassage): Promise<{ id: number }> =>
  one(
    db,
    sql<{ id: number }>`
      insert into passages (ticket_id, way, from_line_id, from_group_id, from_assignee_id, to_line_id, to_group_id, reason,
                            message_id, shares, beyond_plan, rule_id, actor_kind, actor_id)
      values (${p.ticketId}, ${p.way}, ${p.fromLineId}, ${p.fromGroupId}, ${p.fromAssigneeId}, ${p.toLineId},
              ${p.toGroupId}, ${p.reason}, ${p.messageId}, ${p.shares}, ${p.beyondPlan}, ${p.ruleId}, ${p.actor.kind}, ${p.actor.id})
      returning id
    `,
  )

export const selectPassages = (db: Db, ticketId: number): Promise<Passage[]> =>
  all(
    db,
    sql<Passage>`
      select p.id, p.way, p.from_line_id, p.from_group_id, p.to_line_id, p.to_group_id, p.reason, p.message_id, p.shares,
             p.beyond_plan, p.at, p.accepted_at, p.accepted_by,
             json_build_object('kind', p.actor_kind, 'id', p.actor_id, 'name', coalesce(a.name, s.name, '')) as by
      from passages p
      left join agents a on p.actor_kind = 'agent' and a.id = p.actor_id
      left join services s on p.actor_kind = 'bot' and s.id = p.actor_id
      where p.ticket_id = ${ticketId} order by p.id
    `,
  )

export interface LastPassage {
  id: number
  way: PassingWay
  fromGroupId: number | null
  fromAssigneeId: number | null
  toGroupId: number | null
}

export const selectLastPassage = (db: Db, ticketId: number): Promise<LastPassage | undefined> =>
  first(
    db,
    sql<LastPassage>`
      select id, way, from_group_id, from_assignee_id, to_group_id from passages
      where ticket_id = ${ticketId} order by id desc limit 1
    `,
  )

/** Notes that the last passage was accepted, and gives it. */
export const acceptLastPassage = (
  db: Db,
  ticketId: number,
  agentId: number | null,
): Promise<{ id: number; toLineId: number | null } | undefined> =>
  first(
    db,
    sql<{ id: number; toLineId: number | null }>`
      update passages set accepted_at = clock_timestamp(), accepted_by = ${agentId}
      where id = (select id from passages where ticket_id = ${ticketId} order by id desc limit 1) and accepted_at is null
      returning id, to_line_id
    `,
  )

/** The rules that have passed a ticket on: none does so twice. */
export const rulesThatPassed = async (db: Db, ticketId: number): Promise<number[]> =>
  (
    await all(
      db,
      sql<{ ruleId: number }>`
        select rule_id from passages where ticket_id = ${ticketId} and rule_id is not null
      `,
    )
  ).map((row) => row.ruleId)

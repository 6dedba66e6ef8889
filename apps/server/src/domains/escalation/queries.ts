import type { EscalationRule, EscalationRuleChange, EscalationRuleInput } from '@podpora/contract/escalation'
import { all, type Db, first, one, sql } from '../../platform/postgres/db.ts'

const shape = sql`id, version, name, enabled, happens, times, words, filter, group_id, shares`

export const selectRules = (db: Db): Promise<EscalationRule[]> =>
  all(db, sql<EscalationRule>`select ${shape} from escalation_rules order by id`)

export const insertRule = (db: Db, r: EscalationRuleInput): Promise<EscalationRule> =>
  one(
    db,
    sql<EscalationRule>`
      insert into escalation_rules (name, enabled, happens, times, words, filter, group_id, shares)
      values (${r.name}, ${r.enabled}, ${r.happens}, ${r.times}, ${r.words}::text[], ${JSON.stringify(r.filter)}::jsonb,
              ${r.groupId}, ${r.shares})
      returning ${shape}
    `,
  )

/** Only over the version that the change is based on. */
export const updateRule = (
  db: Db,
  id: number,
  { version, ...r }: EscalationRuleChange,
): Promise<EscalationRule | undefined> =>
  first(
    db,
    sql<EscalationRule>`
      update escalation_rules set name = ${r.name}, enabled = ${r.enabled}, happens = ${r.happens}, times = ${r.times},
        words = ${r.words}::text[], filter = ${JSON.stringify(r.filter)}::jsonb, group_id = ${r.groupId},
        shares = ${r.shares}, version = version + 1
      where id = ${id} and version = ${version} returning ${shape}
    `,
  )

export const deleteRuleRow = (db: Db, id: number): Promise<{ id: number } | undefined> =>
  first(db, sql<{ id: number }>`delete from escalation_rules where id = ${id} returning id`)

/** How often a ticket was reopened, along the index of its events. */
export const countReopened = async (db: Db, ticketId: number): Promise<number> =>
  (
    await one(
      db,
      sql<{ count: number }>`
        select count(*)::int as count from events
        where ticket_id = ${ticketId} and kind = 'ticket.changed'
          and data -> 'changes' -> 'status' ->> 'from' in ('solved', 'closed')
          and data -> 'changes' -> 'status' ->> 'to' = 'open'
      `,
    )
  ).count

import type { IntakeRule, IntakeRuleChange, IntakeRuleInput } from '@podpora/contract/intake'
import { all, type Db, first, one, sql } from '../../platform/postgres/db.ts'

const shape = sql`
  id, version, name, enabled, filter, words, senders, line_id, group_id, product_id, kind, priority, add_tags, urgent, project
`

/** All rules in the order in which they are asked. */
export const selectRules = (db: Db): Promise<IntakeRule[]> =>
  all(db, sql<IntakeRule>`select ${shape} from intake_rules order by position, id`)

export const insertRule = (db: Db, r: IntakeRuleInput): Promise<IntakeRule> =>
  one(
    db,
    sql<IntakeRule>`
      insert into intake_rules (position, name, enabled, filter, words, senders, line_id, group_id, product_id, kind,
                                priority, add_tags, urgent, project)
      values ((select coalesce(max(position), 0) + 1 from intake_rules), ${r.name}, ${r.enabled},
              ${JSON.stringify(r.filter)}::jsonb, ${r.words}::text[], ${r.senders}::text[], ${r.lineId}, ${r.groupId},
              ${r.productId}, ${r.kind}, ${r.priority}, ${r.addTags}::text[], ${r.urgent ?? false}, ${r.project ?? false})
      returning ${shape}
    `,
  )

/** Only over the version that the change is based on. */
export const updateRule = (
  db: Db,
  id: number,
  { version, ...r }: IntakeRuleChange,
): Promise<IntakeRule | undefined> =>
  first(
    db,
    sql<IntakeRule>`
      update intake_rules set name = ${r.name}, enabled = ${r.enabled}, filter = ${JSON.stringify(r.filter)}::jsonb,
        words = ${r.words}::text[], senders = ${r.senders}::text[], line_id = ${r.lineId}, group_id = ${r.groupId},
        product_id = ${r.productId}, kind = ${r.kind}, priority = ${r.priority}, add_tags = ${r.addTags}::text[], urgent = ${r.urgent ?? false},
        project = ${r.project ?? false}, version = version + 1
      where id = ${id} and version = ${version} returning ${shape}
    `,
  )

export const deleteRuleRow = (db: Db, id: number): Promise<{ id: number } | undefined> =>
  first(db, sql<{ id: number }>`delete from intake_rules where id = ${id} returning id`)

/** The places of the rules are those of their ids; two who arrange at once wait for each other. */
export async function arrangeRules(db: Db, ids: number[]): Promise<void> {
  await sql`
    update intake_rules r set position = o.place
    from (select i.id, i.place from unnest(${ids}::bigint[]) with ordinality as i (id, place)) as o
    where r.id = o.id
  `.execute(db)
}

/** The line of a group, or the first line where there is none: what a request comes to by itself. */
export const lineOfGroup = async (db: Db, groupId: number | null): Promise<number | null> =>
  (
    await one(
      db,
      sql<{ lineId: number | null }>`
        select case when ${groupId}::bigint is null then (select id from lines order by level, id limit 1)
                    else (select line_id from groups where id = ${groupId}::bigint) end as line_id
      `,
    )
  ).lineId

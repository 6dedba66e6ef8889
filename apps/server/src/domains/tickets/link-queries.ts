import type { Relation } from '@podpora/contract/operations'
import { all, type Db, first, one, sql } from '../../platform/postgres/db.ts'

export type LinkKind = 'related' | 'duplicate' | 'child' | 'split'

/** `from` is this to `to`. */
export interface Link {
  from: number
  to: number
  kind: LinkKind
}

/** All links of a ticket, as they are seen from it. */
export const linksOf = (db: Db, id: number): Promise<{ id: number; relation: Relation }[]> =>
  all(
    db,
    sql<{ id: number; relation: Relation }>`
      select to_id as id, case kind when 'related' then 'related' when 'duplicate' then 'duplicate_of'
                                    when 'child' then 'parent' when 'split' then 'split_from' end as relation
      from ticket_links where from_id = ${id}
      union all
      select from_id, case kind when 'related' then 'related' when 'duplicate' then 'duplicated_by'
                                when 'child' then 'child' when 'split' then 'split_into' end
      from ticket_links where to_id = ${id}
      order by id
    `,
  )

export async function insertLink(db: Db, { from, to, kind }: Link): Promise<void> {
  await sql`
    insert into ticket_links (from_id, to_id, kind) values (${from}, ${to}, ${kind}) on conflict do nothing
  `.execute(db)
}

/** Takes away what people have linked; that one was split from the other stays. Gives the kind that it was. */
export const deleteLink = (db: Db, a: number, b: number): Promise<{ kind: LinkKind } | undefined> =>
  first(
    db,
    sql<{ kind: LinkKind }>`
      delete from ticket_links
      where least(from_id, to_id) = least(${a}::bigint, ${b}::bigint)
        and greatest(from_id, to_id) = greatest(${a}::bigint, ${b}::bigint) and kind <> 'split'
      returning kind
    `,
  )

/** Until the end of the transaction nobody else makes a parent: two links at once could close a circle. */
export async function lockParents(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('ticket parents', 0))`.execute(db)
}

export const parentOf = (db: Db, id: number): Promise<{ id: number } | undefined> =>
  first(
    db,
    sql<{ id: number }>`select to_id as id from ticket_links where from_id = ${id} and kind = 'child'`,
  )

/** Whether `id` stands above `below`, or is it. */
export const standsAbove = async (db: Db, id: number, below: number): Promise<boolean> =>
  (
    await one(
      db,
      sql<{ found: boolean }>`
        with recursive above (id) as (
          select ${below}::bigint
          union
          select l.to_id from above join ticket_links l on l.from_id = above.id and l.kind = 'child'
        )
        select exists (select from above where id = ${id}) as found
      `,
    )
  ).found

import { type Db, first, sql } from '../../platform/postgres/db.ts'

export interface DemoRow {
  ownerId: number
  /** Whether the owner still has the password that was made for them. */
  passwordAsMade: boolean
}

export const demoRow = (db: Db): Promise<DemoRow | undefined> =>
  first(
    db,
    sql<DemoRow>`
      select d.owner_id, a.password_hash is not distinct from d.password_hash as password_as_made
      from demo d left join agents a on a.id = d.owner_id
    `,
  )

export async function insertDemo(db: Db, ownerId: number): Promise<void> {
  await sql`
    insert into demo (owner_id, password_hash) select id, password_hash from agents where id = ${ownerId}
  `.execute(db)
}

/** Ends the demo, for one of those who try it at once. Gives its owner. */
export const deleteDemo = (db: Db): Promise<{ ownerId: number } | undefined> =>
  first(db, sql<{ ownerId: number }>`delete from demo returning owner_id`)

export async function noteRows(db: Db, kind: 'ticket' | 'customer' | 'agent', ids: number[]): Promise<void> {
  await sql`insert into demo_rows (kind, row_id) select ${kind}, unnest(${ids}::bigint[])`.execute(db)
}

export async function setCustom(
  db: Db,
  rows: { id: number; custom: Record<string, string> }[],
): Promise<void> {
  await sql`
    update tickets t set custom = r.custom
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (id bigint, custom jsonb) where t.id = r.id
  `.execute(db)
}

import type pg from 'pg'
import { overClient } from '../postgres/db.ts'
import { appliedMigrations, knownMigrations } from '../postgres/migrate.ts'
import { tablesOf } from './catalogue.ts'
import { KeepingError } from './errors.ts'

/** What the tables of a database hold: the rows of those that have any. */
export type Holdings = Record<string, number>

/**
 * What would be lost if the database were filled with something else.
 * @throws KeepingError when there is something in it that is not Podpora's: that is never touched
 */
export async function holdingsOf(client: pg.ClientBase): Promise<Holdings> {
  const tables = await tablesOf(client)
  const [first] = await knownMigrations()
  const applied = await appliedMigrations(overClient(client)).catch(() => [])
  if (tables.length > 0 && applied[0] !== first)
    throw new KeepingError(
      `The database holds tables of another program (${tables[0]?.name}): give Podpora a database of its own.`,
    )
  const holdings: Holdings = {}
  for (const { name, from } of tables) {
    const { rows } = await client.query<{ count: number }>(`select count(*) as count from ${from}`)
    if (rows[0]?.count) holdings[name] = rows[0].count
  }
  return holdings
}

/**
 * Takes everything of Podpora's out of the current schema, as part of the caller's transaction. The schema itself
 * stays, since it may belong to somebody else, and so does what belongs to an extension.
 */
export async function clear(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(`
    with here as (select current_schema()::regnamespace as oid),
    -- What belongs to an extension stays, and the sequence of a column goes with its table.
    others as (select objid from pg_depend where deptype = 'e' or (deptype in ('a', 'i') and classid = 'pg_class'::regclass
               and objid in (select oid from pg_class where relkind = 'S')))
    select format('drop %s if exists %s cascade',
                  case relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence'
                               when 'c' then 'type' else 'table' end, c.oid::regclass) as statement
    from pg_class c, here
    where relnamespace = here.oid and relkind in ('r', 'p', 'v', 'm', 'S', 'c') and not relispartition
      and c.oid not in (select objid from others)
    union all
    select format('drop routine if exists %s cascade', p.oid::regprocedure) from pg_proc p, here
    where pronamespace = here.oid and p.oid not in (select objid from others)
    union all
    select format('drop %s if exists %s cascade', case typtype when 'd' then 'domain' else 'type' end, t.oid::regtype)
    from pg_type t, here
    where typnamespace = here.oid and typtype in ('d', 'e', 'r') and t.oid not in (select objid from others)`)
  for (const { statement } of rows) await client.query(statement)
}

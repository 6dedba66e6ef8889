import pg from 'pg'
import { eventPlaces, readerPlaces } from './event-places.ts'

/** How a table of the installation is read and written. */
export interface Table {
  name: string
  /** As it is written in SQL. */
  from: string
  /** Those that are stored: generated ones follow from them. */
  columns: string[]
  /** All rows in an order that is the same on every server, whatever its collation. */
  select: string
}

/** Of the migrations themselves: which migrations there are is said by the description, and running them fills these. */
const notCopied = ['migrations', 'migrations_lock']

/**
 * Every table of the installation, from PostgreSQL's catalogue: one that a later migration adds is among them without
 * a word here.
 */
export async function tablesOf(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; key: string[] | null }>(
    `select c.relname as name,
            (select array_agg(attname::text order by attnum) from pg_attribute
             where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns,
            (select array_agg(quote_ident(a.attname) || case when a.attcollation = 0 then '' else ' collate "C"' end
                              order by k.place)
             from pg_index i, unnest(i.indkey::int2[]) with ordinality k (attnum, place), pg_attribute a
             where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = k.attnum) as key
     from pg_class c
     where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname <> all ($1)
       and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
     order by c.relname collate "C"`,
    [notCopied],
  )
  return rows.map(({ name, columns, key }) => ({
    name,
    from: quoted(name),
    columns,
    select: selectOf(name, columns, key),
  }))
}

function selectOf(name: string, columns: string[], key: string[] | null): string {
  if (name === 'events') return eventPlaces(columns.map(quoted))
  if (name === 'event_readers') return readerPlaces(columns.map(quoted))
  // A table without a key is sorted by the whole row.
  const order = key?.join(', ') ?? 't::text collate "C"'
  return `select ${listed(columns)} from ${quoted(name)} t order by ${order}`
}

export const quoted = (name: string): string => pg.escapeIdentifier(name)
export const listed = (columns: string[]): string => columns.map(quoted).join(', ')

/** A sequence that has been used, and the last number that it gave. */
export interface Sequence {
  name: string
  value: string
}

export async function sequencesOf(client: pg.ClientBase): Promise<Sequence[]> {
  const { rows } = await client.query<Sequence>(
    `select sequencename as name, last_value::text as value from pg_sequences
     where schemaname = current_schema() and last_value is not null order by sequencename collate "C"`,
  )
  return rows
}

export interface ForeignKey {
  table: string
  name: string
  definition: string
}

export async function foreignKeysOf(client: pg.ClientBase): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
     from pg_constraint
     where contype = 'f' and conparentid = 0 and connamespace = current_schema()::regnamespace`,
  )
  return rows
}

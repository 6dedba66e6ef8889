import { readdir, readFile } from 'node:fs/promises'
import { DatabaseTooNew } from '../startup-errors.ts'
import { all, type Db, first, inTransaction, sql, type Trx } from './db.ts'

const folder = new URL('../../../migrations/', import.meta.url)

/** Key of our advisory lock: processes that start together migrate one after the other. */
const lock = 82_611_000

/**
 * Brings the database to this program's shape, or to that after the migration `upTo`: plain SQL files in the order of
 * their names, all or none, under a lock that makes other processes wait. `db` may be a transaction.
 * @throws DatabaseTooNew when the database has migrations that this program does not know
 */
export async function migrate(db: Db, upTo?: string): Promise<void> {
  const migrations = await readMigrations()
  const known = [...migrations.keys()]
  const wanted = upTo === undefined ? known : known.slice(0, known.indexOf(upTo) + 1)
  const work = async (trx: Db): Promise<void> => {
    await sql`select pg_advisory_xact_lock(${lock}::bigint)`.execute(trx)
    const applied = await appliedMigrations(trx)
    const unknown = applied.find((name) => !migrations.has(name))
    if (unknown) throw new DatabaseTooNew(unknown)
    await sql`
      create table if not exists migrations (name varchar(255) primary key, timestamp varchar(255) not null)
    `.execute(trx)
    for (const name of wanted.filter((name) => !applied.includes(name))) {
      await sql.raw(migrations.get(name) as string).execute(trx)
      await sql`insert into migrations (name, timestamp) values (${name}, ${new Date().toISOString()})`.execute(
        trx,
      )
    }
  }
  await ('isTransaction' in db ? work(db as Trx) : inTransaction(db, work))
}

/** The names of the migrations that this program has, in their order. */
export const knownMigrations = async (): Promise<string[]> => [...(await readMigrations()).keys()]

/** Whether all of this program's migrations are in the database. */
export async function isMigrated(db: Db): Promise<boolean> {
  const known = await knownMigrations()
  const done = new Set(await appliedMigrations(db))
  return known.every((name) => done.has(name))
}

/** Each migration's SQL by its name, in their order. */
async function readMigrations(): Promise<Map<string, string>> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const entries = files.map(
    async (file) => [file.replace(/\.sql$/, ''), await readFile(new URL(file, folder), 'utf8')] as const,
  )
  return new Map(await Promise.all(entries))
}

/** The names of the migrations that the database has, in their order. */
export async function appliedMigrations(db: Db): Promise<string[]> {
  const table = await first(
    db,
    sql<{ exists: boolean }>`select to_regclass('migrations') is not null as exists`,
  )
  if (!table?.exists) return []
  return (await all(db, sql<{ name: string }>`select name from migrations order by name`)).map(
    (row) => row.name,
  )
}

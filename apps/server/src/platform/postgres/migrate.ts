import { readdir, readFile } from 'node:fs/promises'
import { type Migration, Migrator } from 'kysely/migration'
import { DatabaseTooNew } from '../startup-errors.ts'
import { all, type Db, first, one, sql } from './db.ts'

const folder = new URL('../../../migrations/', import.meta.url)

/**
 * Brings the database to this program's shape, or to that after the migration `upTo`: plain SQL files in the order of
 * their names, all or none, under a lock that makes other processes wait. `db` may be a transaction.
 * @throws DatabaseTooNew when the database has migrations that this program does not know
 */
export async function migrate(db: Db, upTo?: string): Promise<void> {
  const migrations = await readMigrations()
  const unknown = (await appliedMigrations(db)).filter((name) => !(name in migrations))
  if (unknown.length > 0) throw new DatabaseTooNew(unknown[0] as string)

  // Said aloud, for the worker has a table `migrations` in its own schema, which would be taken for ours.
  const { schema } = await one(db, sql<{ schema: string }>`select current_schema() as schema`)
  const migrator = new Migrator({
    db: db.withoutPlugins(),
    provider: { getMigrations: async () => migrations },
    migrationTableSchema: schema,
    migrationTableName: 'migrations',
    migrationLockTableName: 'migrations_lock',
  })
  const { error } = await (upTo ? migrator.migrateTo(upTo) : migrator.migrateToLatest())
  if (error) throw error
}

/** The names of the migrations that this program has, in their order. */
export const knownMigrations = async (): Promise<string[]> => Object.keys(await readMigrations())

/** Whether all of this program's migrations are in the database. */
export async function isMigrated(db: Db): Promise<boolean> {
  const known = await knownMigrations()
  const done = new Set(await appliedMigrations(db))
  return known.every((name) => done.has(name))
}

async function readMigrations(): Promise<Record<string, Migration>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const entries = names.map(async (name) => {
    const text = await readFile(new URL(name, folder), 'utf8')
    return [name.replace(/\.sql$/, ''), migration(text)] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}

const migration = (text: string): Migration => ({
  async up(db: Db) {
    await sql.raw(text).execute(db)
  },
})

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

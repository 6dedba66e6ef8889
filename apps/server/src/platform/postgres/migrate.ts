import { readdir, readFile } from 'node:fs/promises'
import { type Migration, Migrator } from 'kysely/migration'
import { DatabaseTooNew } from '../startup-errors.ts'
import { all, type Db, first, sql } from './db.ts'

const folder = new URL('../../../migrations/', import.meta.url)

/**
 * Brings the database to this program's shape: plain SQL files in the order of their names, all or none, under a lock
 * that makes other processes wait.
 * @throws DatabaseTooNew when the database has migrations that this program does not know
 */
export async function migrate(db: Db): Promise<void> {
  const migrations = await readMigrations()
  const unknown = (await applied(db)).filter((name) => !(name in migrations))
  if (unknown.length > 0) throw new DatabaseTooNew(unknown[0] as string)

  const plain = db.withoutPlugins()
  const { error } = await new Migrator({
    db: plain,
    provider: { getMigrations: async () => migrations },
    migrationTableName: 'migrations',
    migrationLockTableName: 'migrations_lock',
  }).migrateToLatest()
  if (error) throw error
}

/** Whether all of this program's migrations are in the database. */
export async function isMigrated(db: Db): Promise<boolean> {
  const known = Object.keys(await readMigrations())
  const done = new Set(await applied(db))
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

async function applied(db: Db): Promise<string[]> {
  const table = await first(
    db,
    sql<{ exists: boolean }>`select to_regclass('migrations') is not null as exists`,
  )
  if (!table?.exists) return []
  return (await all(db, sql<{ name: string }>`select name from migrations order by name`)).map(
    (row) => row.name,
  )
}

import { readFileSync } from 'node:fs'
import type pg from 'pg'
import { type Static, Type } from 'typebox'
import { overClient } from '../postgres/db.ts'
import { appliedMigrations } from '../postgres/migrate.ts'
import { sequencesOf, type Table, tablesOf } from './catalogue.ts'
import { KeepingError } from './errors.ts'
import { highestPlace } from './event-places.ts'
import { hasJobs, waitingJobs } from './waiting-jobs.ts'

/** This program reads backups of this number and below. */
export const format = 1

/** What a copy says of itself before its rows come. */
export const Description = Type.Object({
  what: Type.Literal('a backup of Podpora'),
  format: Type.Integer(),
  /** The program that made it. */
  podpora: Type.String(),
  postgres: Type.String(),
  at: Type.String(),
  migrations: Type.Array(Type.String()),
  /** In the order in which their rows come. */
  tables: Type.Array(
    Type.Object({ name: Type.String(), columns: Type.Array(Type.String()), rows: Type.Integer() }),
  ),
  sequences: Type.Array(Type.Object({ name: Type.String(), value: Type.String() })),
  /** The highest xact of an event in this copy: see event-places.ts. */
  highestPlace: Type.Integer(),
})
export type Description = Static<typeof Description>

/**
 * Describes the installation as the client's transaction sees it.
 * @throws KeepingError when there is none
 */
export async function describeInstallation(
  client: pg.ClientBase,
): Promise<{ description: Description; tables: Table[] }> {
  const migrations = await appliedMigrations(overClient(client))
  if (migrations.length === 0)
    throw new KeepingError(
      'The database holds no installation of Podpora yet: start Podpora on it once, or name the right one.',
    )
  const tables: Table[] = await tablesOf(client)
  if (await hasJobs(client)) tables.push(waitingJobs)
  const value = async (text: string): Promise<string> => String((await firstRow(client, text))[0])
  const description: Description = {
    what: 'a backup of Podpora',
    format,
    podpora: version,
    postgres: await value('show server_version'),
    at: new Date().toISOString(),
    migrations,
    tables: [],
    sequences: await sequencesOf(client),
    highestPlace: Number(await value(highestPlace)),
  }
  for (const { name, columns, from } of tables)
    description.tables.push({ name, columns, rows: Number(await value(`select count(*) from ${from}`)) })
  return { description, tables }
}

async function firstRow(client: pg.ClientBase, text: string): Promise<unknown[]> {
  return (await client.query<unknown[]>({ text, rowMode: 'array' })).rows[0] ?? []
}

const version = (
  JSON.parse(readFileSync(new URL('../../../../../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
).version

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../platform/embedded/start.ts'
import { migrateJobs } from '../platform/jobs.ts'
import { createLog } from '../platform/log.ts'
import { type Connection, openPostgres } from '../platform/postgres/db.ts'
import { migrate } from '../platform/postgres/migrate.ts'
import { atDatabase, dropDatabase, templateName } from './database.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Connects to the server that the tests make their databases on. */
    postgres: Connection
  }
}

/**
 * One PostgreSQL for the whole run (the embedded one, or DATABASE_URL's), with a migrated template that each test file
 * clones in some 30 ms.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const log = createLog('silent')
  const dataDir = await mkdtemp(join(tmpdir(), 'podpora-test-'))
  const url = process.env.DATABASE_URL
  const embedded = url ? undefined : await startEmbeddedPostgres({ dataDir })
  const connection: Connection = url ?? (embedded?.connection as Connection)

  const server = openPostgres(connection, 2, log)
  await dropDatabase(server.pool, templateName)
  await server.pool.query(`create database ${templateName}`)
  const template = openPostgres(atDatabase(connection, templateName), 2, log)
  await migrate(template.db)
  await migrateJobs(template.pool, log)
  await template.close()
  project.provide('postgres', connection)

  return async () => {
    await dropDatabase(server.pool, templateName)
    await server.close()
    await embedded?.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

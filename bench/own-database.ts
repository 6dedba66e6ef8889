import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '../apps/server/src/platform/embedded/start.ts'
import { migrateJobs } from '../apps/server/src/platform/jobs.ts'
import { createLog } from '../apps/server/src/platform/log.ts'
import { type Db, openPostgres } from '../apps/server/src/platform/postgres/db.ts'
import { migrate } from '../apps/server/src/platform/postgres/migrate.ts'
import { postgresOf } from './database.ts'

/** A database for one measurement, migrated and gone afterwards; `pid` is its server's. */
export async function withOwnDatabase<T>(
  connections: number,
  work: (db: Db, pid: number) => Promise<T>,
): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'podpora-bench-'))
  const embedded = await startEmbeddedPostgres({ dataDir })
  const log = createLog('silent')
  const postgres = openPostgres(embedded.connection, connections, log)
  try {
    await migrate(postgres.db)
    await migrateJobs(postgres.pool, log)
    const { pid } = await postgresOf(dataDir)
    return await work(postgres.db, pid)
  } finally {
    await postgres.close()
    await embedded.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

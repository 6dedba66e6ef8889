import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { connectionTo } from '../embedded/ownership.ts'
import { runningPostmaster } from '../embedded/pid-file.ts'
import { startEmbeddedPostgres } from '../embedded/start.ts'
import type { Log } from '../log.ts'
import { type Connection, openPostgres, type Postgres, runningName } from '../postgres/db.ts'
import { checkServerVersion } from '../postgres/version.ts'
import { KeepingError } from './errors.ts'

/** Where an installation lives, or is to live. */
export interface Place {
  dataDir: string
  /** Without one the database is the embedded one in `dataDir`. */
  databaseUrl: string | undefined
}

export interface Opened {
  postgres: Postgres
  /** The one connection that the work is done on. */
  client: pg.Client
  close(): Promise<void>
}

/** Not the name of a running Podpora. */
const ourName = 'podpora keeping'

/** Opens the database of a place that may be in use: a running embedded PostgreSQL is joined, never taken over. */
export async function openBesideOthers(place: Place, log: Log): Promise<Opened> {
  if (place.databaseUrl) return openConnection(place.databaseUrl, log)
  const cluster = join(place.dataDir, 'postgres')
  const running = await runningPostmaster(cluster)
  if (running?.ready && running.socketDirectory)
    return openConnection(connectionTo(running.socketDirectory, 'podpora'), log)
  if (!(await readFile(join(cluster, 'PG_VERSION')).catch(() => undefined)))
    throw new KeepingError(
      `DATA_DIR (${place.dataDir}) holds no database yet: start Podpora there once, or name the right folder.`,
    )
  return openEmbedded(place.dataDir, log)
}

/**
 * Opens the database of a place for oneself alone, making an embedded one that is not there yet.
 * @throws AlreadyRunning, KeepingError when a Podpora runs on it
 */
export async function openAlone(place: Place, log: Log): Promise<Opened> {
  if (!place.databaseUrl) return openEmbedded(place.dataDir, log)
  const opened = await openConnection(place.databaseUrl, log)
  try {
    await checkNobodyRuns(opened.client)
    return opened
  } catch (error) {
    await opened.close()
    throw error
  }
}

/** @throws KeepingError when a Podpora is connected to the database */
export async function checkNobodyRuns(client: pg.ClientBase): Promise<void> {
  const { rowCount } = await client.query(
    'select from pg_stat_activity where datname = current_database() and application_name = $1',
    [runningName],
  )
  if (rowCount) throw new KeepingError('Podpora is running on that database: stop it first.')
}

async function openEmbedded(dataDir: string, log: Log): Promise<Opened> {
  const embedded = await startEmbeddedPostgres({ dataDir })
  try {
    const opened = await openConnection(embedded.connection, log)
    return {
      ...opened,
      async close() {
        await opened.close()
        await embedded.stop()
      },
    }
  } catch (error) {
    await embedded.stop()
    throw error
  }
}

/** Opens a database without asking who else is there. */
export async function openConnection(connection: Connection, log: Log): Promise<Opened> {
  const postgres = openPostgres(connection, 2, log, ourName)
  try {
    await checkServerVersion(postgres.db)
    const client = await postgres.dedicated()
    return {
      postgres,
      client,
      async close() {
        await client.end().catch(() => {})
        await postgres.close()
      },
    }
  } catch (error) {
    await postgres.close()
    throw error
  }
}

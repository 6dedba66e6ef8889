import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { startEmbeddedPostgres } from './platform/embedded/start.ts'
import { filesIn } from './platform/files.ts'
import { migrateJobs, startWorker } from './platform/jobs.ts'
import type { Log } from './platform/log.ts'
import { type Connection, openPostgres } from './platform/postgres/db.ts'
import { migrate } from './platform/postgres/migrate.ts'
import { checkServerVersion } from './platform/postgres/version.ts'
import { createSecrets, masterKey } from './platform/secrets.ts'
import type { Services } from './platform/services.ts'
import { type Podpora, wire } from './wiring.ts'

export interface Running {
  podpora: Podpora
  services: Services
  /** Lets what is under way end, then closes everything in the order opposite to starting. */
  stop(): Promise<void>
}

/**
 * Starts everything, in order; what was started is stopped again if a later step fails.
 * @throws StartupError, ConfigError and what `startupSentence` knows
 */
export async function start(config: Config, log: Log, onLost: (error: Error) => void): Promise<Running> {
  const stops: (() => Promise<unknown>)[] = []
  const stop = async (): Promise<void> => {
    for (const step of stops.splice(0).reverse())
      await step().catch((err: unknown) => log.error({ err }, 'a part did not stop cleanly'))
  }
  try {
    const services = await openServices(config, log, stops, onLost)
    const podpora = await wire(services)
    stops.push(() => podpora.app.close())
    const live = await podpora.startLive()
    stops.push(() => live.stop())
    const webhooks = await podpora.startWebhooks()
    stops.push(() => webhooks.stop())
    await podpora.mail.startListener()
    stops.push(() => podpora.mail.stop())
    const worker = await startWorker(services.postgres, podpora.jobs, log)
    stops.push(() => worker.stop())
    const indexer = podpora.startIndexer()
    stops.push(() => indexer.stop())
    await podpora.mail.startFetching()
    // Last, so that `/ready` speaks for all of it.
    await podpora.app.listen({ host: config.HOST, port: config.PORT })
    return { podpora, services, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function openServices(
  config: Config,
  log: Log,
  stops: (() => Promise<unknown>)[],
  onLost: (error: Error) => void,
): Promise<Services> {
  const connection = await databaseOf(config, log, stops, onLost)
  const postgres = openPostgres(connection, config.DATABASE_POOL, log)
  stops.push(() => postgres.close())
  await checkServerVersion(postgres.db)
  await migrate(postgres.db)
  await migrateJobs(postgres.pool, log)
  await mkdir(config.DATA_DIR, { recursive: true })
  const secrets = createSecrets(await masterKey(config.SECRET_KEY, config.DATA_DIR))
  return { config, log, db: postgres.db, postgres, files: filesIn(join(config.DATA_DIR, 'files')), secrets }
}

async function databaseOf(
  config: Config,
  log: Log,
  stops: (() => Promise<unknown>)[],
  onLost: (error: Error) => void,
): Promise<Connection> {
  if (config.DATABASE_URL) return config.DATABASE_URL
  const embedded = await startEmbeddedPostgres({
    dataDir: config.DATA_DIR,
    log: (line) => log.info(line),
    onLost,
  })
  stops.push(() => embedded.stop())
  return embedded.connection
}

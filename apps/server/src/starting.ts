import { mkdir } from 'node:fs/promises'
import { keysIn } from './channels/mail/pgp/keys.ts'
import { type Config, ConfigError } from './config.ts'
import { announceScanning } from './domains/scans/announcing.ts'
import { createClamd } from './platform/clamd.ts'
import { createDns } from './platform/dns.ts'
import { startEmbeddedPostgres } from './platform/embedded/start.ts'
import { openFeed } from './platform/events/feed.ts'
import { filesOf } from './platform/file-place.ts'
import { migrateJobs, startWorker } from './platform/jobs.ts'
import type { Log } from './platform/log.ts'
import { type Connection, openPostgres } from './platform/postgres/db.ts'
import { migrate } from './platform/postgres/migrate.ts'
import { checkServerVersion } from './platform/postgres/version.ts'
import { createSecrets, masterKey } from './platform/secrets.ts'
import type { Services } from './platform/services.ts'
import { traceWith } from './platform/tracing/tracing.ts'
import { openWatchPort } from './platform/watching/port.ts'
import { announceProcess, ownVersion } from './platform/watching/processes.ts'
import { type Podpora, wire } from './wiring.ts'

export interface Running {
  podpora: Podpora
  services: Services
  /** Lets what is under way end, then closes everything in the order opposite to starting. */
  stop(): Promise<void>
}

type Stops = (() => Promise<unknown>)[]

/**
 * Starts what this process is there for, in order; what was started is stopped again if a later step fails.
 * @throws StartupError, ConfigError and what `startupSentence` knows
 */
export async function start(config: Config, log: Log, onLost: (error: Error) => void): Promise<Running> {
  const stops: Stops = []
  const stop = async (): Promise<void> => {
    for (const step of stops.splice(0).reverse())
      await step().catch((err: unknown) => log.error({ err }, 'a part did not stop cleanly'))
  }
  try {
    const services = await openServices(config, log, stops, onLost)
    await tryKeys(config)
    await startTracing(services, stops)
    const podpora = await wire(services)
    const announced = await announceProcess(services)
    stops.push(() => announced.stop())
    stops.push(() => podpora.mail.stop())
    const { roles } = config
    if (roles.has('mail')) await podpora.mail.startListener()
    if (roles.has('work')) await startWork(podpora, services, stops)
    if (roles.has('mail')) await podpora.mail.startFetching()
    // Last, so that `/ready` speaks for all of it.
    if (roles.has('web')) await startWeb(podpora, services, stops)
    await startWatchPort(podpora, services, stops)
    return { podpora, services, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Jobs, and the readers of the event log that are nobody's screen. Any number of processes may do this. */
async function startWork(podpora: Podpora, { postgres, log }: Services, stops: Stops): Promise<void> {
  const webhooks = await podpora.startWebhooks()
  stops.push(() => webhooks.stop())
  const escalating = await podpora.startEscalating()
  stops.push(() => escalating.stop())
  const telling = await podpora.startTelling()
  stops.push(() => telling.stop())
  const routing = await podpora.startRouting()
  stops.push(() => routing.stop())
  const clocks = await podpora.startClocks()
  stops.push(() => clocks.stop())
  const worker = await startWorker(postgres, podpora.jobs, log)
  stops.push(() => worker.stop())
  const indexer = podpora.startIndexer()
  stops.push(() => indexer.stop())
  const importer = podpora.startImporter()
  stops.push(() => importer.stop())
}

/** The desk, the API and the sockets. */
async function startWeb({ app, startLive }: Podpora, { config }: Services, stops: Stops): Promise<void> {
  const live = await startLive()
  // Nobody new comes in, the sockets are told to go elsewhere, and requests under way are answered.
  stops.push(async () => {
    const answered = app.close()
    await live.stop()
    await answered
  })
  await app.listen({ host: config.HOST, port: config.PORT })
}

async function startWatchPort({ metrics }: Podpora, { config, db }: Services, stops: Stops): Promise<void> {
  if (config.METRICS_PORT === 0) return
  const port = await openWatchPort({
    host: config.METRICS_HOST,
    port: config.METRICS_PORT,
    db,
    ...(metrics && { metrics: metrics.page }),
  })
  stops.push(() => port.stop())
}

/** A file of keys that cannot be used is told of now, not by the first mail. @throws ConfigError */
async function tryKeys({ PGP_KEYS: file }: Config): Promise<void> {
  if (!file) return
  await keysIn(file).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error)
    throw new ConfigError(`The setting PGP_KEYS is ${JSON.stringify(file)}, which can't be used: ${why}`)
  })
}

/** Loaded only where there is a collector: others pay nothing for it. */
async function startTracing({ config }: Services, stops: Stops): Promise<void> {
  const endpoint = config.OTEL_EXPORTER_OTLP_ENDPOINT
  if (!endpoint) return
  const { headersOf, openTracing } = await import('./platform/tracing/opentelemetry.ts')
  const tracing = openTracing({
    endpoint,
    headers: headersOf(config.OTEL_EXPORTER_OTLP_HEADERS ?? ''),
    ratio: Number(config.OTEL_TRACES_SAMPLER_ARG),
    version: await ownVersion(),
    roles: [...config.roles],
  })
  traceWith(tracing)
  stops.push(() => {
    traceWith(undefined)
    return tracing.stop()
  })
}

async function openServices(
  config: Config,
  log: Log,
  stops: Stops,
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
  const feed = openFeed(postgres, log)
  stops.push(() => feed.stop())
  const dns = createDns(config.DNS_SERVERS)
  const clamd = config.CLAMD ? createClamd(config.CLAMD) : undefined
  await announceScanning(postgres.db, { scans: clamd !== undefined, works: config.roles.has('work') })
  return { config, log, db: postgres.db, postgres, feed, files: await filesOf(config), secrets, dns, clamd }
}

async function databaseOf(
  config: Config,
  log: Log,
  stops: Stops,
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

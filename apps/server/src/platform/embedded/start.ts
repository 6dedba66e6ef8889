import { rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { dataDirError } from '../startup-errors.ts'
import { type Attached, attach } from './attach.ts'
import { findBinaries } from './binaries.ts'
import { type Cluster, ensureCluster } from './cluster.ts'
import { databaseUser } from './database-user.ts'
import { PostgresFailed } from './errors.ts'
import { rotateLog } from './launch.ts'
import { type Connection, connectionTo } from './ownership.ts'
import { isPostmasterOf } from './pid-file.ts'
import { makeSocketDirectory } from './socket-directory.ts'

export interface EmbeddedPostgres {
  /** For `pg`; stays the same when PostgreSQL is restarted. */
  connection: Connection
  /** It ran already, left by a process that was killed. */
  adopted: boolean
  /** Stops PostgreSQL and waits until it is gone. */
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  /** DATA_DIR, absolute: the database lives in its folder `postgres`. */
  dataDir: string
  log?: (line: string) => void
  /** PostgreSQL is lost for good: it does not stay up, or another process has become its owner. */
  onLost?: (error: Error) => void
}

/**
 * Starts the packaged PostgreSQL on `dataDir`, or adopts the one that still runs there, and makes this process its
 * only owner; a PostgreSQL that dies is started again. On POSIX systems only.
 * @throws AlreadyRunning when another process is the owner; that one and its PostgreSQL are left in peace
 * @throws StartupError with one clear sentence for anything else that a person can put right
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { dataDir, log = () => {} } = options
  const directory = join(dataDir, 'postgres')
  const user = await databaseUser(directory)
  const cluster: Cluster = { dataDir, directory, user, binaries: await findBinaries(user) }
  try {
    await ensureCluster(cluster, log)
    await rotateLog(cluster)
  } catch (error) {
    throw dataDirError(dataDir, error)
  }
  return keepRunning(cluster, await attach(cluster, await makeSocketDirectory(directory, user), log), options)
}

/** More restarts in a minute than this, and something is wrong that a restart does not cure. */
const restartsAMinute = 5

function keepRunning(cluster: Cluster, first: Attached, options: EmbeddedOptions): EmbeddedPostgres {
  const { log = () => {}, onLost = () => {} } = options
  let current = first
  let stopping = false
  let owned = true
  let restarts: number[] = []
  let restarting: Promise<void> = Promise.resolve()

  const watch = () =>
    current.guard.once('end', () => {
      if (!stopping) restarting = restart().catch(lose)
    })
  const lose = (error: Error) => {
    owned = false
    onLost(error)
  }
  const restart = async () => {
    const now = performance.now()
    restarts = [...restarts.filter((at) => now - at < 60_000), now]
    if (restarts.length > restartsAMinute)
      throw new PostgresFailed('PostgreSQL stopped again and again within a minute.')
    log('PostgreSQL has stopped; starting it again')
    current = await attach(cluster, first.socketDirectory, log)
    watch()
  }
  watch()

  return {
    connection: connectionTo(first.socketDirectory, 'podpora'),
    adopted: first.adopted,
    async stop() {
      stopping = true
      await restarting
      // A PostgreSQL that another process has taken over in the meantime is not ours to stop.
      if (!owned) return
      await shutDown(current.pid, cluster)
      await rmdir(first.socketDirectory).catch(() => {})
    },
  }
}

/** Fast: open transactions are rolled back. After 10 s at once, and the next start repairs. */
async function shutDown(pid: number, cluster: Cluster): Promise<void> {
  const patienceEnds = performance.now() + 10_000
  let signals: NodeJS.Signals[] = ['SIGINT', 'SIGQUIT']
  while (await isPostmasterOf(pid, cluster.directory)) {
    const due = signals.length === 2 || performance.now() > patienceEnds
    const [signal, ...later] = signals
    if (due && signal) {
      signals = later
      sendSignal(pid, signal)
    }
    await sleep(20)
  }
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It has gone by itself, which is what was wanted.
  }
}

import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { Cluster } from './cluster.ts'
import { AlreadyRunning, PostgresFailed } from './errors.ts'
import { type Launched, lastWords, launch, logFile } from './launch.ts'
import { takeOwnership } from './ownership.ts'
import { runningPostmaster } from './pid-file.ts'

export interface Attached {
  pid: number
  socketDirectory: string
  /** It ran already. */
  adopted: boolean
  /** Holds the ownership; its end means that PostgreSQL is gone or has restarted itself. */
  guard: pg.Client
}

/** Finds or starts the PostgreSQL of `cluster` and becomes its owner. */
export async function attach(
  cluster: Cluster,
  socketDirectory: string,
  log: (line: string) => void,
): Promise<Attached> {
  for (let attempt = 1; ; attempt++) {
    const found = await untilReady(cluster, socketDirectory, log)
    try {
      const guard = await takeOwnership(found.socketDirectory)
      if (guard) return { ...found, guard }
    } catch (error) {
      // It may go down between the look and the connection, when its last owner is just stopping it.
      if (attempt === 10) throw error
      await sleep(100)
      continue
    }
    throw new AlreadyRunning(cluster.dataDir)
  }
}

/** Another start, or the last children of a killed PostgreSQL, may be in the way for a moment. */
const launchPatience = 5000

async function untilReady(cluster: Cluster, socketDirectory: string, log: (line: string) => void) {
  const begun = performance.now()
  let child: Launched | undefined
  let failing: number | undefined
  let told = false
  for (;;) {
    const running = await runningPostmaster(cluster.directory)
    if (running?.ready && running.socketDirectory) {
      const { pid, socketDirectory } = running
      return { pid, socketDirectory, adopted: pid !== child?.pid }
    }
    const now = performance.now()
    if (!running && (!child || child.exited)) {
      if (child) failing ??= now
      if (failing && now - failing > launchPatience) throw await didNotStart(cluster)
      child = await launch(cluster, socketDirectory)
    }
    // While it lives it is waited for, however long: after a crash it may have much to repair.
    if (!told && now - begun > 5000) {
      log('PostgreSQL is still starting: it may be repairing what a crash left behind')
      told = true
    }
    await sleep(20)
  }
}

async function didNotStart(cluster: Cluster): Promise<PostgresFailed> {
  const words = await lastWords(cluster)
  return new PostgresFailed(`PostgreSQL does not start${words && `: ${words}`} (see ${logFile(cluster)}).`)
}

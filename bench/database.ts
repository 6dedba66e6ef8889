import { join } from 'node:path'
import pg from 'pg'
import { connectionTo } from '../apps/server/src/platform/embedded/ownership.ts'
import { runningPostmaster } from '../apps/server/src/platform/embedded/pid-file.ts'

/** The PostgreSQL that a running Podpora has started on its data folder. */
export async function postgresOf(dataDir: string): Promise<{ pid: number; socketDirectory: string }> {
  const found = await runningPostmaster(join(dataDir, 'postgres'))
  if (!found?.socketDirectory) throw new Error(`no PostgreSQL runs on ${dataDir}`)
  return { pid: found.pid, socketDirectory: found.socketDirectory }
}

/** A connection of our own beside the program's, to fill, to draw samples and to look. */
export async function connectTo(dataDir: string): Promise<pg.Client> {
  const { socketDirectory } = await postgresOf(dataDir)
  const db = new pg.Client({ ...connectionTo(socketDirectory, 'podpora'), application_name: 'bench' })
  await db.connect()
  return db
}

import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { parseCronItems } from 'graphile-worker'
import { ConfigError } from '../../config.ts'
import type { JobSet } from '../jobs.ts'
import type { Services } from '../services.ts'
import { backUp } from './backing-up.ts'
import { KeepingError } from './errors.ts'
import { currentKey, stamp } from './key.ts'
import { noteBackup, noteFailedBackup } from './last-backup.ts'
import { silent } from './progress.ts'

const job = 'keeping.back_up'

/** Backups by the clock. */
export function keepingJobs(services: Services): JobSet {
  const { BACKUP_SCHEDULE: pattern } = services.config
  const handlers: JobSet['handlers'] = { [job]: () => backUpAndNote(services) }
  if (pattern === 'off') return { handlers }
  try {
    parseCronItems([{ task: job, match: pattern }])
  } catch {
    throw new ConfigError(
      `The setting BACKUP_SCHEDULE is "${pattern}"; it must be of the form 15 2 * * *, or off.`,
    )
  }
  return { handlers, cron: [{ name: job, pattern }] }
}

/** Where backups go that are given no other place. */
export const backupFolder = (dataDir: string): string => join(dataDir, 'backups')

/** Only what the clock has made is ever taken away by the clock. */
const byTheClock = /^scheduled-\d{8}T\d{6}Z\.tar\.zst$/

async function backUpAndNote(services: Services): Promise<void> {
  try {
    await noteBackup(services.db, await backUpAndTidy(services))
  } catch (error) {
    await noteFailedBackup(services.db, error instanceof Error ? error.message : String(error))
    throw error
  }
}

/** Gives the size of the backup. */
async function backUpAndTidy({ config, log, postgres, files }: Services): Promise<number> {
  const key = await currentKey(config.SECRET_KEY, config.DATA_DIR)
  if (!key) throw new KeepingError('The key is gone from DATA_DIR.')
  const folder = backupFolder(config.DATA_DIR)
  const client = await postgres.dedicated()
  let size: number
  try {
    const file = join(folder, `scheduled-${stamp(new Date())}.tar.zst`)
    const { bytes, rows, lost } = await backUp(client, { file, files, key, progress: silent })
    size = bytes
    log.info({ bytes, rows }, 'a backup was made')
    if (lost.length > 0) log.error({ lost }, 'stored files are gone or damaged, and not in the backup')
  } finally {
    await client.end()
  }
  await removeOldest(folder, config.BACKUP_KEEP)
  return size
}

async function removeOldest(folder: string, keep: number): Promise<void> {
  const names = (await readdir(folder)).filter((name) => byTheClock.test(name)).sort()
  for (const name of names.slice(0, -keep)) await rm(join(folder, name), { force: true })
}

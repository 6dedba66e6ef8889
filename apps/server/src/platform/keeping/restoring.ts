import type { Files } from '../files.ts'
import { migrateJobs } from '../jobs.ts'
import type { Log } from '../log.ts'
import { inTransaction, overClient, type Trx } from '../postgres/db.ts'
import { knownMigrations } from '../postgres/migrate.ts'
import type { Header } from './archive.ts'
import { type Holdings, holdingsOf } from './clearing.ts'
import { KeepingError } from './errors.ts'
import { type Key, markOf, replaceKey } from './key.ts'
import { load } from './loading.ts'
import type { Opened } from './places.ts'
import type { Progress } from './progress.ts'
import { checkArchive, readHeader, tablesIn } from './reading.ts'
import { plainWriting, rowsOf } from './snapshot.ts'
import { windForward } from './winding.ts'

export interface RestoreOptions {
  file: string
  /** Of the place that is restored into. */
  dataDir: string
  files: Files
  /** That the place has now. */
  key: Key | undefined
  /** Over what is there, and with another key than the one that the backup was sealed with. */
  force: boolean
  /** The last word on the rows, in the same transaction: what must not go on as if nothing had happened. */
  settle(trx: Trx, header: Header): Promise<void>
  /** How the loss is put into words; undefined when there is none worth a word. */
  loss(holdings: Holdings): string | undefined
  progress: Progress
  log: Log
}

export interface RestoreDone {
  header: Header
  rows: number
  files: number
  lost: string[]
}

/** Reads a backup from end to end and touches nothing. @throws BadBackup */
export async function checkBackup(file: string, progress: Progress): Promise<RestoreDone> {
  const header = await headerOf(file)
  const { manifest } = await checkArchive(file, header, progress)
  return { header, rows: rowsOf(header), files: manifest.files.count, lost: manifest.lost }
}

/**
 * Puts a backup into the database that is opened. The whole file is read and its stored files are laid down first:
 * they have their hash for a name and do no harm to anybody. The rows follow in one transaction.
 * @throws KeepingError, BadBackup in a sentence; then the database is as it was
 */
export async function restoreInto(opened: Opened, options: RestoreOptions): Promise<RestoreDone> {
  const { file, dataDir, files, progress, force } = options
  const { client } = opened
  const header = await headerOf(file)
  const loss = options.loss(await holdingsOf(client))
  if (loss && !force)
    throw new KeepingError(
      `The database holds an installation already (${loss}), which would be lost: --force restores over it.`,
    )
  const { key, manifest } = await checkArchive(file, header, progress, async (content) => {
    return (await files.put(content)).sha256
  })
  const needed = keyToSet(header, key, options.key, force)

  await client.query(plainWriting)
  await migrateJobs(opened.postgres.pool, options.log)
  await windForward(client, header.highestPlace)
  await inTransaction(overClient(client), async (trx) => {
    await load(trx, client, header, tablesIn(file, header, progress), progress, manifest.tables)
    await options.settle(trx, header)
  })
  if (needed) await replaceKey(dataDir, needed, new Date())
  return { header, rows: rowsOf(header), files: manifest.files.count, lost: manifest.lost }
}

async function headerOf(file: string): Promise<Header> {
  const known = new Set(await knownMigrations())
  return readHeader(file, (migration) => known.has(migration))
}

/** The key that is to be put into DATA_DIR, if any. @throws KeepingError when sealed passwords could not be opened */
function keyToSet(
  { keyMark }: Header,
  inBackup: string | undefined,
  here: Key | undefined,
  force: boolean,
): string | undefined {
  if (here && markOf(here.value) === keyMark) return undefined
  if (inBackup && here?.from !== 'setting') return inBackup
  if (force) return undefined
  throw new KeepingError(
    here?.from === 'setting'
      ? 'SECRET_KEY is not the key of the backup, so the mail passwords in it could not be read: set the key that it was made with, or unset it if that is in the backup; --force restores without.'
      : 'The key of this backup is kept outside of it: set SECRET_KEY to the one that it was made with; --force restores without, and mail passwords must be entered anew.',
  )
}

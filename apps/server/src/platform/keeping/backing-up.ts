import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import type pg from 'pg'
import type { Files } from '../files.ts'
import { KeepingError } from './errors.ts'
import type { Key } from './key.ts'
import type { Progress } from './progress.ts'
import { openSnapshot, rowsOf, type Snapshot } from './snapshot.ts'
import { sizeOf, writeArchive } from './writing.ts'

export interface BackupDone {
  file: string
  bytes: number
  tables: number
  rows: number
  files: number
  /** Hashes of stored files that could not be copied, because they are gone or damaged. */
  lost: string[]
}

/**
 * Writes a backup of the installation that `client` is connected to.
 * @throws KeepingError in a sentence; whatever goes wrong, nothing is left that looks like a backup
 */
export async function backUp(
  client: pg.ClientBase,
  options: { file: string; files: Files; key: Key; progress: Progress },
): Promise<BackupDone> {
  const snapshot = await openSnapshot(client)
  await checkRoom(client, snapshot, options.file)
  const { file, files, key, progress } = options
  const manifest = await writeArchive(file, { snapshot, files, key, progress })
  return {
    file,
    bytes: await sizeOf(file),
    tables: snapshot.description.tables.length,
    rows: rowsOf(snapshot.description),
    files: manifest.files.count,
    lost: manifest.lost,
  }
}

/** What is left to those who work meanwhile. */
const reserve = 256 * 1024 * 1024

/** A backup that fills the disk would stop what it is to protect. Rows become about a fifth; attachments stay as they are. */
async function checkRoom(client: pg.ClientBase, snapshot: Snapshot, file: string): Promise<void> {
  const { rows } = await client.query<{ size: number }>('select pg_database_size(current_database()) as size')
  const files = snapshot.files.reduce((sum, { size }) => sum + size, 0)
  const wanted = files + (rows[0]?.size ?? 0) / 4 + reserve
  const free = await freeAt(dirname(file))
  if (free < wanted)
    throw new KeepingError(
      `The disk of ${dirname(file)} has ${mb(free)} MB left, and the backup may need ${mb(wanted)} MB: make room, or give another place.`,
    )
}

/** Of the nearest folder that is there already. */
async function freeAt(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || dirname(folder) === folder) throw error
    return freeAt(dirname(folder))
  }
}

const mb = (bytes: number): number => Math.round(bytes / 1024 / 1024)

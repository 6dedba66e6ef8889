import type { Files, StoredFile } from '../files.ts'
import { migrateJobs } from '../jobs.ts'
import type { Log } from '../log.ts'
import { inTransaction, overClient } from '../postgres/db.ts'
import { appliedMigrations, knownMigrations } from '../postgres/migrate.ts'
import { DatabaseTooNew } from '../startup-errors.ts'
import { type Holdings, holdingsOf } from './clearing.ts'
import { KeepingError } from './errors.ts'
import { load } from './loading.ts'
import { checkNobodyRuns, type Opened } from './places.ts'
import type { Progress } from './progress.ts'
import { openSnapshot, plainWriting, rowsOf } from './snapshot.ts'
import { windForward } from './winding.ts'

export interface MoveDone {
  rows: number
  tables: number
}

/**
 * Copies the installation from one database to another, row by row and without a file in between. The source is only
 * read.
 * @throws KeepingError in a sentence; then the target is as it was
 */
export async function moveRows(
  from: Opened,
  to: Opened,
  options: { loss(holdings: Holdings): string | undefined; force: boolean; progress: Progress; log: Log },
): Promise<MoveDone> {
  const { progress, log, force } = options
  await checkKnown(from)
  const loss = options.loss(await holdingsOf(to.client))
  if (loss && !force)
    throw new KeepingError(
      `The database to move to holds an installation already (${loss}), which would be lost: give an empty one, or --force to move over it.`,
    )

  const snapshot = await openSnapshot(from.client)
  const { description } = snapshot
  await to.client.query(plainWriting)
  await migrateJobs(to.postgres.pool, log)
  await windForward(to.client, description.highestPlace)
  await inTransaction(overClient(to.client), async (trx) => {
    await load(trx, to.client, description, snapshot.tables(progress), progress)
    // Who began to work on it in the meantime would find their work missing.
    await checkNobodyRuns(from.client)
  })
  await snapshot.close()
  return { rows: rowsOf(description), tables: description.tables.length }
}

async function checkKnown({ client }: Opened): Promise<void> {
  const known = await knownMigrations()
  const unknown = (await appliedMigrations(overClient(client))).find((name) => !known.includes(name))
  if (unknown) throw new DatabaseTooNew(unknown)
}

/** Brings stored files, which have their hash for a name, to another folder. Gives those that are not there. */
export async function copyFiles(
  { client }: Opened,
  from: Files,
  to: Files,
  progress: Progress,
): Promise<string[]> {
  const { rows } = await client.query<StoredFile>('select sha256, size from files order by sha256')
  const total = rows.reduce((sum, { size }) => sum + size, 0)
  const lost: string[] = []
  let done = 0
  progress('files', 0, total)
  for (const { sha256, size } of rows) {
    const copied = await to.put(from.read(sha256)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
    })
    if (!copied?.sha256.equals(sha256)) lost.push(sha256.toString('hex'))
    done += size
    progress('files', done, total)
  }
  return lost
}

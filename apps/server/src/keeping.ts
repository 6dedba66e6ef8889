import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Config } from './config.ts'
import { disconnectMailboxes } from './domains/mailboxes/disconnecting.ts'
import { putAsideUnsent } from './domains/outbox/putting-aside.ts'
import { filesOf, inFolder } from './platform/file-place.ts'
import { type BackupDone, backUp } from './platform/keeping/backing-up.ts'
import type { Holdings } from './platform/keeping/clearing.ts'
import { KeepingError } from './platform/keeping/errors.ts'
import { backupFolder } from './platform/keeping/jobs.ts'
import { currentKey, replaceKey, stamp } from './platform/keeping/key.ts'
import { copyFiles, moveRows } from './platform/keeping/moving.ts'
import { type Opened, openAlone, openBesideOthers, type Place } from './platform/keeping/places.ts'
import type { Progress } from './platform/keeping/progress.ts'
import { type RestoreDone, restoreInto } from './platform/keeping/restoring.ts'
import { createLog } from './platform/log.ts'

const log = createLog('silent')

const placeOf = (config: Config): Place => ({
  dataDir: config.DATA_DIR,
  databaseUrl: config.DATABASE_URL,
})

/** `npm run backup`. @throws StartupError and what `startupSentence` knows */
export async function runBackup(
  config: Config,
  options: { file: string | undefined; progress: Progress },
): Promise<BackupDone> {
  const key = await currentKey(config.SECRET_KEY, config.DATA_DIR)
  if (!key)
    throw new KeepingError(
      `DATA_DIR (${config.DATA_DIR}) holds no secret.key: it is not the folder of an installation.`,
    )
  const file = options.file
    ? resolve(options.file)
    : join(backupFolder(config.DATA_DIR), `podpora-${stamp(new Date())}.tar.zst`)
  await using opened = closing(await openBesideOthers(placeOf(config), log))
  return await backUp(opened.client, {
    file,
    key,
    files: await filesOf(config),
    progress: options.progress,
  })
}

/** What becomes of mail that was waiting when the backup was made. */
export type WaitingMail = 'put aside' | 'send' | 'never'

/** `npm run restore`. @throws StartupError and what `startupSentence` knows */
export async function runRestore(
  config: Config,
  options: { file: string; force: boolean; mail: WaitingMail; progress: Progress },
): Promise<RestoreDone & { putAside: number }> {
  const { DATA_DIR: dataDir } = config
  let putAside = 0
  await using opened = closing(await openAlone(placeOf(config), log))
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const done = await restoreInto(opened, {
    file: resolve(options.file),
    dataDir,
    files: await filesOf(config),
    key: await currentKey(config.SECRET_KEY, dataDir),
    force: options.force,
    loss,
    progress: options.progress,
    log,
    async settle(trx, { at }) {
      if (options.mail === 'send') return
      const when = `${at.slice(0, 16).replace('T', ' ')} UTC`
      putAside = await putAsideUnsent(
        trx,
        `It was waiting in the backup of ${when} and may have been sent since. "Try again" sends it.`,
      )
      if (options.mail === 'never') await disconnectMailboxes(trx)
    },
  })
  return { ...done, putAside }
}

export interface MoveOptions {
  force: boolean
  secretKey: string | undefined
  /** Files in a bucket stay there, whatever moves. */
  filesInBucket?: boolean
  progress: Progress
}

/** `npm run move -- --to`. @throws StartupError and what `startupSentence` knows */
export async function runMove(
  from: Place,
  to: Place,
  options: MoveOptions,
): Promise<{ rows: number; tables: number; lost: string[] }> {
  const otherFolder = from.dataDir !== to.dataDir
  if (!otherFolder && from.databaseUrl === to.databaseUrl)
    throw new KeepingError('That is where the installation is already: give another place with --to.')
  const { progress, force } = options
  await using source = closing(await openSource(from))
  await using target = closing(await openAlone(to, log))
  const lost =
    otherFolder && !options.filesInBucket
      ? await copyFiles(source, inFolder(from.dataDir), inFolder(to.dataDir), progress)
      : []
  const done = await moveRows(source, target, { loss, force, progress, log })
  const key = await currentKey(options.secretKey, from.dataDir)
  if (otherFolder && key?.from === 'file') await replaceKey(to.dataDir, key.value, new Date())
  return { ...done, lost }
}

/**
 * `npm run move -- --files`: between DATA_DIR and the bucket of the settings.
 * @throws StartupError and what `startupSentence` knows
 */
export async function runMoveFiles(
  config: Config,
  to: 'folder' | 'bucket',
  progress: Progress,
): Promise<{ lost: string[] }> {
  if (!config.bucket)
    throw new KeepingError(
      'The settings name no bucket: FILES_S3_BUCKET and its key must be set for the move.',
    )
  const [folder, bucket] = [inFolder(config.DATA_DIR), await filesOf(config)]
  await using opened = closing(await openSource(placeOf(config)))
  const [from, target] = to === 'bucket' ? [folder, bucket] : [bucket, folder]
  return { lost: await copyFiles(opened, from, target, progress) }
}

/** Alone, for what is written there during the move would be missing in the new place. */
async function openSource(from: Place): Promise<Opened> {
  // Refuses a folder without a database, where `openAlone` would make one.
  await (await openBesideOthers(from, log)).close()
  return openAlone(from, log)
}

/** The nouns that people count their work in. */
function loss(holdings: Holdings): string | undefined {
  const named = ['tickets', 'messages', 'customers', 'agents'].filter((table) => holdings[table])
  const told = named.length > 0 ? named : Object.keys(holdings)
  return told.map((table) => `${holdings[table]} ${table}`).join(', ') || undefined
}

const closing = (opened: Opened): Opened & AsyncDisposable => ({
  ...opened,
  [Symbol.asyncDispose]: () => opened.close(),
})

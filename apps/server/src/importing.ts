import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { createGzip } from 'node:zlib'
import type { Import, ImportProblem, ImportSource, NewImport } from '@podpora/contract/imports'
import { sanitiseMail } from './channels/mail/sanitising.ts'
import type { Config } from './config.ts'
import { exportArchive, exportLines } from './domains/exports/exporting.ts'
import { loadImport } from './domains/imports/access.ts'
import { makeImport, startImport, stopImport } from './domains/imports/actions.ts'
import { guessMapping } from './domains/imports/columns.ts'
import { insertImportFile, selectProblems } from './domains/imports/queries.ts'
import { recognise } from './domains/imports/recognising.ts'
import { releaseImport, takeImport, workOn } from './domains/imports/working.ts'
import { filesOf } from './platform/file-place.ts'
import { KeepingError } from './platform/keeping/errors.ts'
import { type Opened, openBesideOthers } from './platform/keeping/places.ts'
import type { Progress } from './platform/keeping/progress.ts'
import { createLog } from './platform/log.ts'

const log = createLog('silent')

const opening = async (config: Config): Promise<Opened & AsyncDisposable> => {
  const opened = await openBesideOthers({ dataDir: config.DATA_DIR, databaseUrl: config.DATABASE_URL }, log)
  return { ...opened, [Symbol.asyncDispose]: () => opened.close() }
}

export interface ImportOptions {
  files: string[]
  /** Recognised by the files where it is not said. */
  source: ImportSource | undefined
  origin: string | undefined
  /** column → field, over what is guessed. */
  mapping: Record<string, string>
  dryRun: boolean
  /** Goes on with this import instead of a new one. */
  resume: number | undefined
  progress: Progress
}

/**
 * `npm run import`, while Podpora runs or not. Broken off it is stopped, and can be gone on with; killed, a running Podpora
 * takes it up.
 * @throws KeepingError in a sentence, and what `startupSentence` knows
 */
export async function runImport(
  config: Config,
  options: ImportOptions,
): Promise<{ done: Import; problems: ImportProblem[] }> {
  await using opened = await opening(config)
  const services = { db: opened.postgres.db, files: await filesOf(config), log }
  const { id } = options.resume === undefined ? await begin(services, options) : { id: options.resume }
  try {
    let done = await follow(services, opened, id, options.progress)
    if (!options.dryRun && ['ready', 'stopped', 'failed'].includes(done.state)) {
      if (done.state === 'failed' && options.resume === undefined) throw failed(done)
      await startImport(services.db, id)
      done = await follow(services, opened, id, options.progress)
    }
    if (done.state === 'failed') throw failed(done)
    return { done, problems: await selectProblems(services.db, id, null, 20) }
  } catch (error) {
    // So that nobody goes on with what was broken off.
    await stopImport(services.db, id).catch(() => {})
    throw error
  }
}

const failures: Record<string, string> = {
  damaged: 'A file is damaged or ends too early.',
  empty: 'Nothing of use was found in the files: is --source right?',
}
const failed = ({ id, error }: Import): KeepingError =>
  new KeepingError(`Import ${id} failed. ${failures[error ?? ''] ?? 'Something went wrong on our side.'}`)

type Kit = Parameters<typeof workOn>[0]

async function begin(services: Kit, options: ImportOptions): Promise<Import> {
  const stored: { id: string; seen: Awaited<ReturnType<typeof recognise>> }[] = []
  for (const file of options.files) {
    const kept = await services.files.put(createReadStream(resolve(file)))
    const name = basename(file)
    const seen = await recognise(services, kept.sha256, name)
    const { id } = await insertImportFile(services.db, { ...kept, name, agentId: null })
    stored.push({ id, seen })
  }
  const source = options.source ?? stored.map(({ seen }) => seen.source).find((found) => found !== null)
  if (!source) throw new KeepingError('It cannot be told where these files come from: say it with --source.')
  const input: NewImport = {
    clientId: crypto.randomUUID(),
    source,
    origin: options.origin ?? source,
    files: stored.map(({ id }) => id),
  }
  if (source === 'csv_customers' || source === 'csv_tickets') {
    const columns = stored.flatMap(({ seen }) => seen.columns.map(({ name }) => name))
    input.mapping = { ...guessMapping(source, columns), ...options.mapping }
  }
  return makeImport(services.db, null, input)
}

/** Works on it, or looks on while a running Podpora does, until it waits for somebody. */
async function follow(services: Kit, { client }: Opened, id: number, progress: Progress): Promise<Import> {
  const tell = async (): Promise<Import> => {
    const now = await loadImport(services.db, id)
    if (now.state === 'reading') progress('importing', now.done, now.total)
    if (now.state === 'running' || now.state === 'finished') progress('bringing', now.done, now.total)
    return now
  }
  for (;;) {
    const now = await tell()
    if (now.state !== 'reading' && now.state !== 'running') return now
    if (await takeImport(client, id)) {
      let stopped: unknown
      // What `tell` throws (Ctrl-C) must not be taken for a failure of the work.
      const each = async (): Promise<void> => {
        await tell().catch((error: unknown) => {
          stopped = error
        })
      }
      await workOn(services, id, sanitiseMail, () => stopped !== undefined, each)
      await releaseImport(client, id)
      if (stopped !== undefined) throw stopped
    } else await sleep(300)
  }
}

/** `npm run export`, while Podpora runs or not. The file has its name only when it is whole. */
export async function runExport(
  config: Config,
  options: { file: string; withFiles: boolean; progress: Progress },
): Promise<void> {
  await using opened = await opening(config)
  const draft = `${resolve(options.file)}.part`
  const progress = (done: number, total: number) => options.progress('exporting', done, total)
  const source = options.withFiles
    ? exportArchive(opened.client, await filesOf(config), progress)
    : exportLines(opened.client, progress)
  try {
    await pipeline(
      Readable.from(source, { objectMode: !options.withFiles }),
      createGzip(),
      createWriteStream(draft, { mode: 0o600, flush: true }),
    )
    await rename(draft, resolve(options.file))
  } finally {
    await rm(draft, { force: true })
  }
}

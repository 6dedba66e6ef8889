import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { chmod, link, mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createZstdCompress } from 'node:zlib'
import type { Files, StoredFile } from '../files.ts'
import { type Header, type Manifest, names } from './archive.ts'
import { KeepingError } from './errors.ts'
import { type Key, markOf } from './key.ts'
import type { Progress } from './progress.ts'
import type { Snapshot } from './snapshot.ts'
import { type Entry, packed } from './tar.ts'

export interface Contents {
  snapshot: Snapshot
  files: Files
  key: Key
  progress: Progress
}

/**
 * Writes a backup under another name first, and gives it its own when it is whole and on the disk.
 * @throws KeepingError when there is such a file already
 */
export async function writeArchive(file: string, contents: Contents): Promise<Manifest> {
  const folder = dirname(file)
  // Only a folder that is made here is closed to others: one that was there is somebody's choice.
  if (await mkdir(folder, { recursive: true })) await chmod(folder, 0o700)
  await removeAbandoned(folder)
  const draft = join(folder, `.${basename(file)}.${process.pid}.part`)
  const manifest: Manifest = { tables: {}, files: { count: 0, bytes: 0 }, lost: [] }
  try {
    await pipeline(
      Readable.from(packed(entriesOf(contents, manifest), new Date()), {
        objectMode: false,
        highWaterMark: partSize,
      }),
      createZstdCompress({ params: { [constants.ZSTD_c_checksumFlag]: 1 } }),
      createWriteStream(draft, { mode: 0o600, flags: 'wx', flush: true }),
    )
    await giveName(draft, file)
    return manifest
  } finally {
    await rm(draft, { force: true })
  }
}

/** A link, not a rename: it takes no name that is in use. */
async function giveName(draft: string, file: string): Promise<void> {
  try {
    await link(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      throw new KeepingError(`${file} is there already: give another name, or move it away.`)
    throw error
  }
  const folder = await open(dirname(file), 'r')
  await folder.sync().finally(() => folder.close())
}

async function* entriesOf(
  { snapshot, files, key, progress }: Contents,
  manifest: Manifest,
): AsyncGenerator<Entry> {
  const header: Header = { ...snapshot.description, keyMark: markOf(key.value) }
  yield entry(names.header, json(header))
  if (key.from === 'file') yield entry(names.key, Buffer.from(key.value))
  for await (const { name, rows } of snapshot.tables(progress)) yield* partsOf(name, rows)
  manifest.tables = snapshot.tallies
  await snapshot.close()
  yield* storedFiles(snapshot.files, files, manifest, progress)
  yield entry(names.manifest, json(manifest))
}

/** A tar says how long an entry is before it comes, which is known of so much as fits into memory. */
const partSize = 4 * 1024 * 1024

async function* partsOf(table: string, rows: AsyncIterable<Buffer>): AsyncGenerator<Entry> {
  let number = 0
  let gathered: Buffer[] = []
  let size = 0
  const part = (): Entry => {
    number += 1
    const whole = { name: names.part(table, number), size, content: Readable.from(gathered) }
    gathered = []
    size = 0
    return whole
  }
  for await (const block of rows) {
    gathered.push(block)
    size += block.length
    if (size >= partSize) yield part()
  }
  if (size > 0) yield part()
}

/** Content that is lost does not stop a backup, for then there would be none of all the rest; it is told. */
async function* storedFiles(
  list: StoredFile[],
  files: Files,
  manifest: Manifest,
  progress: Progress,
): AsyncGenerator<Entry> {
  const total = list.reduce((sum, { size }) => sum + size, 0)
  let done = 0
  progress('files', 0, total)
  for (const { sha256, size } of list) {
    const name = sha256.toString('hex')
    if (await isWhole(files, sha256)) {
      manifest.files.count += 1
      manifest.files.bytes += size
      yield { name: names.file(name), size, content: files.read(sha256) }
    } else manifest.lost.push(name)
    done += size
    progress('files', done, total)
  }
}

/** Read before it is written, so that nothing damaged gets into a backup. */
async function isWhole(files: Files, sha256: Buffer): Promise<boolean> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of files.read(sha256)) hash.update(chunk as Buffer)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
  return hash.digest().equals(sha256)
}

const json = (value: object): Buffer => Buffer.from(`${JSON.stringify(value, undefined, 1)}\n`)

const entry = (name: string, content: Buffer): Entry => ({
  name,
  size: content.length,
  content: Readable.from([content]),
})

/** Drafts of backups that were killed. */
async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = Number(/^\..+\.(\d+)\.part$/.exec(name)?.[1])
    if (pid && (pid === process.pid || !isAlive(pid))) await rm(join(folder, name), { force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

export const sizeOf = async (file: string): Promise<number> => (await stat(file)).size

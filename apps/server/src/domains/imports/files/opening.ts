import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createGunzip, createZstdDecompress } from 'node:zlib'
import { extract } from 'tar-stream'
import yauzl from 'yauzl'

/** A file that cannot be read to its end. */
export class Damaged extends Error {
  override name = 'Damaged'
}

export interface OpenedFile {
  /** Without folders. */
  name: string
  /** To be read to its end, or left alone, before the next file is asked for. */
  content: AsyncIterable<Buffer>
}

/** A tar.gz in a zip comes to three. There are files that unpack to themselves, for ever. */
const deepest = 6

/**
 * The files in an uploaded one: itself, or those that it holds, whatever it is packed with (gzip, zstd, tar, zip, one in
 * the other, at most six deep). Nothing is held in memory; a zip lies on the disk while it is read, for its table stands
 * at its end.
 * @throws Damaged
 */
export async function* openFile(
  name: string,
  content: AsyncIterable<Buffer>,
  depth = 0,
): AsyncGenerator<OpenedFile> {
  if (depth > deepest) throw new Damaged('packed too deep')
  const { head, all } = await peek(content, 512)
  if (head.readUInt16BE(0) === 0x1f8b)
    yield* openFile(name.replace(/\.gz$|\.tgz$/i, ''), unpackedBy(all, createGunzip()), depth + 1)
  else if (head.readUInt32LE(0) === 0xfd2fb528)
    yield* openFile(name.replace(/\.zst$/i, ''), unpackedBy(all, createZstdDecompress()), depth + 1)
  else if (head.readUInt32BE(0) === 0x504b0304) yield* zipped(all, depth + 1)
  else if (head.toString('latin1', 257, 262) === 'ustar') yield* tarred(all, depth + 1)
  else yield { name: basename(name.replaceAll('\\', '/')), content: all }
}

/** The first bytes, and all of them, those included. */
async function peek(
  content: AsyncIterable<Buffer>,
  size: number,
): Promise<{ head: Buffer; all: AsyncIterable<Buffer> }> {
  const source = content[Symbol.asyncIterator]()
  const read: Buffer[] = []
  let length = 0
  while (length < size) {
    const { done, value } = await source.next()
    if (done) break
    read.push(value)
    length += value.length
  }
  async function* all(): AsyncGenerator<Buffer> {
    try {
      yield* read
      for (;;) {
        const { done, value } = await source.next()
        if (done) return
        yield value
      }
    } finally {
      await source.return?.()
    }
  }
  return { head: Buffer.concat([...read, Buffer.alloc(size)]).subarray(0, size), all: all() }
}

async function* unpackedBy(
  content: AsyncIterable<Buffer>,
  stream: NodeJS.ReadWriteStream,
): AsyncGenerator<Buffer> {
  const out = new PassThrough()
  const running = pipeline(Readable.from(content), stream, out)
  running.catch(() => {})
  try {
    for await (const chunk of out) yield chunk as Buffer
    await running
  } catch (error) {
    throw new Damaged((error as Error).message)
  } finally {
    out.destroy()
  }
}

async function* tarred(content: AsyncIterable<Buffer>, depth: number): AsyncGenerator<OpenedFile> {
  const unpacker = extract()
  const running = pipeline(Readable.from(content), unpacker)
  running.catch(() => {})
  try {
    for await (const entry of unpacker) {
      const { name, type } = entry.header
      if (type === 'file' && wanted(name)) yield* entryOf(name, entry as AsyncIterable<Buffer>, depth)
      entry.resume()
    }
  } catch (error) {
    throw error instanceof Damaged ? error : new Damaged((error as Error).message)
  } finally {
    unpacker.destroy()
  }
}

const openZip = promisify<string, yauzl.Options, yauzl.ZipFile>(yauzl.open)

async function* zipped(content: AsyncIterable<Buffer>, depth: number): AsyncGenerator<OpenedFile> {
  const folder = await mkdtemp(join(tmpdir(), 'podpora-import-'))
  const file = join(folder, 'zip')
  try {
    await pipeline(content, createWriteStream(file, { mode: 0o600 }))
    const zip = await openZip(file, { lazyEntries: true, autoClose: false }).catch((error: Error) => {
      throw new Damaged(error.message)
    })
    try {
      for await (const entry of entriesOf(zip)) {
        if (entry.fileName.endsWith('/') || !wanted(entry.fileName)) continue
        const stream = await promisify<yauzl.Entry, Readable>(zip.openReadStream.bind(zip))(entry)
        yield* entryOf(entry.fileName, stream as AsyncIterable<Buffer>, depth)
      }
    } catch (error) {
      throw error instanceof Damaged ? error : new Damaged((error as Error).message)
    } finally {
      zip.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** An attachment's content, named by its hash: what it is itself packed with is nobody's business. */
export const isStoredContent = (name: string): boolean => /(^|\/)[0-9a-f]{64}$/.test(name)

async function* entryOf(
  name: string,
  content: AsyncIterable<Buffer>,
  depth: number,
): AsyncGenerator<OpenedFile> {
  if (isStoredContent(name)) yield { name: basename(name), content }
  else yield* openFile(name, content, depth)
}

/** What systems put into archives beside what people do. */
const wanted = (path: string): boolean => !/(^|\/)(__MACOSX\/|\.)/.test(path.replace(/^\.\//, ''))

async function* entriesOf(zip: yauzl.ZipFile): AsyncGenerator<yauzl.Entry> {
  for (;;) {
    const entry = await new Promise<yauzl.Entry | null>((resolve, reject) => {
      const done = (found: yauzl.Entry | null) => {
        zip.off('entry', done).off('end', ended).off('error', failed)
        resolve(found)
      }
      const ended = () => done(null)
      const failed = (error: Error) => {
        done(null)
        reject(error)
      }
      zip.on('entry', done).on('end', ended).on('error', failed)
      zip.readEntry()
    })
    if (!entry) return
    yield entry
  }
}

import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline, Readable } from 'node:stream'
import { createZstdDecompress } from 'node:zlib'
import type { Static, TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { Header, Manifest, names } from './archive.ts'
import { format } from './describing.ts'
import { BadBackup } from './errors.ts'
import type { Progress } from './progress.ts'
import { rowsOf, type TableRows } from './snapshot.ts'
import { sameTally, type Tally, tallied } from './tallying.ts'
import { type Entry, NotTar, unpacked } from './tar.ts'

/** A backup that was read from its first byte to its last, and is what it says. */
export interface Checked {
  header: Header
  key: string | undefined
  manifest: Manifest
}

/**
 * What a file says of itself. @throws BadBackup
 * @param isKnown whether this program has a migration
 */
export async function readHeader(file: string, isKnown: (migration: string) => boolean): Promise<Header> {
  for await (const entry of entriesOf(file)) {
    if (entry.name !== names.header) break
    const text = await textOf(entry)
    const { what, format: number } = Object(parsed(text)) as { what?: unknown; format?: unknown }
    if (what !== 'a backup of Podpora') break
    const header = Number(number) > format ? undefined : read(Header, text)
    const unknown = header?.migrations.find((name) => !isKnown(name))
    if (!header && Number(number) <= format)
      throw new BadBackup(file, 'is damaged: its beginning cannot be read')
    if (!header || unknown)
      throw new BadBackup(
        file,
        `was made by a newer Podpora${unknown ? ` (its migration ${unknown} is not known here)` : ''}: restore it with that version`,
      )
    return header
  }
  throw new BadBackup(file, 'is not a backup of Podpora')
}

/**
 * Reads the whole file and compares all that is in it with its manifest. Each stored file is handed to `onFile`, which
 * gives the hash of what it was handed.
 * @throws BadBackup
 */
export async function checkArchive(
  file: string,
  header: Header,
  progress: Progress,
  onFile: (content: Readable) => Promise<Buffer> = hashOf,
): Promise<Checked> {
  const seen = { tables: new Map<string, PartsTally>(), count: 0, bytes: 0 }
  let key: string | undefined
  let manifest: Manifest | undefined
  const damaged = (part: string): BadBackup => new BadBackup(file, `is damaged: ${part} is not what it was`)
  const total = rowsOf(header)
  let rows = 0
  progress('checking', 0, total)
  for await (const entry of entriesOf(file)) {
    const table = names.tableOf(entry.name)
    const sha256 = names.sha256Of(entry.name)
    if (table !== undefined) {
      const tally = seen.tables.get(table) ?? partsTally()
      seen.tables.set(table, tally)
      rows += await tally.add(entry.content)
      progress('checking', rows, total)
    } else if (sha256 !== undefined) {
      const hash = await onFile(Readable.from(entry.content))
      if (hash.toString('hex') !== sha256) throw damaged(entry.name)
      seen.count += 1
      seen.bytes += entry.size
      progress('checking', rows, total)
    } else if (entry.name === names.key) key = await textOf(entry)
    else if (entry.name === names.manifest) manifest = read(Manifest, await textOf(entry))
  }
  if (!manifest) throw new BadBackup(file, 'is not whole: its end is missing')
  for (const { name } of header.tables)
    if (!sameTally(manifest.tables[name], (seen.tables.get(name) ?? partsTally()).total()))
      throw damaged(`the table ${name}`)
  const { count, bytes } = manifest.files
  if (count !== seen.count || bytes !== seen.bytes) throw damaged('the number of its files')
  return { header, key, manifest }
}

/** The tables of a backup, to be read one after the other. */
export async function* tablesIn(file: string, header: Header, progress: Progress): AsyncGenerator<TableRows> {
  const entries = entriesOf(file)
  const total = rowsOf(header)
  let before = 0
  let next = await entries.next()
  const forward = async (): Promise<void> => {
    next = await entries.next()
  }
  async function* rowsOfTable(name: string): AsyncGenerator<Buffer> {
    for (; !next.done && names.tableOf(next.value.name) === name; await forward()) yield* next.value.content
  }
  progress('loading', 0, total)
  try {
    while (!next.done && names.tableOf(next.value.name) === undefined) await forward()
    for (const { name, columns } of header.tables) {
      const rows = tallied(rowsOfTable(name), (count) => progress('loading', before + count, total))
      yield { name, columns, rows }
      before += rows.tally().rows
    }
  } finally {
    await entries.return(undefined)
  }
}

/** @throws BadBackup for whatever is wrong with the file, also while an entry is read */
async function* entriesOf(file: string): AsyncGenerator<Entry> {
  const source = createReadStream(file)
  const plain = pipeline(source, createZstdDecompress(), () => {})
  let begun = false
  const explain = (error: unknown): unknown => whatIsWrong(file, error, begun)
  try {
    for await (const entry of explained(unpacked(plain), explain)) {
      begun = true
      yield { ...entry, content: explained(entry.content, explain) }
    }
  } finally {
    source.destroy()
  }
}

async function* explained<T>(
  items: AsyncIterable<T>,
  explain: (error: unknown) => unknown,
): AsyncGenerator<T> {
  try {
    for await (const item of items) yield item
  } catch (error) {
    throw explain(error)
  }
}

function whatIsWrong(file: string, error: unknown, begun: boolean): unknown {
  const { code = '' } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return new BadBackup(file, 'is not there')
  if (code === 'EISDIR') return new BadBackup(file, 'is a folder and not a backup')
  if (code === 'EACCES') return new BadBackup(file, 'may not be read by this user')
  const ended = error instanceof NotTar ? error.ended : /^Z_BUF_ERROR/.test(code)
  if (error instanceof NotTar || /^(ZSTD|Z)_/.test(code))
    return new BadBackup(
      file,
      !begun
        ? 'is not a backup of Podpora'
        : ended
          ? 'is not whole: its end is missing'
          : 'is damaged: it cannot be unpacked',
    )
  return error
}

/** A table's rows come in parts, which are added up. */
interface PartsTally {
  /** Gives the number of rows. */
  add(part: AsyncIterable<Buffer>): Promise<number>
  total(): Tally
}

function partsTally(): PartsTally {
  const hash = createHash('sha256')
  const total: Tally = { rows: 0, bytes: 0, sha256: '' }
  return {
    async add(part) {
      const counted = tallied(part)
      for await (const block of counted) hash.update(block)
      const { rows, bytes } = counted.tally()
      total.rows += rows
      total.bytes += bytes
      return rows
    },
    total: () => ({ ...total, sha256: hash.copy().digest('hex') }),
  }
}

async function hashOf(content: Readable): Promise<Buffer> {
  const hash = createHash('sha256')
  for await (const chunk of content) hash.update(chunk as Buffer)
  return hash.digest()
}

async function textOf({ content }: Entry): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of content) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function read<Schema extends TSchema>(schema: Schema, text: string): Static<Schema> | undefined {
  const value = parsed(text)
  return Value.Check(schema, value) ? (value as Static<Schema>) : undefined
}

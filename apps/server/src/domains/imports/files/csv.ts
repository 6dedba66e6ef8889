import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Info, parse } from 'csv-parse'
import { Damaged } from './opening.ts'

/** How a table is written. */
export interface CsvManner {
  charset: 'utf-8' | 'utf-16le' | 'windows-1251' | 'windows-1250'
  delimiter: string
}

/** Recognises how a table is written by its beginning. */
export function mannerOf(head: Buffer): CsvManner {
  const charset = charsetOf(head)
  const [first = ''] = new TextDecoder(charset).decode(head).split(/\r?\n/)
  const count = (sign: string): number => first.split(sign).length
  const delimiter = [',', ';', '\t', '|'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
  return { charset, delimiter }
}

/** Not UTF-8 is what old tables of Cyrillic or Polish are: told apart by which letters they would then have. */
function charsetOf(head: Buffer): CsvManner['charset'] {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return 'utf-8'
  } catch {
    // Cyrillic words are runs of letters above 127; Polish has one here and there.
    const runs = head.toString('latin1').match(/[\xc0-\xff]{3,}/g)?.length ?? 0
    const single =
      head.toString('latin1').match(/(?<![\x80-\xff])[\x80-\xff]{1,2}(?![\x80-\xff])/g)?.length ?? 0
    return runs > single ? 'windows-1251' : 'windows-1250'
  }
}

export interface CsvRow {
  line: number
  /** Column → text. */
  value: Record<string, string>
}

/**
 * The rows of a table by the names of its columns. A row that is too short or too long has what it has.
 * @throws Damaged
 */
export async function* csvRows(content: AsyncIterable<Buffer>, manner: CsvManner): AsyncGenerator<CsvRow> {
  const parser = parse({
    delimiter: manner.delimiter,
    bom: true,
    columns: (names: string[]) => namesOf(names),
    relaxColumnCount: true,
    relaxQuotes: true,
    skipEmptyLines: true,
    maxRecordSize: 16 * 1024 * 1024,
    info: true,
  })
  // What goes wrong in the source destroys the parser, where it is heard of.
  pipeline(Readable.from(decoded(content, manner.charset)), parser).catch(() => {})
  try {
    for await (const row of parser) {
      const { record, info } = row as { record: Record<string, string>; info: Info }
      yield { line: info.lines, value: record }
    }
  } catch (error) {
    throw new Damaged((error as Error).message)
  } finally {
    parser.destroy()
  }
}

async function* decoded(content: AsyncIterable<Buffer>, charset: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(charset)
  for await (const bytes of content) yield decoder.decode(bytes, { stream: true })
  yield decoder.decode()
}

/** Names that stand twice, or nowhere, get a number: `Name 2`, `Column 4`. */
function namesOf(names: string[]): string[] {
  const taken = new Set<string>()
  return names.map((given, at) => {
    const name = given.trim().slice(0, 150) || `Column ${at + 1}`
    let free = name
    for (let number = 2; taken.has(free); number++) free = `${name} ${number}`
    taken.add(free)
    return free
  })
}

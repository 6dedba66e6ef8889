import { extname } from 'node:path'
import type { ImportFile, ImportSource } from '@podpora/contract/imports'
import type { Services } from '../../platform/services.ts'
import { guessMapping, looksLikeTickets } from './columns.ts'
import { csvRows, mannerOf } from './files/csv.ts'
import { jsonItems } from './files/json.ts'
import { Damaged, type OpenedFile, openFile } from './files/opening.ts'

type Seen = Pick<ImportFile, 'source' | 'columns'>
const nothing: Seen = { source: null, columns: [] }
const samplesShown = 3
/** Values that are looked at, and files of an archive. */
const mostLooked = 50

/** What a file seems to be, by its beginning. @throws Damaged when it cannot even be opened */
export async function recognise(
  { files }: Pick<Services, 'files'>,
  sha256: Buffer,
  name: string,
): Promise<Seen> {
  let looked = 0
  for await (const file of openFile(name, files.read(sha256) as AsyncIterable<Buffer>)) {
    const seen = await seenIn(file)
    if (seen.source || ++looked === mostLooked) return seen
  }
  return nothing
}

async function seenIn(file: OpenedFile): Promise<Seen> {
  if (/^\.(csv|tsv|txt)$/i.test(extname(file.name))) return seenInTable(file)
  let looked = 0
  for await (const item of jsonItems(file.content)) {
    if ('value' in item) {
      const source = sourceOf(item.value, item.list)
      if (source) return { source, columns: [] }
    }
    if (++looked === mostLooked) break
  }
  return nothing
}

/** Whose value this is, by fields that only that desk has. */
function sourceOf(value: Record<string, unknown>, list: string | null): ImportSource | null {
  const ours = value.format === 'podpora' || 'addresses' in value || 'customerId' in value
  if (ours && ['header', 'customer', 'ticket'].includes(String(value.type))) return 'podpora'
  const zammad = [
    'login',
    'follow_up_possible',
    'domain_assignment',
    'sender_id',
    'article_count',
    'ticket_id',
  ]
  const has = (field: string): boolean => field in value
  if (
    (has('number') && has('title')) ||
    (has('created_by_id') && zammad.some(has)) ||
    list === 'TicketArticle'
  )
    return 'zammad'
  const zendesk = [
    'requester_id',
    'domain_names',
    'html_body',
    'child_events',
    'user_fields',
    'brand_url',
    'role',
  ]
  return zendesk.some(has) || /zendesk\.com/.test(String(value.url ?? '')) ? 'zendesk' : null
}

async function seenInTable(file: OpenedFile): Promise<Seen> {
  const parts: Buffer[] = []
  let length = 0
  for await (const chunk of file.content) {
    parts.push(chunk)
    length += chunk.length
    if (length > 128 * 1024) break
  }
  const head = Buffer.concat(parts)
  const rows: Record<string, string>[] = []
  try {
    for await (const { value } of csvRows(once(head), mannerOf(head))) if (rows.push(value) === 20) break
  } catch (error) {
    // The beginning ends in the middle of a row.
    if (!(error instanceof Damaged) || rows.length === 0) throw error
  }
  const names = Object.keys(rows[0] ?? {})
  if (names.length === 0) return nothing
  const source = looksLikeTickets(names) ? 'csv_tickets' : 'csv_customers'
  const guesses = guessMapping(source, names)
  const samples = (name: string): string[] =>
    rows
      .map((row) => (row[name] ?? '').trim().slice(0, 60))
      .filter(Boolean)
      .slice(0, samplesShown)
  return {
    source,
    columns: names.map((name) => ({ name, samples: samples(name), guess: guesses[name] ?? null })),
  }
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}

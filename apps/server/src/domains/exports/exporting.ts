import { Readable } from 'node:stream'
import type pg from 'pg'
import type { Files } from '../../platform/files.ts'
import { type Entry, packed } from '../../platform/keeping/tar.ts'
import { type Db, overClient } from '../../platform/postgres/db.ts'
import { withoutFields } from '../fields/hiding.ts'
import {
  agentLines,
  brandLines,
  countOfAll,
  customerLines,
  fieldLines,
  fileRows,
  groupLines,
  installationLine,
  type MessageLine,
  ticketLines,
} from './queries.ts'

import { setupLines } from './setup.ts'

export type ExportProgress = (done: number, total: number) => void

const customersAtOnce = 1000
const ticketsAtOnce = 200

/**
 * Everything as JSON lines, as it is at one moment however long the reading takes: what the lines hold and in which order
 * they come is said in docs/handbook/moving-in.md. `client` is used for it alone, and is in a transaction until the end.
 * @param hidden keys of the company's own fields that whoever takes it along must not see
 */
export async function* exportLines(
  client: pg.Client,
  progress: ExportProgress = () => {},
  hidden: ReadonlySet<string> = new Set(),
): AsyncGenerator<string> {
  // Having no number of its own, the transaction holds back no reader of the event log.
  await client.query('begin isolation level repeatable read, read only')
  try {
    const db = overClient(client)
    const total = await countOfAll(db)
    let done = 0
    yield line(await installationLine(db))
    for (const few of [await groupLines(db), await brandLines(db), await agentLines(db)]) yield* few.map(line)
    for (const field of await fieldLines(db)) if (!hidden.has(field.key)) yield line(field)
    for (const one of await setupLines(db)) yield line(withoutFields(one, hidden))
    for await (const customer of paged((after) => customerLines(db, after, customersAtOnce))) {
      yield line(customer)
      progress(++done, total)
    }
    for await (const ticket of paged((after) => ticketLines(db, after, ticketsAtOnce))) {
      const messages = ticket.messages.map(withPicturesNamed)
      yield line(withoutFields({ ...ticket, messages }, hidden))
      progress(++done, total)
    }
  } finally {
    await client.query('rollback')
  }
}

const line = (value: object): string => `${JSON.stringify(value)}\n`

async function* paged<T extends { id: number }>(page: (after: number) => Promise<T[]>): AsyncGenerator<T> {
  for (let after = 0; ; ) {
    const items = await page(after)
    yield* items
    const last = items.at(-1)
    if (!last) return
    after = last.id
  }
}

/** Our own addresses mean nothing elsewhere: a picture in a text is named as in a mail. */
function withPicturesNamed(message: MessageLine): MessageLine {
  let { html } = message
  for (const { id, inline, contentId } of message.attachments)
    if (inline && html) html = html.replaceAll(`"/api/v1/attachments/${id}"`, `"cid:${contentId}"`)
  return { ...message, html }
}

/** A tar says how long an entry is before it comes, which is known of so much as fits into memory. */
const partSize = 4 * 1024 * 1024

/** The same as a tar with the files of attachments: `records/0001.jsonl` …, then `files/<sha256>`. */
export function exportArchive(
  client: pg.Client,
  files: Files,
  progress?: ExportProgress,
  hidden?: ReadonlySet<string>,
): AsyncGenerator<Buffer> {
  return packed(entries(client, files, progress, hidden), new Date())
}

async function* entries(
  client: pg.Client,
  files: Files,
  progress?: ExportProgress,
  hidden?: ReadonlySet<string>,
): AsyncGenerator<Entry> {
  let number = 0
  for await (const content of parts(exportLines(client, progress, hidden))) {
    number += 1
    const name = `records/${String(number).padStart(4, '0')}.jsonl`
    yield { name, size: content.length, content: Readable.from([content]) }
  }
  yield* storedFiles(overClient(client), files)
}

async function* parts(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let gathered: Buffer[] = []
  let size = 0
  for await (const text of lines) {
    const bytes = Buffer.from(text)
    gathered.push(bytes)
    size += bytes.length
    if (size < partSize) continue
    yield Buffer.concat(gathered)
    gathered = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(gathered)
}

/** Content is never taken away, so it may be read after the moment is over. What is gone from the disk is left out. */
async function* storedFiles(db: Db, files: Files): AsyncGenerator<Entry> {
  for (let after = Buffer.alloc(0); ; ) {
    const rows = await fileRows(db, after, 500)
    for (const { sha256, size } of rows) {
      const content = await files.readWhole(sha256).catch(() => undefined)
      if (content?.length === size)
        yield { name: `files/${sha256.toString('hex')}`, size, content: Readable.from([content]) }
    }
    const last = rows.at(-1)
    if (!last) return
    after = Buffer.from(last.sha256)
  }
}

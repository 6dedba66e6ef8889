import { createHash } from 'node:crypto'
import { extname } from 'node:path'
import { Readable } from 'node:stream'
import type { ImportSource } from '@podpora/contract/imports'
import { type Db, inTransaction, sql } from '../../platform/postgres/db.ts'
import type { Services } from '../../platform/services.ts'
import { csvRows, mannerOf } from './files/csv.ts'
import { jsonItems } from './files/json.ts'
import { isStoredContent, type OpenedFile, openFile } from './files/opening.ts'
import { tellChange } from './progress.ts'
import { filesOf, insertProblems, type NewProblem, setPlan, setRead, setState, type Work } from './queries.ts'
import { clearRecords, countWork, orphans, planOf, putRecords, type StagedRecord } from './record-queries.ts'
import type { ImportRecord } from './records.ts'
import { csvCustomers } from './sources/csv-customers.ts'
import { csvTickets } from './sources/csv-tickets.ts'
import { podpora } from './sources/podpora.ts'
import type { Source } from './sources/source.ts'
import { zammad } from './sources/zammad.ts'
import { zendesk } from './sources/zendesk.ts'

const sources: Record<ImportSource, Source> = {
  podpora,
  zendesk,
  zammad,
  csv_tickets: csvTickets,
  csv_customers: csvCustomers,
}

/** Nothing of use was found: another source was chosen, or the files are empty. */
export class NothingFound extends Error {
  override name = 'NothingFound'
}

/** Asked to stop between two pieces of work. */
export class Interrupted extends Error {
  override name = 'Interrupted'
}

/** Records that are written at once. */
const batch = 500

/**
 * Reads the files of an import from the first byte to the last, and lays down what is in them, with all that is wrong
 * and what bringing it in would come to. Nothing of it is to be seen anywhere yet. Read again it gives the same.
 * @throws Damaged, NothingFound; Interrupted when `goOn` says no
 */
export async function readFiles(
  services: Pick<Services, 'db' | 'files'>,
  work: Work,
  goOn: () => Promise<boolean>,
): Promise<void> {
  const { db, files } = services
  await inTransaction(db, (trx) => clearRecords(trx, work.id))
  const gathered = new Gathered(db, work)
  let bytes = 0
  async function* counted(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of content) {
      bytes += chunk.length
      yield chunk
    }
  }
  for (const file of await filesOf(db, work.id)) {
    for await (const opened of openFile(file.name, counted(files.read(file.sha256)))) {
      if (isStoredContent(opened.name)) await keepFile(services, opened)
      else
        for await (const found of tellingsOf(opened, work)) {
          gathered.add(found)
          if (!gathered.isFull) continue
          await gathered.write(bytes)
          if (!(await goOn())) throw new Interrupted()
        }
    }
  }
  await gathered.write(bytes)
  if (gathered.records === 0) throw new NothingFound()
  await finish(db, work)
}

/** An attachment that came along in our own export; its name is its hash, which is made anew here. */
async function keepFile(
  { db, files }: Pick<Services, 'db' | 'files'>,
  { content }: OpenedFile,
): Promise<void> {
  const { sha256, size } = await files.put(Readable.from(content))
  await sql`insert into files (sha256, size) values (${sha256}, ${size}) on conflict do nothing`.execute(db)
}

interface Telling {
  place: string
  records: ImportRecord[]
  problems: NewProblem[]
}

/** What the source makes of each value in a file. */
async function* tellingsOf(file: OpenedFile, work: Work): AsyncGenerator<Telling> {
  const read = sources[work.source]
  const list = file.name.slice(0, file.name.length - extname(file.name).length)
  const telling = (line: number, value: Record<string, unknown>, inList: string): Telling => {
    const { records, troubles } = read({ value, list: inList })
    const place = `${file.name}:${line}`
    return { place, records, problems: troubles.map((trouble) => ({ place, ...trouble })) }
  }
  if (work.source === 'csv_customers' || work.source === 'csv_tickets') {
    for await (const { line, value } of tableRows(file))
      yield telling(line, renamed(value, work.mapping), list)
    return
  }
  for await (const item of jsonItems(file.content)) {
    if ('value' in item) yield telling(item.line, item.value, item.list ?? list)
    else yield { place: `${file.name}:${item.line}`, records: [], problems: [unreadable(file.name, item)] }
  }
}

const unreadable = (name: string, { line, broken }: { line: number; broken: string }): NewProblem => ({
  place: `${name}:${line}`,
  code: 'not_readable',
  detail: broken,
  skipped: true,
})

async function* tableRows(file: OpenedFile): AsyncGenerator<{ line: number; value: Record<string, string> }> {
  const parts: Buffer[] = []
  let length = 0
  const source = file.content[Symbol.asyncIterator]()
  while (length < 64 * 1024) {
    const { done, value } = await source.next()
    if (done) break
    parts.push(value)
    length += value.length
  }
  async function* whole(): AsyncGenerator<Buffer> {
    yield* parts
    for (;;) {
      const { done, value } = await source.next()
      if (done) return
      yield value
    }
  }
  yield* csvRows(whole(), mannerOf(Buffer.concat(parts)))
}

const renamed = (row: Record<string, string>, mapping: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(row).flatMap(([column, text]) => (mapping[column] ? [[mapping[column], text]] : [])),
  )

/** What was read and is not written yet. */
class Gathered {
  records = 0
  private staged = new Map<string, StagedRecord>()
  private problems: NewProblem[] = []
  private readonly db: Db
  private readonly importId: number
  /** In a table with a row a message, the first row says what the ticket is. */
  private readonly firstTicketCounts: boolean

  constructor(db: Db, { id, source }: Work) {
    this.db = db
    this.importId = id
    this.firstTicketCounts = source === 'csv_tickets'
  }

  add({ place, records, problems }: Telling): void {
    for (const data of records) {
      const record = {
        kind: data.kind,
        externalId: data.id,
        parent: parentOf(data),
        place,
        hash: hashOf(data),
        data,
      }
      const key = `${data.kind} ${data.id}`
      const before = this.staged.get(key)
      const poorer =
        data.kind === 'person' && !data.name && before?.data.kind === 'person' && before.data.name
      const again = before && data.kind === 'ticket' && this.firstTicketCounts
      if (!poorer && !again) this.staged.set(key, record)
    }
    this.problems.push(...problems)
  }

  get isFull(): boolean {
    return this.staged.size >= batch || this.problems.length >= batch
  }

  async write(bytes: number): Promise<void> {
    const records = [...this.staged.values()]
    this.records += records.length
    await inTransaction(this.db, async (trx) => {
      await putRecords(trx, this.importId, records, this.firstTicketCounts)
      await insertProblems(trx, this.importId, 'reading', this.problems)
      await setRead(trx, this.importId, bytes)
      await tellChange(trx, this.importId)
    })
    this.staged = new Map()
    this.problems = []
  }
}

const parentOf = (data: ImportRecord): string | null =>
  data.kind === 'message' ? data.ticket : data.kind === 'ticket' ? data.customer : null

const hashOf = (data: ImportRecord): string => createHash('sha256').update(JSON.stringify(data)).digest('hex')

/** Looks over the whole, and waits for somebody to say that it is to be brought in. */
async function finish(db: Db, work: Work): Promise<void> {
  // The questions are planned with the numbers of what has just come.
  await sql`analyze import_records`.execute(db)
  const lost = await orphans(db, work, ['message', 'ticket'], 1000)
  const nobodys = await orphans(db, work, ['ticket', 'person'], 1000)
  const problems: NewProblem[] = [
    ...lost.map(({ place, parent }) => ({
      place,
      code: 'no_ticket' as const,
      detail: parent,
      skipped: true,
    })),
    ...nobodys.map(({ place, parent }) => ({
      place,
      code: 'unknown_customer' as const,
      detail: parent,
      skipped: true,
    })),
  ]
  const plan = await planOf(db, work.id, work.origin)
  const total = await countWork(db, work.id)
  await inTransaction(db, async (trx) => {
    await insertProblems(trx, work.id, 'reading', problems)
    await setPlan(trx, work.id, plan)
    await setState(trx, work.id, { state: 'ready', phase: 'people', total })
    await tellChange(trx, work.id)
  })
}

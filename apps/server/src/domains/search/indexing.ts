import { setImmediate as breathe } from 'node:timers/promises'
import type { Cursor, LoggedEvent } from '../../platform/events/log.ts'
import { type Db, inTransaction } from '../../platform/postgres/db.ts'
import { addToBacklog, dropFromBacklog, firstOfBacklog, type Waiting } from './backlog-queries.ts'
import { type Document, documentOf, type Part } from './documents.ts'
import {
  beginRebuild,
  customerIdsAfter,
  customerTexts,
  moveCursor,
  noteRebuild,
  putCustomers,
  putTickets,
  putWords,
  readCursor,
  rebuildRow,
  ticketIdsAfter,
  ticketTexts,
} from './index-queries.ts'
import { subjectsOf } from './subjects.ts'
import { openLemmas } from './words/lemmas.ts'

/** Documents of one write: its transaction holds back every reader of the log, so it is short. */
const batch = 100

/**
 * Brings what a page of events is about into the index, as it is now, and moves the cursor with the last of it: killed
 * anywhere, the same page is done again to the same end. What comes in masses is put aside until nothing new waits.
 */
export async function indexEvents(db: Db, events: LoggedEvent[], to: Cursor): Promise<void> {
  const from = await readCursor(db)
  const { customers, tickets, aside, shownAnew } = subjectsOf(events)
  await indexCustomers(db, customers)
  await indexTickets(db, tickets)
  // Only what everybody sees is in the index, so what it holds of a field comes and goes with who sees it.
  if (shownAnew) await beginRebuild(db)
  await inTransaction(db, async (trx) => {
    await addToBacklog(trx, aside)
    if (!(await moveCursor(trx, from, to))) throw new Error('another process reads the log for search')
  })
}

/** The next part of what was put aside. False: nothing is. */
export async function workOffBacklog(db: Db): Promise<boolean> {
  const next = await firstOfBacklog(db, batch)
  const ids = (kind: Waiting['kind']) => next.filter((one) => one.kind === kind).map(({ id }) => id)
  await indexCustomers(db, ids('customer'))
  await indexTickets(db, ids('ticket'))
  await dropFromBacklog(db, next)
  return next.length > 0
}

async function indexTickets(db: Db, ids: number[]): Promise<void> {
  if (ids.length === 0) return
  const lemmas = await openLemmas()
  for (let i = 0; i < ids.length; i += batch) {
    const documents = new Map<number, Document>()
    for (const ticket of await ticketTexts(db, ids.slice(i, i + batch))) {
      const texts = ticket.messages.map((message): Part => ['C', message.text])
      const files = ticket.messages.flatMap((m) => m.files.map((name): Part => ['D', name]))
      const own = ticket.own.map((value): Part => ['B', value])
      const tags = ticket.tags.map((tag): Part => ['B', tag])
      const parts: Part[] = [
        ['A', ticket.subject],
        ['B', ticket.customer],
        ['B', ticket.reference],
        ...tags,
        ...own,
        ...files,
        ...texts,
      ]
      documents.set(ticket.id, documentOf(parts, lemmas))
      await breathe()
    }
    await write(db, documents, putTickets)
  }
}

async function indexCustomers(db: Db, ids: number[]): Promise<void> {
  if (ids.length === 0) return
  const lemmas = await openLemmas()
  for (let i = 0; i < ids.length; i += batch) {
    const documents = new Map<number, Document>()
    for (const { id, name, addresses, note } of await customerTexts(db, ids.slice(i, i + batch))) {
      const parts: Part[] = [
        ['A', name],
        ['B', addresses],
        ['C', note],
      ]
      documents.set(id, documentOf(parts, lemmas))
    }
    await breathe()
    await write(db, documents, putCustomers)
  }
}

/** Words that were written lately need not be written again. */
const written = new WeakMap<Db, Set<string>>()

async function write(
  db: Db,
  documents: Map<number, Document>,
  put: (db: Db, documents: Map<number, Document>) => Promise<void>,
): Promise<void> {
  if (documents.size === 0) return
  const lately = written.get(db) ?? new Set<string>()
  written.set(db, lately)
  if (lately.size > 60_000) lately.clear()
  const words = new Set(
    [...documents.values()].flatMap((d) => [...d.vocabulary].filter((w) => !lately.has(w))),
  )
  await inTransaction(db, async (trx) => {
    await put(trx, documents)
    await putWords(trx, [...words])
  })
  for (const word of words) lately.add(Buffer.from(word).toString())
}

/** The next part of building anew. False: there is nothing to build. */
export async function rebuildNext(db: Db): Promise<boolean> {
  const run = await rebuildRow(db)
  if (!run || run.finishedAt) return false
  const customers = (await customerIdsAfter(db, run.customersTo, batch)).map((row) => row.id)
  await indexCustomers(db, customers)
  run.customersTo = customers.at(-1) ?? run.customersTo
  run.done += customers.length
  if (customers.length === 0) {
    const tickets = (await ticketIdsAfter(db, run.ticketsTo, batch)).map((row) => row.id)
    await indexTickets(db, tickets)
    run.ticketsTo = tickets.at(-1) ?? run.ticketsTo
    run.done += tickets.length
    if (tickets.length === 0) run.finishedAt = new Date().toISOString()
  }
  await noteRebuild(db, run)
  return true
}

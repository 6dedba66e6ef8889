import type { Cursor, LoggedEvent } from '../../platform/events/log.ts'
import { type Db, inTransaction } from '../../platform/postgres/db.ts'
import { addToBacklog, dropFromBacklog, firstOfBacklog, type Waiting } from './backlog-queries.ts'
import type { Document, Part } from './documents.ts'
import {
  beginRebuild,
  type CustomerText,
  customerIdsAfter,
  customerTexts,
  moveCursor,
  noteRebuild,
  putCustomers,
  putTickets,
  putWords,
  readCursor,
  rebuildRow,
  type TicketText,
  ticketIdsAfter,
  ticketTexts,
} from './index-queries.ts'
import { subjectsOf } from './subjects.ts'
import { words } from './words/asking.ts'

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

/** Brings tickets into the index, as they are now. */
export async function indexTickets(db: Db, ids: number[]): Promise<void> {
  for (let i = 0; i < ids.length; i += batch) {
    const tickets = await ticketTexts(db, ids.slice(i, i + batch))
    await write(db, await documentsOf(tickets, partsOfTicket), putTickets)
  }
}

/** Brings customers into the index, as they are now. */
export async function indexCustomers(db: Db, ids: number[]): Promise<void> {
  for (let i = 0; i < ids.length; i += batch) {
    const customers = await customerTexts(db, ids.slice(i, i + batch))
    await write(db, await documentsOf(customers, partsOfCustomer), putCustomers)
  }
}

const partsOfTicket = ({ subject, customer, reference, tags, own, messages, sides }: TicketText): Part[] => [
  ['A', subject],
  ['B', customer],
  ['B', reference],
  ...tags.map((tag): Part => ['B', tag]),
  ['B', sides],
  ...own.map((value): Part => ['B', value]),
  ...messages.flatMap(({ files }) => files.map((name): Part => ['D', name])),
  ...messages.map(({ text }): Part => ['C', text]),
]

const partsOfCustomer = ({ name, addresses, note }: CustomerText): Part[] => [
  ['A', name],
  ['B', addresses],
  ['C', note],
]

/** Who searches meanwhile waits for no more than so much text. */
const pieceLength = 20_000
/** More is not read of one ticket: a document does not hold the words of more. */
const longestText = 2_000_000

/** The documents of tickets or customers: read in pieces, so that questions of others come between. */
async function documentsOf<T extends { id: number }>(
  all: T[],
  partsOf: (one: T) => Part[],
): Promise<Map<number, Document>> {
  const documents = new Map<number, Document>()
  let ids: number[] = []
  let texts: Part[][] = []
  let length = 0
  for (const [n, one] of all.entries()) {
    const parts = shortened(partsOf(one))
    ids.push(one.id)
    texts.push(parts)
    length += lengthOf(parts)
    if (length < pieceLength && n < all.length - 1) continue
    const read = await words.ask('documents', texts)
    for (const [i, id] of ids.entries()) documents.set(id, read[i] as Document)
    ids = []
    texts = []
    length = 0
  }
  return documents
}

const lengthOf = (parts: Part[]): number => parts.reduce((sum, [, text]) => sum + text.length, 0)

/** What comes first stays. */
function shortened(parts: Part[]): Part[] {
  let left = longestText
  return parts.map(([weight, text]): Part => {
    const kept = text.slice(0, Math.max(0, left))
    left -= kept.length
    return [weight, kept]
  })
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
  const fresh = new Set(
    [...documents.values()].flatMap((d) => [...d.vocabulary].filter((w) => !lately.has(w))),
  )
  const entries = await words.ask('entries', [...fresh])
  await inTransaction(db, async (trx) => {
    await put(trx, documents)
    await putWords(trx, entries)
  })
  for (const word of fresh) lately.add(word)
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

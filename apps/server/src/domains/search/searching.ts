import type { CustomerHit, SearchAsFilter, SearchPage, TicketHit } from '@podpora/contract/search'
import type { SignedIn } from '../../platform/http/app.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { customersByIds } from '../customers/access.ts'
import { isOutside } from '../people/outside.ts'
import { readerOf, ticketsByIds } from '../tickets/access.ts'
import { asFilter } from './as-filter.ts'
import { isBehind } from './index-queries.ts'
import { namesIn } from './names.ts'
import { ownFilters } from './own-filters.ts'
import { findCustomers, findTickets, isFound, messagesToExcerpt, wordsNear } from './queries.ts'
import { parseQuery, type SearchQuery, type Term } from './rules.ts'
import { forgivenSlips } from './spelling.ts'
import { words } from './words/asking.ts'
import { fold } from './words/tokens.ts'

const customersShown = 3

/** What the reader may see of what was looked for. Where nothing has the words as typed, the nearest known ones. */
export async function search(
  db: Db,
  actor: SignedIn,
  request: { q: string; after: number; limit: number },
): Promise<SearchPage> {
  const query = parseQuery(request.q, await ownFilters(db, actor, request.q))
  const nothing = { items: [], next: null, corrections: [] }
  // What is found would tell people from outside what stands in messages that they may not read.
  if (query.terms.length + query.filters.length === 0 || isOutside(actor))
    return { ...nothing, behind: false }
  // Asked first: what comes into the index meanwhile may be missing in what is found.
  const behind = await isBehind(db)
  const page = await find(db, actor, query, request)
  if (page.items.length > 0 || request.after > 0) return { ...page, corrections: [], behind }

  const corrected = await correct(db, actor, query.terms)
  if (corrected.corrections.length === 0) return { ...nothing, behind }
  const second = await find(db, actor, { ...query, terms: corrected.terms }, request)
  return second.items.length > 0
    ? { ...second, corrections: corrected.corrections, behind }
    : { ...nothing, behind }
}

/** What of a search a view can ask as well, with the names that it has as they are now. */
export async function searchAsFilter(db: Db, actor: SignedIn, q: string): Promise<SearchAsFilter> {
  const query = parseQuery(q, await ownFilters(db, actor, q))
  return isOutside(actor) ? { filter: [], lost: [] } : asFilter(query, await namesIn(db, actor, query))
}

async function find(
  db: Db,
  actor: SignedIn,
  { terms, filters }: SearchQuery,
  { after, limit }: { after: number; limit: number },
): Promise<Pick<SearchPage, 'items' | 'next'>> {
  const wanted = await words.ask('tsquery', terms)
  const reader = readerOf(actor)
  const number = after === 0 && filters.length === 0 ? numberOf(terms) : undefined
  const [found, named, customers] = await Promise.all([
    findTickets(db, reader, wanted, filters, { offset: after, limit: limit + 1 }),
    number
      ? findTickets(db, reader, null, [{ name: 'id', value: number, not: false }], { offset: 0, limit: 1 })
      : [],
    wanted && after === 0 && filters.length === 0 && actor.permissions.has('customer.read')
      ? findCustomers(db, wanted, customersShown)
      : [],
  ])
  const shown = found.slice(0, limit).map((row) => row.id)
  // A bare number is first of all that ticket.
  const ids = [...new Set([...named.map((row) => row.id), ...shown])]
  const [people, tickets] = await Promise.all([
    customerHits(
      db,
      customers.map((row) => row.id),
      terms,
    ),
    ticketHits(db, ids, terms),
  ])
  return {
    items: [...people, ...tickets],
    next: found.length > limit ? String(after + limit) : null,
  }
}

const numberOf = ([term, ...more]: Term[]): string | undefined =>
  term && more.length === 0 && /^\d{1,15}$/.test(term.typed) ? term.typed : undefined

async function ticketHits(db: Db, ids: number[], terms: Term[]): Promise<TicketHit[]> {
  const [rows, messages] = await Promise.all([
    ticketsByIds(db, ids),
    terms.length > 0 ? messagesToExcerpt(db, ids) : [],
  ])
  const rowOf = new Map(rows.map((row) => [row.id, row]))
  return words.ask(
    'ticketHits',
    terms,
    ids.map((id) => rowOf.get(id)).filter((row) => row !== undefined),
    messages,
  )
}

async function customerHits(db: Db, ids: number[], terms: Term[]): Promise<CustomerHit[]> {
  if (ids.length === 0) return []
  const customerOf = new Map((await customersByIds(db, ids)).map((customer) => [customer.id, customer]))
  const found = ids.map((id) => customerOf.get(id)).filter((customer) => customer !== undefined)
  return words.ask('customerHits', terms, found)
}

/** Words that nothing has are replaced by the nearest that the reader can find. */
async function correct(
  db: Db,
  actor: SignedIn,
  terms: Term[],
): Promise<{ terms: Term[]; corrections: SearchPage['corrections'] }> {
  const corrections: SearchPage['corrections'] = []
  const corrected: Term[] = []
  const finds = async (term: Term) => {
    const wanted = (await words.ask('tsquery', [term])) ?? ''
    return isFound(db, readerOf(actor), wanted, actor.permissions.has('customer.read'))
  }
  for (const term of terms) {
    const [word, ...more] = term.words
    const fixed = !word || more.length > 0 || term.not || term.phrase || forgivenSlips(word) === 0
    const near = fixed || (await finds(term)) ? [] : await nearest(db, word)
    let used = term
    for (const other of near) {
      const instead = { ...term, typed: other, words: [fold(other)], open: false }
      if (!(await finds(instead))) continue
      used = instead
      corrections.push({ typed: term.typed, used: other })
      break
    }
    corrected.push(used)
  }
  return { terms: corrected, corrections }
}

const nearest = async (db: Db, word: string): Promise<string[]> =>
  words.ask('nearest', word, await wordsNear(db, await words.ask('deletes', word)))

import type { CustomerHit, SearchPage, TicketHit } from '@podpora/contract/search'
import type { SignedIn } from '../../platform/http/app.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { customersByIds } from '../customers/access.ts'
import { readerOf, ticketsByIds } from '../tickets/access.ts'
import { type FindMarks, marked, marksOf, ticketHit } from './excerpts.ts'
import { findCustomers, findTickets, isFound, messagesToExcerpt, wordsNear } from './queries.ts'
import { parseQuery, type SearchQuery, type Term, tsqueryOf } from './rules.ts'
import { deletesOf, forgivenSlips, slipsBetween } from './spelling.ts'
import { type Lemmatise, openLemmas } from './words/lemmas.ts'
import { fold } from './words/tokens.ts'

const customersShown = 3
const candidates = 5

/** What the reader may see of what was looked for. Where nothing has the words as typed, the nearest known ones. */
export async function search(
  db: Db,
  actor: SignedIn,
  request: { q: string; after: number; limit: number },
): Promise<SearchPage> {
  const query = parseQuery(request.q)
  const nothing: SearchPage = { items: [], next: null, corrections: [] }
  if (query.terms.length + query.filters.length === 0) return nothing
  const { lemmatise } = await openLemmas()
  const page = await find(db, actor, query, lemmatise, request)
  if (page.items.length > 0 || request.after > 0) return { ...page, corrections: [] }

  const corrected = await correct(db, actor, query.terms, lemmatise)
  if (corrected.corrections.length === 0) return nothing
  const second = await find(db, actor, { ...query, terms: corrected.terms }, lemmatise, request)
  return second.items.length > 0 ? { ...second, corrections: corrected.corrections } : nothing
}

async function find(
  db: Db,
  actor: SignedIn,
  { terms, filters }: SearchQuery,
  lemmatise: Lemmatise,
  { after, limit }: { after: number; limit: number },
): Promise<Omit<SearchPage, 'corrections'>> {
  const words = tsqueryOf(terms, lemmatise)
  const marks = marksOf(terms, lemmatise)
  const reader = readerOf(actor)
  const number = after === 0 && filters.length === 0 ? numberOf(terms) : undefined
  const [found, named, customers] = await Promise.all([
    findTickets(db, reader, words, filters, { offset: after, limit: limit + 1 }),
    number
      ? findTickets(db, reader, null, [{ name: 'id', value: number, not: false }], { offset: 0, limit: 1 })
      : [],
    words && after === 0 && filters.length === 0 && actor.permissions.has('customer.read')
      ? findCustomers(db, words, customersShown)
      : [],
  ])
  const shown = found.slice(0, limit).map((row) => row.id)
  // A bare number is first of all that ticket.
  const ids = [...new Set([...named.map((row) => row.id), ...shown])]
  const [people, tickets] = await Promise.all([
    customerHits(
      db,
      customers.map((row) => row.id),
      marks,
    ),
    ticketHits(db, ids, marks, terms.length > 0),
  ])
  return {
    items: [...people, ...tickets],
    next: found.length > limit ? String(after + limit) : null,
  }
}

const numberOf = ([term, ...more]: Term[]): string | undefined =>
  term && more.length === 0 && /^\d{1,15}$/.test(term.typed) ? term.typed : undefined

async function ticketHits(db: Db, ids: number[], marks: FindMarks, withWords: boolean): Promise<TicketHit[]> {
  const [rows, messages] = await Promise.all([
    ticketsByIds(db, ids),
    withWords ? messagesToExcerpt(db, ids) : [],
  ])
  const messagesOf = Map.groupBy(messages, (message) => message.ticketId)
  return ids.flatMap((id) => {
    const row = rows.find((ticket) => ticket.id === id)
    return row ? [ticketHit(row, messagesOf.get(id) ?? [], marks)] : []
  })
}

async function customerHits(db: Db, ids: number[], marks: FindMarks): Promise<CustomerHit[]> {
  const customers = ids.length > 0 ? await customersByIds(db, ids) : []
  return ids.flatMap((id) => {
    const customer = customers.find((one) => one.id === id)
    if (!customer) return []
    // The address that was found, else the first.
    const addresses = customer.identities.map((identity) => marked(identity.address, marks))
    const address = addresses.find((one) => one.marks.length > 0) ?? addresses[0] ?? { text: '', marks: [] }
    return [{ kind: 'customer' as const, customer, name: marked(customer.name, marks), address }]
  })
}

/** Words that nothing has are replaced by the nearest that the reader can find. */
async function correct(
  db: Db,
  actor: SignedIn,
  terms: Term[],
  lemmatise: Lemmatise,
): Promise<{ terms: Term[]; corrections: SearchPage['corrections'] }> {
  const corrections: SearchPage['corrections'] = []
  const corrected: Term[] = []
  const finds = (term: Term) =>
    isFound(db, readerOf(actor), tsqueryOf([term], lemmatise) ?? '', actor.permissions.has('customer.read'))
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

async function nearest(db: Db, word: string): Promise<string[]> {
  const near = await wordsNear(db, deletesOf(word))
  return near
    .map(({ word: other, folded }) => ({ other, slips: slipsBetween(word, folded) }))
    .filter(({ slips }) => slips > 0 && slips <= forgivenSlips(word))
    .sort((a, b) => a.slips - b.slips || a.other.length - b.other.length || (a.other < b.other ? -1 : 1))
    .slice(0, candidates)
    .map(({ other }) => other)
}

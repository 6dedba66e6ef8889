import type { Listing } from '@podpora/contract/builtin'
import { Condition, type ViewFilter } from '@podpora/contract/filters'
import { keysOf, kindOf, type OrderKey, placeOf } from '@podpora/contract/ordering'
import type { TicketRow } from '@podpora/contract/tickets'
import { Compile } from 'typebox/compile'
import type { SignedIn } from '../../platform/http/app.ts'
import { pageOf } from '../../platform/http/paging.ts'
import { refuseField } from '../../platform/http/refusal.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { asSeen, orderFields } from '../fields/filtering.ts'
import { readerOf } from './access.ts'
import { type Counts, countTickets } from './counting.ts'
import { type Place, ticketIds, ticketPage } from './list-queries.ts'

/** A page of what the actor may see of a list. @throws Refusal naming `after` */
export async function listTickets(
  db: Db,
  actor: SignedIn,
  listing: Listing,
  { after, limit = 50 }: { after?: string; limit?: number },
): Promise<{ items: TicketRow[]; next: string | null }> {
  const fields = await orderFields(db, actor, listing)
  const keys = keysOf(listing, fields)
  const page = { after: placeFrom(after, keys), limit: limit + 1, now: Date.now(), fields }
  const [filter = []] = await asSeen(db, actor, [listing.filter])
  const found = await ticketPage(db, { ...listing, filter }, readerOf(actor), page)
  return pageOf(found, limit, (row) => cursorFrom(placeOf(row, keys), keys))
}

/** How many tickets of each filter the actor may see, up to a thousand; what is not known yet is left out. */
export async function countListed(
  db: Db,
  actor: SignedIn,
  filters: Record<string, ViewFilter>,
): Promise<Counts> {
  const seen = await asSeen(db, actor, Object.values(filters))
  const counted = Object.fromEntries(Object.keys(filters).map((name, i) => [name, seen[i] ?? []]))
  return countTickets(db, counted, readerOf(actor))
}

/** The numbers of what the actor may see of a filter, last changed first, at most `limit`. */
export async function idsListed(
  db: Db,
  actor: SignedIn,
  filter: ViewFilter,
  limit: number,
): Promise<number[]> {
  const [seen = []] = await asSeen(db, actor, [filter])
  return ticketIds(db, seen, readerOf(actor), { limit, now: Date.now() })
}

const conditions = Compile(Condition)

/** A filter as it stands in an address. @throws Refusal naming `filter` */
export function filterFrom(text: string): ViewFilter {
  const filter = parsed(text)
  if (!Array.isArray(filter) || filter.length > 20) throw refuseField('filter', 'invalid')
  if (!filter.every((condition) => conditions.Check(condition))) throw refuseField('filter', 'invalid')
  return filter as ViewFilter
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** `after` of a list: the values of its keys, `2026-10-01T10:00:00.000Z_17`. @throws Refusal naming `after` */
function placeFrom(after: string | undefined, keys: OrderKey[]): Place | null {
  if (after === undefined) return null
  const values = after.split('_')
  if (values.length !== keys.length) throw refuseField('after', 'invalid')
  return values.map((text, i) => {
    const key = keys[i]
    const value = key && readValue[kindOf(key)](text, key.own !== undefined)
    if (value === undefined) throw refuseField('after', 'invalid')
    return value
  })
}

const readValue: Record<
  ReturnType<typeof kindOf>,
  (text: string, own: boolean) => string | number | undefined
> = {
  time: (text) => (/^-?infinity$/.test(text) || isMoment(text) ? text : undefined),
  number: (text, own) =>
    (own ? /^-?(Infinity|\d{1,309}(\.\d{1,400})?(e[+-]\d{1,3})?)$/ : /^\d{1,15}$/).test(text)
      ? Number(text)
      : undefined,
  words: wordsFrom,
}

const cursorFrom = (place: Place, keys: OrderKey[]): string =>
  place
    .map((value, i) => {
      const key = keys[i]
      const isWords = key !== undefined && kindOf(key) === 'words'
      return isWords ? encodeURIComponent(value).replaceAll('_', '%5F') : String(value)
    })
    .join('_')

function wordsFrom(text: string): string | undefined {
  try {
    const words = decodeURIComponent(text)
    // PostgreSQL has no text with a zero in it.
    return words.includes('\0') ? undefined : words
  } catch {
    return undefined
  }
}

const isMoment = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) && !Number.isNaN(Date.parse(text))

import { keyOf } from '@podpora/contract/filtering'
import type { CustomCondition } from '@podpora/contract/filters'
import { priorities, ticketKinds, ticketStatuses } from '@podpora/contract/tickets'
import { fold, tokensOf } from './words/tokens.ts'

/** Words that must stand in a row: one word, a "phrase", or the parts of an address. */
export interface Term {
  typed: string
  words: string[]
  not: boolean
  /** In quotation marks: nobody corrects it. */
  phrase: boolean
  /** The end of what is being typed: the beginning of a word is enough. */
  open: boolean
}

export type FilterName =
  | 'is'
  | 'from'
  | 'to'
  | 'tag'
  | 'group'
  | 'brand'
  | 'kind'
  | 'priority'
  | 'has'
  | 'before'
  | 'after'
  | 'id'

interface UsualFilter {
  name: FilterName
  value: string
  not: boolean
}
/** By a field of the company's own; `value` as it was typed. */
interface OwnFilter {
  name: 'own'
  value: string
  not: boolean
  condition: CustomCondition
}
export type Filter = UsualFilter | OwnFilter

/** What the company's own field of this key asks for with this value; nothing where there is no such field or value. */
export type OwnFilters = (key: string, value: string) => CustomCondition | undefined

export interface SearchQuery {
  terms: Term[]
  filters: Filter[]
}

const mostParts = 20
const names: Record<string, FilterName> = {
  ...{ is: 'is', from: 'from', to: 'to', assignee: 'to', tag: 'tag', group: 'group', brand: 'brand' },
  ...{ kind: 'kind', priority: 'priority', has: 'has', before: 'before', after: 'after' },
  ...{ от: 'from', у: 'to', тег: 'tag', группа: 'group', бренд: 'brand', до: 'before', после: 'after' },
  ...{ od: 'from', do: 'to', grupa: 'group', marka: 'brand', przed: 'before', po: 'after' },
}
const states: readonly string[] = [...ticketStatuses, 'unsolved', 'unassigned', 'mine']
const known: Partial<Record<FilterName, readonly string[]>> = {
  is: states,
  kind: ticketKinds,
  priority: priorities,
  has: ['attachment'],
}

/**
 * Reads what somebody typed: words, "phrases", #numbers, filters as `is:open`, and `-` before what must not be there.
 * There is no wrong input: what is no filter is words. A usual filter goes before an own field of the same key, which can be
 * called `custom.tag:`.
 */
export function parseQuery(text: string, own: OwnFilters = () => undefined): SearchQuery {
  const query: SearchQuery = { terms: [], filters: [] }
  const parts = text
    .slice(0, 500)
    .matchAll(/(-?)(?:((?:custom\.)?\p{L}[\p{L}\p{N}_]*):)?(?:["“„«]([^"”«»]*)["”»]?|(\S+))/gu)
  for (const [whole, minus, name, quoted, plain] of parts) {
    if (query.terms.length + query.filters.length >= mostParts) break
    const not = minus === '-'
    const value = (quoted ?? plain ?? '').trim()
    const filter = filterOf(name?.toLowerCase(), value, not, own)
    if (filter) {
      query.filters.push(filter)
      continue
    }
    const typed = name ? whole.replace(/^-/, '') : value
    const words = tokensOf(typed)
      .map((token) => token.word)
      .slice(0, mostParts)
    if (words.length === 0) continue
    query.terms.push({ typed, words, not, phrase: quoted !== undefined, open: false })
  }
  const last = query.terms.at(-1)
  // Whoever types on looks for what begins so; a single letter begins everything.
  if (last && !last.not && !last.phrase && text.endsWith(last.typed) && (last.words.at(-1)?.length ?? 0) > 1)
    last.open = true
  return query
}

function filterOf(
  name: string | undefined,
  value: string,
  not: boolean,
  own: OwnFilters,
): Filter | undefined {
  const number = name === undefined && /^#(\d{1,15})$/.exec(value)
  if (number) return { name: 'id', value: number[1] as string, not }
  const filter = Object.hasOwn(names, name ?? '') ? names[name ?? ''] : undefined
  if (value === '') return undefined
  if (!filter) return ownFilter(name, value, not, own)
  if (filter === 'before' || filter === 'after') {
    const date = dateOf(value)
    return date ? { name: filter, value: date, not } : undefined
  }
  const choices = known[filter]
  if (!choices) return { name: filter, value, not }
  const choice = fold(value).replace('-', '_')
  return choices.includes(choice) ? { name: filter, value: choice, not } : undefined
}

function ownFilter(
  name: string | undefined,
  value: string,
  not: boolean,
  own: OwnFilters,
): Filter | undefined {
  const condition = name && own(name.replace(/^custom\./, ''), value)
  return condition ? { name: 'own', value, not, condition } : undefined
}

/** What a filter asks about. Of one question any answer is enough: `is:open is:solved is:mine` is one of two, and mine. */
export function questionOf(filter: Filter): string {
  if (filter.name === 'own') return `own ${keyOf(filter.condition)}`
  const { name, value } = filter
  return name === 'to' || (name === 'is' && (value === 'mine' || value === 'unassigned')) ? 'assignee' : name
}

/** `2026-10-01`, `2026-10` or `2026`, as the first day of it. */
function dateOf(text: string): string | undefined {
  const match = /^(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?$/.exec(text)
  if (!match) return undefined
  const [, year = '', month = '1', day = '1'] = match
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const read = new Date(`${date}T00:00:00Z`)
  return Number.isNaN(read.getTime()) || read.toISOString().slice(0, 10) !== date || year < '1900'
    ? undefined
    : date
}

/** What PostgreSQL looks for: each word in any of its base forms. Null: nothing that has to be there. */
export function tsqueryOf(terms: Term[], lemmatise: (word: string) => readonly string[]): string | null {
  const said = terms.map((term) => {
    const words = term.words.map((word, i) => {
      const ways = lemmatise(word).map((lemma) => `'${lemma}'`)
      if (term.open && i === term.words.length - 1) ways.push(`'${word}':*`)
      return `(${ways.join('|')})`
    })
    return `${term.not ? '!' : ''}(${words.join('<->')})`
  })
  return said.length > 0 ? said.join('&') : null
}

/** How many documents say how common a word is, as many as are read in a few milliseconds: every 33rd of the newest 10,000. */
export const sampled = 300
export const stride = 33

/**
 * Whether to look into documents from the newest on, rather than to ask the index where the words are. Measured at a hundred
 * thousand and at a million tickets, both cost the same where one in twenty holds them. A filter may leave hardly any ticket:
 * then few documents are looked into, and all are read that the index finds.
 */
export const looksIntoDocuments = ({ hits, sampled }: Sample, filtered: boolean): boolean =>
  hits / sampled > (filtered ? 0.02 : 0.05)

/** `hits` of `sampled` documents hold the words. `documents`: the highest number; `wanted`: how many are looked for. */
export interface Sample {
  hits: number
  sampled: number
  documents: number
  wanted: number
}

/** Numbers from the first on; `below` is the first that is not of it, null: there is none. */
export type Span = readonly [from: number, below: number | null]

/** How many times what the sample says would be enough is asked for: most readers see only a part. */
const margin = 2
const growth = 4

/**
 * In which numbers to look, newest first. All that is found in a span is read, and the first spans are mostly enough. What is
 * not in the sample is rare, and asked for at once.
 */
export function spansOf({
  hits,
  sampled,
  documents,
  wanted,
}: Sample): [from: number, below: number | null][] {
  const spans: [number, number | null][] = []
  let below = documents
  let width = hits > 0 ? Math.ceil((margin * wanted * sampled) / hits) : documents
  // What has come since the sample is of the first.
  const end = () => (spans.length > 0 ? below : null)
  while (below > 2 * width) {
    spans.push([below - width, end()])
    below -= width
    width *= growth
  }
  return [...spans, [0, end()]]
}

import { type Static, Type } from 'typebox'
import { Id, Nullable, Time } from './common.ts'
import { Customer } from './customers.ts'
import { ViewFilter } from './filters.ts'
import { TicketRow } from './tickets.ts'

/** A text, and which parts of it are what was looked for: [from, to) in UTF-16 units. */
export const MarkedText = Type.Object({
  text: Type.String(),
  marks: Type.Array(Type.Tuple([Type.Integer(), Type.Integer()])),
})
export type MarkedText = Static<typeof MarkedText>

export const SearchHit = Type.Union([
  Type.Object({
    kind: Type.Literal('ticket'),
    ticket: TicketRow,
    subject: MarkedText,
    customer: MarkedText,
    excerpt: MarkedText,
    from: Type.Enum(['message', 'note', 'file', 'beginning'] as const, {
      description: 'What the excerpt is of; `beginning`: of the last public message, nothing in it was found',
    }),
    messageId: Nullable(Id),
  }),
  Type.Object({ kind: Type.Literal('customer'), customer: Customer, name: MarkedText, address: MarkedText }),
])
export type SearchHit = Static<typeof SearchHit>
export type TicketHit = Extract<SearchHit, { kind: 'ticket' }>
export type CustomerHit = Extract<SearchHit, { kind: 'customer' }>

export const SearchRequest = Type.Object({
  q: Type.String({ maxLength: 500, description: 'Words, "phrases", #numbers, addresses and filters' }),
  after: Type.Optional(Type.String({ maxLength: 20 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 20 })),
})

export const SearchPage = Type.Object({
  items: Type.Array(SearchHit),
  next: Nullable(Type.String()),
  /** Nothing has the words as they were typed: these were looked for instead. */
  corrections: Type.Array(Type.Object({ typed: Type.String(), used: Type.String() })),
  behind: Type.Boolean({
    description: 'What came in last is still on its way into the index, and may be missing here for a moment',
  }),
})
export type SearchPage = Static<typeof SearchPage>

/**
 * Why a part of a search is in no view: words, names of files and numbers are not asked for by views; a name stands for nothing
 * (`unknown`) or for too many; a span is forbidden (`not`), or one of several would do.
 */
export const lossReasons = ['words', 'files', 'number', 'unknown', 'many', 'not', 'several'] as const
export const LostPart = Type.Object({ typed: Type.String(), why: Type.Enum(lossReasons) })
export type LostPart = Static<typeof LostPart>

export const SearchFilterRequest = Type.Object({ q: SearchRequest.properties.q })
/** A search as conditions of a view, and what of it a view can't ask. */
export const SearchAsFilter = Type.Object({ filter: ViewFilter, lost: Type.Array(LostPart) })
export type SearchAsFilter = Static<typeof SearchAsFilter>

export const SearchState = Type.Object({
  indexed: Type.Integer({ description: 'Customers and tickets that the running or last rebuild has done' }),
  total: Type.Integer({ description: 'of so many' }),
  rebuilding: Type.Boolean(),
  startedAt: Time,
  finishedAt: Nullable(Time),
  behind: Type.Integer({
    description: 'Events, and what they put aside, that are not in the index yet; counted up to 1,000',
  }),
})
export type SearchState = Static<typeof SearchState>

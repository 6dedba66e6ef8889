import type { Customer } from '@podpora/contract/customers'
import type { CustomerHit, TicketHit } from '@podpora/contract/search'
import type { TicketRow } from '@podpora/contract/tickets'
import { type Document, documentOf, type Part } from '../documents.ts'
import { customerHit, marksOf, ticketHit } from '../excerpts.ts'
import type { FoundMessage } from '../queries.ts'
import { type Term, tsqueryOf } from '../rules.ts'
import { deletesOf, nearestOf } from '../spelling.ts'
import { openLemmas } from './lemmas.ts'
import { fold } from './tokens.ts'

/** A word as it stands in the table of words. */
export interface WordEntry {
  word: string
  folded: string
  deletes: string[]
}

/** All that is done with words and takes long. It is done in a thread of its own (`thread.ts`). */
export const work = {
  async documents(texts: Part[][]): Promise<Document[]> {
    const lemmas = await openLemmas()
    return texts.map((parts) => documentOf(parts, lemmas))
  },
  /** In the order of the words: two that write the same ones never wait for each other. */
  entries: async (words: string[]): Promise<WordEntry[]> =>
    words.sort().map((word) => ({ word, folded: fold(word), deletes: deletesOf(fold(word)) })),
  async tsquery(terms: Term[]): Promise<string | null> {
    return tsqueryOf(terms, (await openLemmas()).lemmatise)
  },
  async ticketHits(terms: Term[], tickets: TicketRow[], messages: FoundMessage[]): Promise<TicketHit[]> {
    const marks = marksOf(terms, (await openLemmas()).lemmatise)
    const messagesOf = Map.groupBy(messages, (message) => message.ticketId)
    return tickets.map((ticket) => ticketHit(ticket, messagesOf.get(ticket.id) ?? [], marks))
  },
  async customerHits(terms: Term[], customers: Customer[]): Promise<CustomerHit[]> {
    const marks = marksOf(terms, (await openLemmas()).lemmatise)
    return customers.map((customer) => customerHit(customer, marks))
  },
  deletes: async (word: string): Promise<string[]> => deletesOf(word),
  nearest: async (word: string, near: { word: string; folded: string }[]): Promise<string[]> =>
    nearestOf(word, near),
}

export type Work = typeof work

import type { Priority, TicketKind } from '@podpora/contract/tickets'

/** One of a conversation's messages. Of several texts each ticket gets one. */
export interface Said {
  by: 'customer' | 'agent' | 'note'
  texts: string[]
}

/**
 * A conversation as it was told once; 300 tickets are told anew from some fifty of them. Placeholders stand for what
 * differs ({dear}, {order}, {model} … see wording.ts), and `{wrote he|wrote she}` for the two genders of the author.
 */
export interface Story {
  subjects: string[]
  kind: TicketKind
  priority?: Priority
  tags: string[]
  /** Which line answers it. */
  line: 1 | 2 | 3
  channel?: 'web'
  /** Comes with the first message. */
  file?: 'photo' | 'log' | 'receipt'
  says: Said[]
}

export const customer = (...texts: string[]): Said => ({ by: 'customer', texts })
export const agent = (...texts: string[]): Said => ({ by: 'agent', texts })
export const note = (...texts: string[]): Said => ({ by: 'note', texts })

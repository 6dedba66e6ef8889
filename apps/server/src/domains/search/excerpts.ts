import type { Customer } from '@podpora/contract/customers'
import type { CustomerHit, MarkedText, TicketHit } from '@podpora/contract/search'
import type { TicketRow } from '@podpora/contract/tickets'
import type { FoundMessage } from './queries.ts'
import type { Term } from './rules.ts'
import type { Lemmatise } from './words/lemmas.ts'
import { tokensOf } from './words/tokens.ts'

interface Mark {
  from: number
  to: number
  term: number
}

/** Finds in a text what was looked for. */
export type FindMarks = (text: string) => Mark[]

export function marksOf(terms: Term[], lemmatise: Lemmatise): FindMarks {
  const wanted = terms
    .filter((term) => !term.not)
    .map((term) =>
      term.words.map((word, i) => {
        const lemmas = new Set(lemmatise(word))
        const begun = term.open && i === term.words.length - 1
        return (said: string) =>
          (begun && said.startsWith(word)) || lemmatise(said).some((lemma) => lemmas.has(lemma))
      }),
    )
  return (text) => {
    const tokens = tokensOf(text)
    const marks: Mark[] = []
    for (let i = 0; i < tokens.length; i++) {
      const term = wanted.findIndex((words) =>
        words.every((is, n) => {
          const token = tokens[i + n]
          return token !== undefined && is(token.word)
        }),
      )
      const first = tokens[i]
      const last = tokens[i + (wanted[term]?.length ?? 1) - 1]
      if (term < 0 || !first || !last) continue
      marks.push({ from: first.start, to: last.end, term })
      i += (wanted[term]?.length ?? 1) - 1
    }
    return marks
  }
}

const marked = (text: string, find: FindMarks): MarkedText => ({
  text,
  marks: find(text).map(({ from, to }) => [from, to]),
})

const length = 200
const lead = 50

/** The part of a text where most of what was looked for stands together. */
function excerptOf(text: string, marks: Mark[]): { excerpt: MarkedText; found: number } {
  const foundFrom = (start: number) =>
    new Set(marks.filter((m) => m.from >= start && m.to <= start + length - lead).map((m) => m.term)).size
  const best = marks.reduce<Mark | undefined>(
    (chosen, mark) => (chosen && foundFrom(chosen.from) >= foundFrom(mark.from) ? chosen : mark),
    undefined,
  )
  const near = Math.max(0, (best?.from ?? 0) - lead)
  const from = near === 0 ? 0 : text.indexOf(' ', near) + 1
  const space = text.lastIndexOf(' ', from + length)
  const end = text.length <= from + length ? text.length : Math.max(space, best?.to ?? 0)
  const before = from > 0 ? '…' : ''
  const shift = before.length - from
  return {
    excerpt: {
      text: before + text.slice(from, end) + (end < text.length ? '…' : ''),
      marks: marks
        .filter((mark) => mark.from >= from && mark.to <= end)
        .map((mark) => [mark.from + shift, mark.to + shift]),
    },
    found: new Set(marks.map((mark) => mark.term)).size,
  }
}

/** A ticket as a result: with the excerpt of the message, note or file that has most of the words; the newest of equals. */
export function ticketHit(ticket: TicketRow, messages: FoundMessage[], find: FindMarks): TicketHit {
  let best: (Pick<TicketHit, 'excerpt' | 'from' | 'messageId'> & { found: number }) | undefined
  const consider = (from: TicketHit['from'], messageId: number, text: string) => {
    const { excerpt, found } = excerptOf(text, find(text))
    if (found > (best?.found ?? 0)) best = { excerpt, from, messageId, found }
  }
  for (const message of messages) {
    consider(
      message.kind === 'note' ? 'note' : 'message',
      message.id,
      message.text.replace(/\s+/g, ' ').trim(),
    )
    for (const name of message.files) consider('file', message.id, name)
  }
  return {
    kind: 'ticket',
    ticket,
    subject: marked(ticket.subject, find),
    customer: marked(ticket.customerName, find),
    excerpt: best?.excerpt ?? { text: ticket.excerpt, marks: [] },
    from: best?.from ?? 'beginning',
    messageId: best?.messageId ?? null,
  }
}

/** A customer as a result: with the address that was found, else the first. */
export function customerHit(customer: Customer, find: FindMarks): CustomerHit {
  const addresses = customer.identities.map((identity) => marked(identity.address, find))
  const address = addresses.find((one) => one.marks.length > 0) ?? addresses[0] ?? { text: '', marks: [] }
  return { kind: 'customer', customer, name: marked(customer.name, find), address }
}

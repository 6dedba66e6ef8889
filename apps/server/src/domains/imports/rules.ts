import type { BroughtTicket } from '../tickets/bringing-in.ts'
import type { TicketRecord } from './records.ts'

/** A public message, as far as a ticket's row tells of it. */
export interface Said {
  by: 'customer' | 'agent'
  at: string
  excerpt: string
}

type Times = Pick<BroughtTicket, 'status' | 'createdAt' | 'updatedAt' | 'solvedAt' | 'closedAt'>

/** A ticket's times. What was solved long enough ago is closed, as the clock would have done here. */
export function timesOf(ticket: TicketRecord, last: string | null, closedBefore: string): Times {
  const updatedAt = ticket.updatedAt ?? last ?? ticket.createdAt
  const over = ticket.status === 'solved' || ticket.status === 'closed'
  const solvedAt = over ? (ticket.solvedAt ?? ticket.closedAt ?? updatedAt) : null
  const status =
    ticket.status === 'solved' && solvedAt !== null && solvedAt < closedBefore ? 'closed' : ticket.status
  const closedAt = status === 'closed' ? (ticket.closedAt ?? solvedAt) : null
  return { status, createdAt: ticket.createdAt, updatedAt, solvedAt, closedAt }
}

/** What a list shows of the last public message, and since when the customer waits. */
export function lastOf(
  said: Said[],
  status: BroughtTicket['status'],
): Pick<BroughtTicket, 'excerpt' | 'lastFrom' | 'waitingSince'> {
  let waitingSince: string | null = null
  for (const { by, at } of said) waitingSince = by === 'agent' ? null : (waitingSince ?? at)
  const last = said.at(-1)
  const over = status === 'solved' || status === 'closed'
  return {
    excerpt: last?.excerpt ?? '',
    lastFrom: last?.by ?? 'customer',
    waitingSince: over ? null : waitingSince,
  }
}

/** Fields that people see in a ticket's history. */
const inHistory = [
  'subject',
  'status',
  'priority',
  'kind',
  'language',
  'tags',
  'brandId',
  'groupId',
  'assigneeId',
] as const
const others = ['excerpt', 'lastFrom', 'waitingSince', 'updatedAt', 'solvedAt', 'closedAt'] as const

/** What is different between a ticket here and as it is there: for the history, and whether anything is. */
export function differencesOf(
  here: BroughtTicket,
  there: BroughtTicket,
): { changes: Record<string, { from: unknown; to: unknown }>; any: boolean } {
  const differs = (field: keyof BroughtTicket): boolean =>
    JSON.stringify(here[field]) !== JSON.stringify(there[field])
  const changes = inHistory
    .filter(differs)
    .map((field) => [field, { from: here[field], to: there[field] }] as const)
  return { changes: Object.fromEntries(changes), any: changes.length > 0 || others.some(differs) }
}

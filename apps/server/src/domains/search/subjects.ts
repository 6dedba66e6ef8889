import { movingKinds } from '@podpora/contract/events'
import type { LoggedEvent } from '../../platform/events/log.ts'

/** What the index has to read anew because of some events. */
export interface Subjects {
  customers: number[]
  tickets: number[]
  /** What comes in masses and may wait: of imports, and the tickets of `renamed` customers. */
  aside: { customers: number[]; tickets: number[]; renamed: number[] }
  /** Who sees a field of the company's own has changed. */
  shownAnew: boolean
}

/** What events say about texts that are searched. */
export function subjectsOf(events: LoggedEvent[]): Subjects {
  // A mailbox that brings in its past tells which tickets that made.
  const imports = events.filter(({ kind }) => kind === 'import.changed' || kind === 'mailbox.changed')
  return {
    customers: subjects(events.filter(({ kind }) => kind.startsWith('customer.'))),
    tickets: distinct(events.filter(saysSomething).map(({ ticketId }) => ticketId)),
    aside: {
      customers: distinct(imports.flatMap(({ data }) => idsIn(data.customers))),
      tickets: distinct(imports.flatMap(({ data }) => idsIn(data.tickets))),
      renamed: subjects(events.filter(({ kind }) => kind === 'customer.changed')),
    },
    shownAnew: events.some(
      ({ kind, data }) =>
        kind === 'field.changed' && Array.isArray(data.fields) && data.fields.includes('audience'),
    ),
  }
}

function saysSomething({ kind, data }: LoggedEvent): boolean {
  if (kind === 'ticket.changed')
    return Object.keys(Object(data.changes)).some((field) => /^(subject|tags|custom\..+)$/.test(field))
  return (
    kind === 'ticket.created' ||
    kind === 'message.created' ||
    kind === 'message.withdrawn' ||
    movingKinds.includes(kind)
  )
}

const idsIn = (list: unknown): number[] => (Array.isArray(list) ? list : [])
const distinct = (ids: (number | null)[]): number[] => [...new Set(ids.filter((id) => id !== null))]
const subjects = (events: LoggedEvent[]): number[] => distinct(events.map(({ subjectId }) => subjectId))

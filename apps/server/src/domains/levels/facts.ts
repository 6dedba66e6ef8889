import type { EventKind } from '@podpora/contract/events'
import type { TicketRow, TicketStatus } from '@podpora/contract/tickets'
import { all, type Db, sql } from '../../platform/postgres/db.ts'
import { ticketsByIds } from '../tickets/access.ts'
import type { Fact, History } from './cycles.ts'

/** Events that promises are about. */
export const countedKinds: readonly EventKind[] = [
  'ticket.created',
  'ticket.changed',
  'ticket.merged',
  'ticket.unmerged',
  'ticket.split',
  'ticket.deleted',
  'ticket.restored',
  'ticket.escalated',
  'ticket.handed_back',
  'ticket.returned',
  'ticket.accepted',
  'ticket.part_waits',
  'ticket.part_ready',
  'ticket.urgent_called',
  'ticket.urgent_accepted',
  'ticket.urgent_dismissed',
  'message.created',
  'message.withdrawn',
  'message.delivery_changed',
]

interface EventRow {
  id: number
  ticketId: number
  at: string
  kind: EventKind
  subjectId: number | null
  by: number | null
  status: { from: TicketStatus; to: TicketStatus } | null
  into: number | null
  answered: boolean
}

const eventsOf = (db: Db, ids: number[]): Promise<EventRow[]> =>
  all(
    db,
    sql<EventRow>`
      select id, ticket_id, at, kind, subject_id, case when actor_kind = 'agent' then actor_id end as by, data #> '{changes,status}' as status, (data ->> 'into')::bigint as into,
             coalesce((data ->> 'answered')::boolean, false) as answered
      from events
      where ticket_id = any(${ids}::bigint[]) and kind = any(${countedKinds as string[]}::text[])
        and (kind <> 'ticket.changed' or data -> 'changes' ? 'status')
        and (kind <> 'message.delivery_changed' or data ? 'answered')
      order by id
    `,
  )

interface MessageRow {
  id: number
  ticketId: number
  kind: 'public' | 'note'
  direction: 'in' | 'out'
  by: number | null
  at: string
}

/** What people said to each other: machines promise nothing and are promised nothing, and what has not left is not said. */
const messagesOf = (db: Db, ids: number[]): Promise<MessageRow[]> =>
  all(
    db,
    sql<MessageRow>`
      select m.id, m.ticket_id, m.kind, m.direction, case when m.author_kind = 'agent' then m.author_id end as by,
             m.created_at as at
      from messages m
      where m.ticket_id = any(${ids}::bigint[]) and not m.automatic
        and (m.direction = 'in' or m.author_kind = 'agent')
        and not exists (select from scheduled_messages s where s.message_id = m.id and s.kind = 'later')
      order by m.id
    `,
  )

/** Since when promises are made to a ticket that came otherwise than all others. */
interface Came {
  since: number
  /** Out of the junk: what its customer had said before counts as said then. */
  released: boolean
}

const cameOtherwise = async (db: Db, ids: number[]): Promise<Map<number, Came>> =>
  new Map(
    (
      await all(
        db,
        sql<{ id: number; at: string; released: boolean }>`
          select id, coalesce(released_at, brought_at) as at, released_at is not null as released from tickets
          where id = any(${ids}::bigint[]) and (released_at is not null or brought_at is not null)
        `,
      )
    ).map(({ id, at, released }) => [id, { since: Date.parse(at), released }]),
  )

/** A ticket and all that promises need to know of what happened in it. */
export interface Known {
  ticket: TicketRow
  history: History
}

/** Reads tickets with their histories, each kind of thing in one question. */
export async function readHistories(db: Db, ids: number[]): Promise<Known[]> {
  const [tickets, events, messages, came] = await Promise.all([
    ticketsByIds(db, ids),
    eventsOf(db, ids),
    messagesOf(db, ids),
    cameOtherwise(db, ids),
  ])
  const eventsBy = Map.groupBy(events, ({ ticketId }) => ticketId)
  const messagesBy = Map.groupBy(messages, ({ ticketId }) => ticketId)
  return tickets.map((ticket) => ({
    ticket,
    history: historyOf(
      ticket,
      eventsBy.get(ticket.id) ?? [],
      messagesBy.get(ticket.id) ?? [],
      came.get(ticket.id),
    ),
  }))
}

/** Of a ticket that was brought in from elsewhere, or out of the junk, only what happened here since. */
function historyOf(
  ticket: TicketRow,
  allEvents: EventRow[],
  allMessages: MessageRow[],
  came: Came | undefined,
): History {
  const { since = Number.NEGATIVE_INFINITY, released = false } = came ?? {}
  const here = ({ at }: { at: string }) => Date.parse(at) > since
  const counts = (message: MessageRow) => here(message) || (released && message.direction === 'in')
  const events = allEvents.filter(here)
  const left = new Map(
    events.filter((event) => event.answered).map(({ subjectId, at }) => [subjectId, at] as const),
  )
  const said = allMessages.filter(counts).map(({ id, kind, direction, by, at: written }): Fact => {
    const at = Math.max(Date.parse(left.get(id) ?? written), since)
    if (kind === 'note') return { at, kind, by }
    return direction === 'in'
      ? { at, kind: 'customer', messageId: id }
      : { at, kind: 'answer', messageId: id, by }
  })
  const first = events[0]
  return {
    startedAt: released ? since : Date.parse(came && first ? first.at : ticket.createdAt),
    firstStatus: events.find(({ status }) => status)?.status?.from ?? ticket.status,
    facts: [...said, ...events.flatMap(factOf)],
  }
}

function factOf({ id, at: time, kind, status, into, by }: EventRow): Fact[] {
  const at = Date.parse(time)
  if (kind === 'ticket.part_waits') return [{ at, kind: 'held' }]
  if (kind === 'ticket.part_ready') return [{ at, kind: 'free' }]
  if (kind === 'ticket.accepted') return [{ at, kind: 'accepted' }]
  if (kind === 'ticket.urgent_called') return [{ at, kind: 'called', eventId: id }]
  if (kind === 'ticket.urgent_accepted') return [{ at, kind: 'answered_call' }]
  if (kind === 'ticket.urgent_dismissed') return [{ at, kind: 'dismissed' }]
  if (kind === 'ticket.escalated' || kind === 'ticket.handed_back' || kind === 'ticket.returned')
    return [{ at, kind: 'passed', eventId: id, by, accepted: kind === 'ticket.returned' }]
  if (kind === 'ticket.changed' && status) return [{ at, kind: 'status', status: status.to }]
  if (kind === 'ticket.deleted' || (kind === 'ticket.merged' && into !== null)) return [{ at, kind: 'gone' }]
  if (kind === 'ticket.restored') return [{ at, kind: 'back' }]
  return kind === 'ticket.unmerged' ? [{ at, kind: 'back' }] : []
}

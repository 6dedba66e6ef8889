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

const broughtAt = async (db: Db, ids: number[]): Promise<Map<number, number>> =>
  new Map(
    (
      await all(
        db,
        sql<{ id: number; at: string }>`
          select id, brought_at as at from tickets where id = any(${ids}::bigint[]) and brought_at is not null
        `,
      )
    ).map(({ id, at }) => [id, Date.parse(at)]),
  )

/** A ticket and all that promises need to know of what happened in it. */
export interface Known {
  ticket: TicketRow
  history: History
}

/** Reads tickets with their histories, each kind of thing in one question. */
export async function readHistories(db: Db, ids: number[]): Promise<Known[]> {
  const [tickets, events, messages, brought] = await Promise.all([
    ticketsByIds(db, ids),
    eventsOf(db, ids),
    messagesOf(db, ids),
    broughtAt(db, ids),
  ])
  const eventsBy = Map.groupBy(events, ({ ticketId }) => ticketId)
  const messagesBy = Map.groupBy(messages, ({ ticketId }) => ticketId)
  return tickets.map((ticket) => ({
    ticket,
    history: historyOf(
      ticket,
      eventsBy.get(ticket.id) ?? [],
      messagesBy.get(ticket.id) ?? [],
      brought.get(ticket.id),
    ),
  }))
}

/** Of a ticket that was brought in from elsewhere, only what happened here since. */
function historyOf(
  ticket: TicketRow,
  allEvents: EventRow[],
  allMessages: MessageRow[],
  brought: number | undefined,
): History {
  const here = ({ at }: { at: string }) => brought === undefined || Date.parse(at) > brought
  const events = allEvents.filter(here)
  const left = new Map(
    events.filter((event) => event.answered).map(({ subjectId, at }) => [subjectId, at] as const),
  )
  const said = allMessages.filter(here).map(({ id, kind, direction, by, at: written }): Fact => {
    const at = Date.parse(left.get(id) ?? written)
    if (kind === 'note') return { at, kind, by }
    return direction === 'in'
      ? { at, kind: 'customer', messageId: id }
      : { at, kind: 'answer', messageId: id, by }
  })
  const first = events[0]
  return {
    startedAt: Date.parse(brought !== undefined && first ? first.at : ticket.createdAt),
    firstStatus: events.find(({ status }) => status)?.status?.from ?? ticket.status,
    facts: [...said, ...events.flatMap(factOf)],
  }
}

function factOf({ id, at: time, kind, status, into, by }: EventRow): Fact[] {
  const at = Date.parse(time)
  if (kind === 'ticket.accepted') return [{ at, kind: 'accepted' }]
  if (kind === 'ticket.escalated' || kind === 'ticket.handed_back' || kind === 'ticket.returned')
    return [{ at, kind: 'passed', eventId: id, by, accepted: kind === 'ticket.returned' }]
  if (kind === 'ticket.changed' && status) return [{ at, kind: 'status', status: status.to }]
  if (kind === 'ticket.deleted' || (kind === 'ticket.merged' && into !== null)) return [{ at, kind: 'gone' }]
  if (kind === 'ticket.restored') return [{ at, kind: 'back' }]
  return kind === 'ticket.unmerged' ? [{ at, kind: 'back' }] : []
}

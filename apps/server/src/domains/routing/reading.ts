import type { TicketKind, TicketRow } from '@podpora/contract/tickets'
import type { Follower } from '../../platform/events/follow.ts'
import type { LoggedEvent } from '../../platform/events/log.ts'
import { startReader, takeOnce } from '../../platform/events/readers.ts'
import type { Db, Trx } from '../../platform/postgres/db.ts'
import type { Services } from '../../platform/services.ts'
import { ticketsByIds } from '../tickets/access.ts'
import { countSolved } from './agent-queries.ts'
import { insertAssignments } from './assignment-queries.ts'
import { askToRoute } from './deciding.ts'
import { countsAs, readFrame } from './gathering.ts'
import { noteChanged } from './leaving.ts'
import { routedGroups } from './queries.ts'
import { groupsWaiting } from './queue-queries.ts'
import { queueTickets } from './queueing.ts'

const reader = 'routing'

/** Events by which a ticket may come to wait for somebody, or no longer. */
const moving = new Set<string>([
  'ticket.created',
  'ticket.changed',
  'ticket.snoozed',
  'ticket.woken',
  'ticket.merged',
  'ticket.unmerged',
  'ticket.split',
  'ticket.deleted',
  'ticket.restored',
  'ticket.escalated',
  'ticket.handed_back',
  'ticket.returned',
  'ticket.accepted',
  'ticket.urgent_called',
  'ticket.urgent_dismissed',
  'ticket.part_waits',
  'ticket.part_ready',
  'clock.changed',
])

/** Begins to keep the queues in step with the tickets. Any number of processes may do so; each event is taken by one. */
export const startRouting = (services: Services): Promise<Follower> =>
  startReader(services, {
    name: reader,
    restMs: 50,
    // Where no group wishes it, all that is left to do is to count what is solved.
    wanted: async (events) =>
      (await routedGroups(services.db)).length > 0 ? events : events.filter(turnsSolved),
    take: (events) => takeEvents(services.db, events),
  })

/** Takes a page of events, of each once. */
export function takeEvents(db: Db, events: LoggedEvent[]): Promise<void> {
  return takeOnce(db, reader, events, async (trx, fresh) => {
    await countSolvedBy(trx, fresh)
    const groups = await routedGroups(trx)
    if (groups.length === 0) return
    const routed = new Set(groups.map(({ groupId }) => groupId))
    const tickets = await ticketsOf(trx, fresh)
    await queueTickets(trx, [...tickets.values()], routed)
    await noteByHand(trx, fresh, tickets, routed)
    await leaveChanged(trx, fresh)
    await routeAfter(trx, fresh, tickets, routed)
  })
}

async function ticketsOf(trx: Trx, events: LoggedEvent[]): Promise<Map<number, TicketRow>> {
  const ids = new Set(
    events.flatMap(({ kind, ticketId }) => (ticketId !== null && moving.has(kind) ? [ticketId] : [])),
  )
  return new Map((await ticketsByIds(trx, [...ids])).map((row) => [row.id, row]))
}

type Changes = Partial<Record<string, { from: unknown; to: unknown }>>
const changesOf = ({ kind, data }: LoggedEvent): Changes =>
  kind === 'ticket.changed' ? ((data.changes ?? {}) as Changes) : {}
const isSolved = (status: unknown): boolean => status === 'solved' || status === 'closed'

function turnsSolved(event: LoggedEvent): boolean {
  const { status } = changesOf(event)
  return status !== undefined && isSolved(status.from) !== isSolved(status.to)
}

/** Experience: who had a ticket when it was solved has solved one of its kind. A reopened one is not solved. */
async function countSolvedBy(trx: Trx, events: LoggedEvent[]): Promise<void> {
  const turned = events.filter(turnsSolved)
  if (turned.length === 0) return
  const rows = await ticketsByIds(
    trx,
    turned.map(({ ticketId }) => ticketId as number),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  const counts = new Map<string, { agentId: number; kind: TicketKind; by: number }>()
  for (const event of turned) {
    const row = byId.get(event.ticketId as number)
    if (!row || row.assigneeId === null) continue
    const key = `${row.assigneeId}.${row.kind}`
    const count = counts.get(key) ?? { agentId: row.assigneeId, kind: row.kind, by: 0 }
    count.by += isSolved(changesOf(event).status?.to) ? 1 : -1
    counts.set(key, count)
  }
  await countSolved(trx, [...counts.values()])
}

/** What people take or give by hand counts as work handed out, as anything else does. */
async function noteByHand(
  trx: Trx,
  events: LoggedEvent[],
  tickets: Map<number, TicketRow>,
  routed: ReadonlySet<number>,
): Promise<void> {
  const taken = events.flatMap((event) => {
    const to = changesOf(event).assigneeId?.to
    const ticket = tickets.get(event.ticketId ?? 0)
    const byHand = typeof to === 'number' && !event.data.routed && event.actor.kind === 'agent'
    return byHand && ticket && ticket.groupId !== null && routed.has(ticket.groupId) ? [{ ticket, to }] : []
  })
  if (taken.length === 0) return
  const { settings } = await readFrame(trx)
  await insertAssignments(
    trx,
    taken.map(({ ticket, to }) => ({
      ticketId: ticket.id,
      agentId: to,
      groupId: ticket.groupId,
      way: 'hand',
      state: 'given',
      units: settings.units[ticket.channel],
      effort: settings.effort[ticket.kind],
      service: countsAs(ticket),
      explanation: null,
      seconds: null,
    })),
  )
}

/** Somebody who was switched off, or whose groups changed, is offered nothing that is not theirs. */
async function leaveChanged(trx: Trx, events: LoggedEvent[]): Promise<void> {
  const changed = events.filter(
    ({ kind, data }) =>
      kind === 'agent.changed' &&
      Array.isArray(data.fields) &&
      data.fields.some((field) => field === 'state' || field === 'groupIds'),
  )
  for (const agentId of new Set(changed.map(({ subjectId }) => subjectId as number)))
    await noteChanged(trx, agentId)
}

/** Looks again where a ticket waits, or where somebody may have become free. */
async function routeAfter(
  trx: Trx,
  events: LoggedEvent[],
  tickets: Map<number, TicketRow>,
  routed: ReadonlySet<number>,
): Promise<void> {
  const groups = new Set<number>()
  for (const { groupId, assigneeId } of tickets.values())
    if (groupId !== null && assigneeId === null && routed.has(groupId)) groups.add(groupId)
  const freed = events.flatMap((event) => {
    const { status, assigneeId } = changesOf(event)
    const had = [assigneeId?.from, status && tickets.get(event.ticketId ?? 0)?.assigneeId]
    return [
      ...had,
      event.kind === 'availability.changed' || event.kind === 'agent.changed' ? event.subjectId : null,
    ]
  })
  const people = [...new Set(freed)].filter((id) => typeof id === 'number')
  const waiting = people.length > 0 ? await groupsWaiting(trx, people) : []
  // Other skills, capacities or weights: all that waits may find somebody.
  const everywhere = events.some(({ kind }) => kind === 'routing.changed')
  const asked = (await groupsWaiting(trx)).filter(
    (id) => everywhere || groups.has(id) || waiting.includes(id),
  )
  await askToRoute(trx, asked)
}

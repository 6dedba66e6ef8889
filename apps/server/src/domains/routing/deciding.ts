import type { GroupRouting } from '@podpora/contract/routing'
import { recordEvents } from '../../platform/events/log.ts'
import { enqueue } from '../../platform/jobs.ts'
import { type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { assignableMembers } from '../people/access.ts'
import { assignWaiting } from '../tickets/assigning.ts'
import { holdAgents } from './agent-queries.ts'
import { insertAssignments, type NewAssignment } from './assignment-queries.ts'
import type { AgentFacts, TicketFacts } from './facts.ts'
import { agentFacts, type Frame, readFrame, ticketFacts } from './gathering.ts'
import { selectGroupRouting } from './queries.ts'
import {
  claimWaiting,
  type Place,
  type QueueRow,
  removeFromQueue,
  setQueueState,
  setReasonOfRest,
  setReasons,
} from './queue-queries.ts'
import { type Decision, decide, withTicket } from './rules.ts'

/** Whoever gives tickets to people where no person does. */
export const router = { kind: 'rule', id: null } as const

/**
 * Tickets in one transaction. People are held and read once for all of them, and their rows are written together: one by
 * one, a decision costs ten times as much (bench: routing).
 */
const batch = 200

/** Decides for all that waits in a group, the most urgent first, until nobody can take any more. Gives how many found somebody. */
export async function routeGroup(db: Db, groupId: number): Promise<number> {
  let placed = 0
  for (let after: Place | null = null; ; ) {
    const done: Batch = await routeBatch(db, groupId, after)
    placed += done.placed
    if (!done.next) return placed
    after = done.next
  }
}

interface Batch {
  placed: number
  /** Where to go on; null: nothing is left that somebody could take. */
  next: Place | null
}

/**
 * One batch. Whoever else gives work to one of these people waits until it ends, in whichever process and whichever group, so
 * what was counted is still so when it is added to.
 */
export function routeBatch(db: Db, groupId: number, after: Place | null): Promise<Batch> {
  return inTransaction(db, async (trx) => {
    const over = { placed: 0, next: null }
    const group = await selectGroupRouting(trx, groupId)
    if (group?.mode !== 'push') return over
    const [frame, members] = await Promise.all([readFrame(trx), assignableMembers(trx, groupId)])
    await holdAgents(trx, members)
    const [agents, rows] = await Promise.all([
      agentFacts(trx, members, frame, group.fairnessHours),
      claimWaiting(trx, [groupId], { after, limit: batch }),
    ])
    const last = rows.at(-1)
    if (!last) return over
    const now = Date.now()
    const decided = decideAll(await factsOf(trx, rows, frame, now), agents, group, now)
    const placed = await write(trx, group, decided.decisions, rows)
    const next = rows.length === batch ? last : null
    if (next && !decided.agents.some(couldTakeMore)) {
      await setReasonOfRest(trx, groupId, next, reasonOf(decided.decisions))
      return { placed, next: null }
    }
    return { placed, next }
  })
}

const factsOf = (trx: Trx, rows: QueueRow[], frame: Frame, now: number): Promise<TicketFacts[]> =>
  ticketFacts(
    trx,
    rows.map(({ ticketId, since }) => ({ ticketId, since: Date.parse(since) })),
    frame,
    now,
  )

export interface Decided {
  ticket: TicketFacts
  decision: Decision
}

/** One ticket after the other: each decision sees those before it. */
export function decideAll(
  tickets: TicketFacts[],
  people: AgentFacts[],
  group: Pick<GroupRouting, 'weights' | 'relax' | 'offerSeconds'>,
  now: number,
): { decisions: Decided[]; agents: AgentFacts[] } {
  const agents = [...people]
  const placeOf = new Map(agents.map(({ id }, place) => [id, place]))
  const decisions = tickets.map((ticket) => {
    const decision = decide(ticket, agents, group, now)
    const place = decision.agentId === null ? undefined : placeOf.get(decision.agentId)
    if (place !== undefined)
      agents[place] = {
        ...withTicket(agents[place] as AgentFacts, ticket, now),
        hasOffer: group.offerSeconds !== null,
      }
    return { ticket, decision }
  })
  return { decisions, agents }
}

const couldTakeMore = (agent: AgentFacts): boolean =>
  agent.availability === 'online' &&
  agent.onShift &&
  !agent.hasOffer &&
  agent.load < agent.capacity &&
  (agent.hourlyLimit === null || agent.takenLastHour < agent.hourlyLimit)

/** Nobody can take any more: what kept the last ticket waiting keeps those behind it. */
const reasonOf = (decisions: Decided[]) =>
  decisions.map(({ decision }) => (decision.agentId === null ? decision.reason : null)).findLast(Boolean) ??
  'full'

async function write(trx: Trx, group: GroupRouting, decisions: Decided[], rows: QueueRow[]): Promise<number> {
  const chosen: NewAssignment[] = []
  const waiting: Parameters<typeof setReasons>[1] = []
  for (const { ticket, decision } of decisions) {
    const { explanation } = decision
    if (decision.agentId === null) waiting.push({ ticketId: ticket.id, reason: decision.reason, explanation })
    else
      chosen.push({
        ticketId: ticket.id,
        agentId: decision.agentId,
        groupId: group.groupId,
        way: 'push',
        state: group.offerSeconds === null ? 'given' : 'offered',
        units: ticket.units,
        effort: ticket.effort,
        explanation,
        seconds: group.offerSeconds,
      })
  }
  await setReasons(trx, waiting)
  await removeGone(trx, decisions, rows)
  return group.offerSeconds === null ? give(trx, chosen) : offer(trx, chosen)
}

/** Purged meanwhile, and not yet told to the queue. */
async function removeGone(trx: Trx, decisions: Decided[], rows: QueueRow[]): Promise<void> {
  if (decisions.length === rows.length) return
  const known = new Set(decisions.map(({ ticket }) => ticket.id))
  await removeFromQueue(
    trx,
    rows.map(({ ticketId }) => ticketId).filter((id) => !known.has(id)),
  )
}

/** Gives tickets to people at once. What somebody took by hand a moment ago is theirs, and leaves the queue all the same. */
export async function give(trx: Trx, chosen: NewAssignment[]): Promise<number> {
  const given = await assignWaiting(trx, router, chosen)
  await Promise.all([
    insertAssignments(
      trx,
      chosen.filter(({ ticketId }) => given.has(ticketId)),
    ),
    removeFromQueue(
      trx,
      chosen.map(({ ticketId }) => ticketId),
    ),
  ])
  return given.size
}

/** Asks people whether they take them. Until they answer, the tickets count as theirs and nobody else is asked. */
async function offer(trx: Trx, chosen: NewAssignment[]): Promise<number> {
  const offers = await insertAssignments(trx, chosen)
  await setQueueState(
    trx,
    chosen.map(({ ticketId }) => ticketId),
    'offered',
  )
  await recordEvents(
    trx,
    offers.map(({ id, ticketId, agentId }) => ({
      kind: 'ticket.offered' as const,
      actor: router,
      ticketId,
      data: { agentId, offerId: id },
    })),
  )
  for (const { id, expiresAt } of offers)
    await enqueue(trx, { name: 'routing.expire', payload: { id }, runAt: new Date(expiresAt as string) })
  return offers.length
}

/** Asks for a group to be looked at. One look after the other: two at once would only wait for each other. */
export const askToRoute = async (trx: Db, groupIds: number[]): Promise<void> => {
  for (const groupId of groupIds)
    await enqueue(trx, {
      name: 'routing.assign',
      payload: { groupId },
      key: `routing.assign:${groupId}`,
      queue: `routing:${groupId}`,
    })
}

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
import { type Decided, decideAll, type Pool, type PoolGroup } from './pooling.ts'
import { selectPool } from './queries.ts'
import {
  claimWaiting,
  type Lane,
  type Place,
  type QueueRow,
  removeFromQueue,
  setQueueState,
  setReasonOfRest,
  setReasons,
} from './queue-queries.ts'

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
  for (let after: Passed | null = null; ; ) {
    const done: Batch = await routeBatch(db, groupId, after)
    placed += done.placed
    if (!done.next) return placed
    after = done.next
  }
}

/** How far the queue was looked at; the free lane apart where paid tickets come first. */
export interface Passed {
  rest: Place | null
  free: Place | null
}

interface Batch {
  placed: number
  /** Where to go on; null: nothing is left that somebody could take. */
  next: Passed | null
}

/**
 * One batch. Whoever else gives work to one of these people waits until it ends, in whichever process and whichever group, so
 * what was counted is still so when it is added to.
 */
export function routeBatch(db: Db, groupId: number, after: Passed | null): Promise<Batch> {
  return inTransaction(db, async (trx) => {
    const groups = await selectPool(trx, groupId)
    const [first] = groups
    if (!first) return { placed: 0, next: null }
    const inTurns = groups.some(({ paidRatio }) => paidRatio !== null)
    const frame = await readFrame(trx)
    const pool = await poolOf(trx, groups)
    const members = [...new Set([...pool.values()].flatMap(({ memberIds }) => [...memberIds]))]
    await holdAgents(trx, members)
    const people = await agentFacts(trx, members, frame, first.fairnessHours, inTurns)
    const lanes = await claimLanes(trx, [...pool.keys()], { after, limit: batch, inTurns })
    const rows = lanes.flatMap((lane) => lane.rows)
    if (rows.length === 0) return { placed: 0, next: null }
    const now = Date.now()
    const decided = decideAll(await factsOf(trx, rows, frame, now), people, pool, now)
    const placed = await write(trx, pool, decided.decisions, rows)
    const next = nextOf(lanes, after)
    if (!next || decided.agents.some(couldTakeMore)) return { placed, next }
    for (const { lane } of lanes) {
      const behind = { after: lane === 'free' ? next.free : next.rest, lane }
      await setReasonOfRest(trx, [...pool.keys()], behind, reasonOf(decided.decisions, lane))
    }
    return { placed, next: null }
  })
}

/** Groups with the people whom their tickets can be given to. */
export async function poolOf(db: Db, groups: readonly GroupRouting[]): Promise<Map<number, PoolGroup>> {
  const pool = new Map<number, PoolGroup>()
  for (const group of groups)
    pool.set(group.groupId, { ...group, memberIds: new Set(await assignableMembers(db, group.groupId)) })
  return pool
}

interface ClaimedLane {
  lane: Lane
  rows: QueueRow[]
  /** There may be more behind these. */
  full: boolean
}

/** The next of what waits: in one order, or, where paid tickets come first, in two, so that neither kind hides the other. */
export async function claimLanes(
  trx: Trx,
  groupIds: number[],
  { after, limit, inTurns }: { after: Passed | null; limit: number; inTurns: boolean },
): Promise<ClaimedLane[]> {
  const lanes: Lane[] = inTurns ? ['rest', 'free'] : ['all']
  const claimed: ClaimedLane[] = []
  for (const lane of lanes) {
    const place = (lane === 'free' ? after?.free : after?.rest) ?? null
    const rows = await claimWaiting(trx, groupIds, { after: place, limit, lane })
    claimed.push({ lane, rows, full: rows.length === limit })
  }
  return claimed
}

/** Null: all that waits was looked at. */
export function nextOf(lanes: readonly ClaimedLane[], after: Passed | null): Passed | null {
  if (!lanes.some(({ full }) => full)) return null
  const last = (free: boolean) => lanes.find(({ lane }) => (lane === 'free') === free)?.rows.at(-1)
  return { rest: last(false) ?? after?.rest ?? null, free: last(true) ?? after?.free ?? null }
}

const factsOf = (trx: Trx, rows: QueueRow[], frame: Frame, now: number): Promise<TicketFacts[]> =>
  ticketFacts(
    trx,
    rows.map((row) => ({ ...row, since: Date.parse(row.since) })),
    frame,
    now,
  )

const couldTakeMore = (agent: AgentFacts): boolean =>
  agent.availability === 'online' &&
  agent.onShift &&
  !agent.hasOffer &&
  agent.load < agent.capacity &&
  (agent.hourlyLimit === null || agent.takenLastHour < agent.hourlyLimit)

/** Nobody can take any more: what kept the last ticket waiting keeps those behind it. */
const reasonOf = (decisions: Decided[], lane: Lane) =>
  decisions
    .filter(({ ticket }) => lane === 'all' || (ticket.service === 'free') === (lane === 'free'))
    .map(({ decision }) => (decision.agentId === null ? decision.reason : null))
    .findLast(Boolean) ?? 'full'

async function write(trx: Trx, pool: Pool, decisions: Decided[], rows: QueueRow[]): Promise<number> {
  const given: NewAssignment[] = []
  const offered: NewAssignment[] = []
  const waiting: Parameters<typeof setReasons>[1] = []
  for (const { ticket, decision } of decisions) {
    const { explanation } = decision
    const { groupId, units, effort, service } = ticket
    const seconds = pool.get(groupId)?.offerSeconds ?? null
    if (decision.agentId === null) waiting.push({ ticketId: ticket.id, reason: decision.reason, explanation })
    else
      (seconds === null ? given : offered).push({
        ticketId: ticket.id,
        agentId: decision.agentId,
        groupId,
        way: 'push',
        state: seconds === null ? 'given' : 'offered',
        units,
        effort,
        service,
        explanation,
        seconds,
      })
  }
  await setReasons(trx, waiting)
  await removeGone(trx, decisions, rows)
  return (await give(trx, given)) + (await offer(trx, offered))
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
  if (chosen.length === 0) return 0
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
  if (chosen.length === 0) return 0
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

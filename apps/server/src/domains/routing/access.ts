import type {
  AgentRouting,
  GroupRouting,
  OwnRouting,
  Preview,
  PreviewRequest,
  RoutingSettings,
  TicketRouting,
  WaitingTicket,
} from '@podpora/contract/routing'
import type { TicketRow } from '@podpora/contract/tickets'
import type { Person, SignedIn } from '../../platform/http/app.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { assignableAgents, loadGroup } from '../people/access.ts'
import { isOutside } from '../people/outside.ts'
import { loadTicketFor } from '../tickets/access.ts'
import { agentStates, skillsOf } from './agent-queries.ts'
import { poolOf } from './deciding.ts'
import { agentFacts, availabilityOf, readFrame, ticketFacts } from './gathering.ts'
import { type Pool, type PoolGroup, Turns } from './pooling.ts'
import { routedGroups, selectAllGroupRouting, selectGroupRouting } from './queries.ts'
import { type Place, type QueueRow, readWaiting } from './queue-queries.ts'
import { decide } from './rules.ts'
import { standardGroup } from './standards.ts'
import { selectAssignment, selectOffers, selectWait, selectWaiting } from './waiting-queries.ts'

export { selectAllGroupRouting as allGroupRouting, selectSkills as allSkills } from './queries.ts'

/** How a group's tickets find somebody: as it was set, or as it comes. @throws Refusal not_found */
export async function loadGroupRouting(db: Db, groupId: number): Promise<GroupRouting> {
  await loadGroup(db, groupId)
  return (await selectGroupRouting(db, groupId)) ?? standardGroup(groupId)
}

/** Those of these people who take work now. */
export async function atWork(db: Db, ids: number[]): Promise<number[]> {
  const { settings } = await readFrame(db)
  const states = await agentStates(db, ids, settings.awayAfterMinutes)
  return states.filter((state) => availabilityOf(state) === 'online').map(({ agentId }) => agentId)
}

export const currentRoutingSettings = async (db: Db): Promise<RoutingSettings> =>
  (await readFrame(db)).settings

/** What routing means to somebody: nothing, as long as all of their groups leave it to people. */
export async function ownRouting(db: Db, actor: Person): Promise<OwnRouting> {
  const all = await routedGroups(db)
  const groups = all.filter(({ groupId }) => actor.groupIds.includes(groupId))
  if (groups.length === 0)
    return {
      anywhere: all.length > 0,
      inUse: false,
      pull: false,
      availability: 'online',
      vanished: false,
      offers: [],
    }
  const { settings } = await readFrame(db)
  const [states, offers] = await Promise.all([
    agentStates(db, [actor.id], settings.awayAfterMinutes),
    selectOffers(db, actor.id),
  ])
  const state = states[0]
  return {
    anywhere: true,
    inUse: true,
    pull: groups.some(({ mode }) => mode === 'pull'),
    availability: state ? availabilityOf(state) : 'online',
    vanished: state?.vanishedAt != null,
    offers,
  }
}

/** What everybody who can be given tickets takes, and whether they take it now. */
export async function allAgentRouting(db: Db): Promise<AgentRouting[]> {
  const frame = await readFrame(db)
  const ids = await assignableAgents(db)
  const [states, facts, skills] = await Promise.all([
    agentStates(db, ids, frame.settings.awayAfterMinutes),
    agentFacts(db, ids, frame, 1),
    skillsOf(db, ids),
  ])
  return states.map((state, i) => ({
    agentId: state.agentId,
    version: state.version,
    availability: availabilityOf(state),
    since: state.since,
    vanished: state.chosen !== 'away' && !state.seen,
    onShift: facts[i]?.onShift ?? true,
    load: facts[i]?.load ?? 0,
    capacity: state.capacity,
    hourlyLimit: state.hourlyLimit,
    rate: state.rate,
    calendarId: state.calendarId,
    skills: skills
      .filter(({ agentId }) => agentId === state.agentId)
      .map(({ skillId, level }) => ({ skillId, level })),
  }))
}

/** A page of what waits, with the reasons. */
export async function waitingPage(
  db: Db,
  { groupId = null, after, limit = 50 }: { groupId?: number | null; after?: string; limit?: number },
): Promise<{ items: WaitingTicket[]; next: string | null }> {
  const found = await selectWaiting(db, { groupId, after: placeOf(after), limit: limit + 1 })
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return { items, next: found.length > limit && last ? `${last.wantedBy}_${last.ticketId}` : null }
}

function placeOf(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null
  const [, wantedBy, id] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_(\d{1,15})$/.exec(cursor) ?? []
  if (wantedBy === undefined) throw new Refusal('bad_request')
  return { wantedBy, ticketId: Number(id) }
}

/** Why somebody has a ticket, or why nobody has it yet. @throws Refusal not_found */
export async function ticketRouting(db: Db, actor: SignedIn, id: number): Promise<TicketRouting> {
  const ticket = await loadTicketFor(db, actor, id)
  const { assigneeId, waitsFor } = ticket
  if (isOutside(actor)) return { assignment: null, waits: null }
  if (assigneeId === null && waitsFor.length > 0) return { assignment: null, waits: waitsForParts(ticket) }
  if (assigneeId === null) return { assignment: null, waits: (await selectWait(db, id)) ?? null }
  return { assignment: (await selectAssignment(db, id, assigneeId)) ?? null, waits: null }
}

const waitsForParts = ({ groupId, createdAt, waitsFor }: TicketRow): TicketRouting['waits'] => ({
  groupId,
  since: createdAt,
  wantedBy: createdAt,
  reason: 'parts',
  waitsFor,
  explanation: null,
})

/** Who would get a ticket by these settings, as people and tickets are now. @throws Refusal not_found */
export async function previewRouting(
  db: Db,
  actor: SignedIn,
  groupId: number,
  wish: PreviewRequest,
): Promise<Preview> {
  await loadGroup(db, groupId)
  const ticket = await loadTicketFor(db, actor, wish.ticketId)
  const frame = await readFrame(db)
  const now = Date.now()
  const pool = await poolWith(db, groupId, wish)
  const group = pool.get(groupId) as PoolGroup
  const inTurns = [...pool.values()].some(({ paidRatio }) => paidRatio !== null)
  const since = ticket.waitingSince ?? ticket.createdAt
  const others = inTurns ? await nextOfBothKinds(db, [...pool.keys()]) : []
  const waiting = [
    { ticketId: ticket.id, groupId, since },
    ...others.filter((one) => one.ticketId !== ticket.id),
  ]
  const [agents, [facts, ...rivals]] = await Promise.all([
    agentFacts(db, [...group.memberIds], frame, wish.fairnessHours, inTurns),
    ticketFacts(
      db,
      waiting.map((one) => ({ ...one, since: Date.parse(one.since) })),
      frame,
      now,
    ),
  ])
  if (!facts) throw new Refusal('not_found')
  const turns = new Turns([facts, ...rivals], pool, now)
  const decision = decide(facts, agents, wish, now, (agent) => turns.heldBy(agent, facts))
  const reason = decision.agentId === null ? decision.reason : null
  return { agentId: decision.agentId, reason, explanation: decision.explanation }
}

/** This group by the wish, and all others that are routed: people of it may serve them too. */
async function poolWith(db: Db, groupId: number, wish: PreviewRequest): Promise<Pool> {
  const all = await selectAllGroupRouting(db)
  const others = all.filter((group) => group.mode !== 'manual' && group.groupId !== groupId)
  return poolOf(db, [{ ...standardGroup(groupId), ...wish }, ...others])
}

const nextOfBothKinds = async (db: Db, groupIds: number[]): Promise<QueueRow[]> => [
  ...(await readWaiting(db, groupIds, looked, 'rest')),
  ...(await readWaiting(db, groupIds, looked, 'free')),
]
const looked = 50

import type { Explanation, RelaxStep } from '@podpora/contract/routing'
import { type Obstacle, obstacles, type WaitReason, type Weights } from '@podpora/contract/routing-words'
import type { Priority } from '@podpora/contract/tickets'
import type { AgentFacts, SkillAsked, TicketFacts } from './facts.ts'
import { type Candidate, rank } from './scoring.ts'

/* Who gets a ticket. Pure: the same in production, in the preview and in the simulator. Times are ms. */

export interface RoutingRules {
  weights: Weights
  /** After so many minutes of waiting so many levels less are asked for. In their order. */
  relax: readonly RelaxStep[]
}

export type Decision =
  | { agentId: number; explanation: Explanation }
  | { agentId: null; reason: WaitReason; explanation: Explanation }

/** So many candidates, and so many people with the same obstacle, are kept by name in an explanation. */
const namedCandidates = 5
const namedExcluded = 20

/** By which ratio somebody is kept for a ticket of the other kind (`pooling.ts`); null: by none. */
export type HeldBy = (agent: AgentFacts) => number | null
const nobodyHeld: HeldBy = () => null

/** Who of these people gets the ticket, with all that was weighed; or why it waits. */
export function decide(
  ticket: TicketFacts,
  agents: readonly AgentFacts[],
  rules: RoutingRules,
  now: number,
  heldBy: HeldBy = nobodyHeld,
): Decision {
  const { relaxed, asked } = askedAt(ticket, rules.relax, now)
  const able: AgentFacts[] = []
  const kept = new Map<Obstacle, number[]>()
  let turn: Explanation['turn']
  for (const agent of agents) {
    let obstacle = obstacleFor(agent, ticket, asked)
    const ratio = obstacle === null || obstacle === 'full' ? heldBy(agent) : null
    if (ratio !== null) {
      obstacle = ticket.service === 'free' ? 'paid_first' : 'free_first'
      const handedOut = Math.min(agent.paidSinceFree, ratio)
      if (!turn || handedOut > turn.handedOut) turn = { ratio, handedOut }
    }
    const alike = obstacle && kept.get(obstacle)
    if (!obstacle) able.push(agent)
    else if (alike) alike.push(agent.id)
    else kept.set(obstacle, [agent.id])
  }
  const ranked = rank(able, { ...ticket, asked }, rules.weights)
  const explanation = {
    candidates: ranked.slice(0, namedCandidates).map(told),
    candidateCount: ranked.length,
    excluded: obstacles.flatMap((why) => {
      const ids = kept.get(why)
      return ids ? [{ why, count: ids.length, agentIds: ids.slice(0, namedExcluded) }] : []
    }),
    asked: asked.map((one, i) => ({ ...one, originally: ticket.asked[i]?.level ?? one.level })),
    relaxed: ticket.asked.length > 0 ? relaxed : null,
    weights: rules.weights,
    waitedSeconds: Math.max(0, Math.floor((now - ticket.since) / 1000)),
    ...(turn && { turn }),
  }
  const [best] = ranked
  return best
    ? { agentId: best.agent.id, explanation }
    : { agentId: null, reason: nearestObstacle(kept), explanation }
}

/** The person after the ticket is theirs: the next decision of the same moment sees it. */
export const withTicket = (
  agent: AgentFacts,
  ticket: Pick<TicketFacts, 'units' | 'effort' | 'service'>,
  now: number,
): AgentFacts => ({
  ...agent,
  load: agent.load + ticket.units,
  takenLastHour: agent.takenLastHour + 1,
  effort: agent.effort + ticket.effort,
  lastGivenAt: now,
  paidSinceFree: paidSinceFree(agent, ticket),
})

const paidSinceFree = (
  { paidSinceFree: before }: AgentFacts,
  { service }: Pick<TicketFacts, 'service'>,
): number => {
  if (service === 'free') return 0
  return service === 'paid' ? before + 1 : before
}

/** What keeps somebody from a ticket; the last that is asked is the nearest to getting it. */
export function obstacleFor(
  agent: AgentFacts,
  ticket: Pick<TicketFacts, 'units' | 'declinedBy'>,
  asked: readonly SkillAsked[],
): Obstacle | null {
  if (agent.availability !== 'online') return agent.availability
  if (!agent.onShift) return 'off_shift'
  if (asked.some(({ skillId, level }) => level > 0 && (agent.skills.get(skillId) ?? 0) < level))
    return 'skill'
  if (ticket.declinedBy.has(agent.id)) return 'declined'
  if (agent.hasOffer) return 'has_offer'
  if (agent.hourlyLimit !== null && agent.takenLastHour >= agent.hourlyLimit) return 'hourly_limit'
  return agent.load + ticket.units > agent.capacity ? 'full' : null
}

/** The last step whose time has come. */
export const relaxedAt = (steps: readonly RelaxStep[], waitedMs: number): RelaxStep | null =>
  steps.findLast(({ afterMinutes }) => waitedMs >= afterMinutes * 60_000) ?? null

/** What a ticket asks for by now. */
export function askedAt(
  ticket: Pick<TicketFacts, 'since' | 'asked'>,
  relax: readonly RelaxStep[],
  now: number,
): { relaxed: RelaxStep | null; asked: readonly SkillAsked[] } {
  const relaxed = relaxedAt(relax, now - ticket.since)
  return { relaxed, asked: relaxed ? lowered(ticket.asked, relaxed.by) : ticket.asked }
}

const lowered = (asked: readonly SkillAsked[], by: number): SkillAsked[] =>
  asked.map(({ skillId, level }) => ({ skillId, level: Math.max(0, level - by) }))

const nearestObstacle = (kept: ReadonlyMap<Obstacle, number[]>): WaitReason =>
  obstacles.findLast((one) => kept.has(one)) ?? 'no_members'

const told = ({ agent, total, scores }: Candidate): Explanation['candidates'][number] => ({
  agentId: agent.id,
  total,
  scores,
})

/** How long a ticket without a promise may wait before it goes before others. */
const patienceMinutes: Record<Priority, number> = { urgent: 30, high: 240, normal: 1440, low: 4320 }

/** A ticket as its urgency sees it: since when its customer waits, and when the nearest promise breaks. */
export interface Waiting {
  waitingSince: number
  priority: Priority
  dueAt: number | null
}

/**
 * By when a ticket wants somebody: its nearest promise, or the end of what its priority can wait, whichever is first. It
 * stands still while the ticket waits, so that nothing is overtaken for ever.
 */
export const wantedBy = ({ waitingSince, priority, dueAt }: Waiting): number =>
  Math.min(dueAt ?? Number.POSITIVE_INFINITY, waitingSince + patienceMinutes[priority] * 60_000)

/** The order in which waiting tickets are decided; `routing_queue_order` has the same. */
export const byUrgency = (
  a: Pick<TicketFacts, 'id' | 'wantedBy'>,
  b: Pick<TicketFacts, 'id' | 'wantedBy'>,
): number => a.wantedBy - b.wantedBy || a.id - b.id

import type { AgentFacts, TicketFacts } from './facts.ts'
import {
  askedAt,
  byUrgency,
  type Decision,
  decide,
  obstacleFor,
  type RoutingRules,
  withTicket,
} from './rules.ts'

/* Tickets of one pool and the people who share them (R10). Pure: the same in production and in the simulator. Times are ms. */

/** A group as a decision sees it. */
export interface PoolGroup extends RoutingRules {
  /** So many paid tickets for each free one of this group; null: as they come. */
  paidRatio: number | null
  offerSeconds: number | null
  memberIds: ReadonlySet<number>
}
export type Pool = ReadonlyMap<number, PoolGroup>

export interface Decided {
  ticket: TicketFacts
  decision: Decision
}

/**
 * Gives out what waits, one ticket after the other, the most urgent first; each decision sees those before it. What was
 * held back for the other kind is looked at again as long as somebody got something, so in the end nothing waits that
 * somebody could take.
 */
export function decideAll(
  tickets: readonly TicketFacts[],
  people: readonly AgentFacts[],
  pool: Pool,
  now: number,
): { decisions: Decided[]; agents: AgentFacts[] } {
  const agents = new Map(people.map((one) => [one.id, one]))
  const turns = new Turns(tickets, pool, now)
  const placed: Decided[] = []
  let waiting = pool.size > 1 ? tickets.toSorted(byUrgency) : [...tickets]
  for (;;) {
    const refused: Decided[] = []
    for (const ticket of waiting) {
      const group = pool.get(ticket.groupId) as PoolGroup
      const members = pool.size > 1 ? membersOf(group, agents) : [...agents.values()]
      const decision = decide(ticket, members, group, now, (agent) => turns.heldBy(agent, ticket))
      const agent = decision.agentId === null ? undefined : agents.get(decision.agentId)
      if (!agent) {
        refused.push({ ticket, decision })
        continue
      }
      const hasOffer = group.offerSeconds !== null
      agents.set(agent.id, { ...withTicket(agent, ticket, now), hasOffer: agent.hasOffer || hasOffer })
      turns.take(ticket)
      placed.push({ ticket, decision })
    }
    const again = turns.counted && refused.length > 0 && refused.length < waiting.length
    if (!again) return { decisions: [...placed, ...refused], agents: [...agents.values()] }
    waiting = refused.map(({ ticket }) => ticket)
  }
}

const membersOf = ({ memberIds }: PoolGroup, agents: ReadonlyMap<number, AgentFacts>): AgentFacts[] =>
  [...agents.values()].filter(({ id }) => memberIds.has(id))

/** Whose turn it is with whom, while tickets of both kinds wait. */
export class Turns {
  /** Whether a ratio can hold anything back at all. */
  readonly counted: boolean
  readonly #pool: Pool
  readonly #now: number
  readonly #waiting = { paid: new Map<number, TicketFacts>(), free: new Map<number, TicketFacts>() }

  constructor(tickets: readonly TicketFacts[], pool: Pool, now: number) {
    this.#pool = pool
    this.#now = now
    for (const ticket of tickets) if (ticket.service) this.#waiting[ticket.service].set(ticket.id, ticket)
    const { paid, free } = this.#waiting
    this.counted = paid.size > 0 && [...free.values()].some((one) => this.#ratioOf(one) !== null)
  }

  /** Somebody has it: it holds nobody back any more. */
  take({ id, service }: TicketFacts): void {
    if (service) this.#waiting[service].delete(id)
  }

  /**
   * The ratio by which somebody is kept for a ticket of the other kind, which waits and which they could take; null: by none.
   * A free ticket's turn comes after so many paid ones as its group says.
   */
  heldBy(agent: AgentFacts, ticket: TicketFacts): number | null {
    if (!this.counted || ticket.service === null) return null
    if (ticket.service === 'free') {
      const ratio = this.#ratioOf(ticket)
      const theirTurn = ratio === null || agent.paidSinceFree >= ratio
      return !theirTurn && this.#couldTake(agent, ticket, 'paid', () => true) !== null ? ratio : null
    }
    const due = (ratio: number | null) => ratio !== null && agent.paidSinceFree >= ratio
    const rival = this.#couldTake(agent, ticket, 'free', (one) => due(this.#ratioOf(one)))
    return rival && this.#ratioOf(rival)
  }

  /** Who is full is asked as if they were not: that decides what they get once they have room. */
  #couldTake(
    agent: AgentFacts,
    { units }: TicketFacts,
    kind: 'paid' | 'free',
    counts: (ticket: TicketFacts) => boolean,
  ): TicketFacts | null {
    const full = agent.load + units > agent.capacity
    for (const one of this.#waiting[kind].values()) {
      const group = this.#pool.get(one.groupId)
      if (!group?.memberIds.has(agent.id) || !counts(one)) continue
      const obstacle = obstacleFor(agent, one, askedAt(one, group.relax, this.#now).asked)
      if (obstacle === null || (full && obstacle === 'full')) return one
    }
    return null
  }

  #ratioOf = ({ groupId }: TicketFacts): number | null => this.#pool.get(groupId)?.paidRatio ?? null
}

import type { SimulationSide } from '@podpora/contract/simulation'
import type { AgentFacts, TicketFacts } from './facts.ts'
import { decideAll, type Pool } from './pooling.ts'
import { byUrgency } from './rules.ts'

/* A day replayed through the very rules that decide in production. Pure: its clock is the tickets' own. Times are ms. */

/** A ticket as it came on that day. */
export interface Arrival extends Omit<TicketFacts, 'since' | 'declinedBy'> {
  at: number
  customerId: number
  /** Until when somebody should have answered. */
  promisedBy: number
}

/** So often somebody looks at what waits: minutes are what people feel. */
const step = 60_000
const minute = 60_000

interface Work {
  agentId: number
  ticket: Arrival
  left: number
}

/**
 * The day under these settings. Each person works on one ticket after the other, in the order in which they got them; a ticket
 * takes its effort, less with experience. `progress` is told how far it is, 0 to 1.
 */
export async function simulate(
  arrivals: readonly Arrival[],
  people: readonly AgentFacts[],
  pool: Pool,
  fairnessHours: number,
  progress: (share: number) => Promise<void>,
): Promise<SimulationSide> {
  const coming = [...arrivals].sort((a, b) => a.at - b.at || a.id - b.id)
  const first = coming[0]?.at ?? 0
  const end = (coming.at(-1)?.at ?? 0) + 12 * 60 * minute
  const agents = new Map(people.map((one) => [one.id, fresh(one)]))
  const served = new Map<number, Map<number, number>>()
  const desks = new Map<number, Work[]>(people.map(({ id }) => [id, []]))
  const given: { at: number; agentId: number; effort: number }[] = []
  const tally = new Tally(people)
  let waiting: TicketFacts[] = []
  let next = 0
  let steps = 0
  for (
    let now = first;
    now <= end && (next < coming.length || waiting.length > 0 || busy(desks));
    now += step
  ) {
    for (let one = coming[next]; one && one.at <= now; one = coming[++next])
      waiting.push({
        ...one,
        since: one.at,
        declinedBy: none,
        servedBy: served.get(one.customerId) ?? one.servedBy,
      })
    forget(agents, given, now, fairnessHours)
    waiting = giveOut(waiting.sort(byUrgency), agents, pool, now, (ticket, agentId) => {
      const arrival = ticket as Arrival & TicketFacts
      given.push({ at: now, agentId, effort: ticket.effort })
      desks.get(agentId)?.push({ agentId, ticket: arrival, left: minutesFor(agents.get(agentId), ticket) })
      const known = served.get(arrival.customerId) ?? new Map<number, number>()
      served.set(arrival.customerId, known.set(agentId, (known.get(agentId) ?? 0) + 1))
      tally.gave(arrival, agentId, now)
    })
    for (const desk of desks.values()) work(desk, agents, tally, now + step)
    if (++steps % 60 === 0) await progress(Math.min(1, (now - first) / (end - first)))
  }
  return tally.told(coming.length, waiting.length)
}

const none: ReadonlySet<number> = new Set()
const busy = (desks: Map<number, Work[]>): boolean => [...desks.values()].some((desk) => desk.length > 0)

/** The day begins with empty desks, and whoever takes part is here. */
const fresh = (agent: AgentFacts): AgentFacts => ({
  ...agent,
  availability: 'online',
  onShift: true,
  load: 0,
  effort: 0,
  takenLastHour: 0,
  lastGivenAt: 0,
  hasOffer: false,
  paidSinceFree: 0,
})

/** What was handed out too long ago counts no more. */
function forget(
  agents: Map<number, AgentFacts>,
  given: { at: number; agentId: number; effort: number }[],
  now: number,
  hours: number,
): void {
  const sums = new Map([...agents.keys()].map((id) => [id, { effort: 0, takenLastHour: 0 }]))
  for (const { agentId, at, effort } of given) {
    const sum = sums.get(agentId)
    if (!sum) continue
    if (at > now - hours * 60 * minute) sum.effort += effort
    if (at > now - 60 * minute) sum.takenLastHour += 1
  }
  for (const [id, agent] of agents) agents.set(id, { ...agent, ...sums.get(id) })
}

function giveOut(
  waiting: TicketFacts[],
  agents: Map<number, AgentFacts>,
  pool: Pool,
  now: number,
  give: (ticket: TicketFacts, agentId: number) => void,
): TicketFacts[] {
  const decided = decideAll(waiting, [...agents.values()], pool, now)
  for (const agent of decided.agents) agents.set(agent.id, agent)
  return decided.decisions.flatMap(({ ticket, decision: { agentId } }) => {
    if (agentId === null) return ticket
    give(ticket, agentId)
    return []
  })
}

/** Somebody who has solved many of a kind needs up to 40 % less for one more, and who can it well another 20 %. */
export function minutesFor(
  agent: AgentFacts | undefined,
  ticket: Pick<TicketFacts, 'kind' | 'effort' | 'asked'>,
): number {
  if (!agent) return ticket.effort
  const solved = agent.solved.get(ticket.kind) ?? 0
  const practice = 0.4 * (solved / (solved + 20))
  const levels = ticket.asked.map(({ skillId }) => agent.skills.get(skillId) ?? 0)
  const skill = levels.length === 0 ? 0 : 0.2 * (Math.min(...levels) / 5)
  return ticket.effort * (1 - practice) * (1 - skill)
}

/** A minute at a desk: the oldest first. */
function work(desk: Work[], agents: Map<number, AgentFacts>, tally: Tally, until: number): void {
  let left = step / minute
  for (let one = desk[0]; one && left > 0; one = desk[0]) {
    const spent = Math.min(left, one.left)
    one.left -= spent
    left -= spent
    if (one.left > 0) return
    desk.shift()
    const agent = agents.get(one.agentId) as AgentFacts
    const solved = new Map(agent.solved).set(one.ticket.kind, (agent.solved.get(one.ticket.kind) ?? 0) + 1)
    agents.set(one.agentId, { ...agent, load: agent.load - one.ticket.units, solved })
    tally.done(one.ticket, until)
  }
}

/** What came of the day. */
class Tally {
  readonly #waits: number[] = []
  readonly #waitsOf = { paid: [] as number[], free: [] as number[] }
  readonly #answers: number[] = []
  readonly #loads: Map<number, { tickets: number; effort: number }>
  #kept = 0
  constructor(people: readonly AgentFacts[]) {
    this.#loads = new Map(people.map(({ id }) => [id, { tickets: 0, effort: 0 }]))
  }
  gave(ticket: Arrival, agentId: number, now: number): void {
    const wait = (now - ticket.at) / minute
    this.#waits.push(wait)
    if (ticket.service) this.#waitsOf[ticket.service].push(wait)
    const load = this.#loads.get(agentId)
    if (!load) return
    load.tickets += 1
    load.effort += ticket.effort
  }
  done(ticket: Arrival, now: number): void {
    this.#answers.push((now - ticket.at) / minute)
    if (now <= ticket.promisedBy) this.#kept += 1
  }
  told(all: number, unplaced: number): SimulationSide {
    const loads = [...this.#loads].map(([agentId, load]) => ({ agentId, ...load }))
    return {
      waitMedian: Math.round(quantile(this.#waits, 0.5)),
      waitP90: Math.round(quantile(this.#waits, 0.9)),
      waitByService: { paid: medianOf(this.#waitsOf.paid), free: medianOf(this.#waitsOf.free) },
      answerMedian: Math.round(quantile(this.#answers, 0.5)),
      answerP90: Math.round(quantile(this.#answers, 0.9)),
      promisesKept: all === 0 ? 1000 : Math.round((1000 * this.#kept) / all),
      gini: Math.round(1000 * gini(loads.map(({ effort }) => effort))),
      unplaced,
      loads,
    }
  }
}

const medianOf = (waits: readonly number[]): number | null =>
  waits.length === 0 ? null : Math.round(quantile(waits, 0.5))

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** How unequal the shares are: 0 where all have the same, towards 1 where one has everything. */
export function gini(shares: readonly number[]): number {
  const sum = shares.reduce((all, one) => all + one, 0)
  if (sum === 0) return 0
  const sorted = shares.toSorted((a, b) => a - b)
  const ranked = sorted.reduce((all, one, i) => all + (i + 1) * one, 0)
  return (2 * ranked) / (sorted.length * sum) - (sorted.length + 1) / sorted.length
}

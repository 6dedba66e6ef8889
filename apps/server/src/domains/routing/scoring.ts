import { type Indicator, indicators, type Weights } from '@podpora/contract/routing-words'
import type { AgentFacts, TicketFacts } from './facts.ts'

/** Somebody who could take the ticket; scores are thousandths, whole numbers, so that equal is equal on every machine. */
export interface Candidate {
  agent: AgentFacts
  total: number
  scores: Record<Indicator, number>
}

/** What the candidates are compared with: the most laden with work, the cheapest and the dearest of them. */
interface Field {
  mostEffort: number
  lowestRate: number
  highestRate: number
}

const thousand = 1000

/** Candidates, the best first. Between equals: less work handed out, then whoever has waited longest for some, then the number. */
export function rank(agents: readonly AgentFacts[], ticket: TicketFacts, weights: Weights): Candidate[] {
  const field = fieldOf(agents)
  return agents
    .map((agent) => {
      const scores = scoresOf(agent, ticket, field)
      return { agent, scores, total: weighed(scores, weights) }
    })
    .sort(
      (a, b) =>
        b.total - a.total ||
        a.agent.effort - b.agent.effort ||
        a.agent.lastGivenAt - b.agent.lastGivenAt ||
        a.agent.id - b.agent.id,
    )
}

function fieldOf(agents: readonly AgentFacts[]): Field {
  const field = { mostEffort: 0, lowestRate: Number.POSITIVE_INFINITY, highestRate: 0 }
  for (const { effort, rate } of agents) {
    field.mostEffort = Math.max(field.mostEffort, effort)
    if (rate === null) continue
    field.lowestRate = Math.min(field.lowestRate, rate)
    field.highestRate = Math.max(field.highestRate, rate)
  }
  return field
}

function scoresOf(agent: AgentFacts, ticket: TicketFacts, field: Field): Record<Indicator, number> {
  const scores = {} as Record<Indicator, number>
  for (const name of indicators) scores[name] = Math.round(indicator[name](agent, ticket, field) * thousand)
  return scores
}

/** Each from 0 to 1. */
const indicator: Record<Indicator, (agent: AgentFacts, ticket: TicketFacts, field: Field) => number> = {
  load: ({ load, capacity }) => (capacity > 0 ? Math.max(0, 1 - load / capacity) : 0),
  skill: ({ skills }, { asked }) => {
    if (asked.length === 0) return 1
    const levels = asked.map(({ skillId }) => skills.get(skillId) ?? 0)
    return levels.reduce((sum, level) => sum + level, 0) / (mostLevel * asked.length)
  },
  // The first few tell the most: eight solved ones are half of what there is to learn.
  experience: ({ solved }, { kind }) => grown(solved.get(kind) ?? 0, 8),
  affinity: ({ id }, { workedBy, servedBy }) =>
    workedBy.has(id) ? 1 : 0.8 * grown(servedBy.get(id) ?? 0, 1),
  fairness: ({ effort }, _, { mostEffort }) => (mostEffort === 0 ? 1 : 1 - effort / mostEffort),
  cost: ({ rate }, _, { lowestRate, highestRate }) => {
    if (rate === null) return 0.5
    return highestRate === lowestRate ? 1 : (highestRate - rate) / (highestRate - lowestRate)
  },
}
const mostLevel = 5
const grown = (count: number, half: number): number => count / (count + half)

/** The weighted mean, in thousandths. Without any weight nobody is better than another. */
function weighed(scores: Record<Indicator, number>, weights: Weights): number {
  let sum = 0
  let weight = 0
  for (const name of indicators) {
    sum += scores[name] * weights[name]
    weight += weights[name]
  }
  return weight === 0 ? 0 : Math.round(sum / weight)
}

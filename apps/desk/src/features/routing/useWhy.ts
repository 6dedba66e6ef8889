import type { Explanation } from '@podpora/contract/routing'
import { type Indicator, indicators } from '@podpora/contract/routing-words'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/useT.ts'
import { useDirectory } from '../directory/api.ts'
import { skillsQuery } from './api.ts'

/** What made the first better than the second, the strongest first; of one alone what speaks for them most. */
export function reasonsOf({ candidates, weights }: Explanation): Indicator[] {
  const [best, second] = candidates
  if (!best) return []
  const lead = (name: Indicator) => weights[name] * (best.scores[name] - (second?.scores[name] ?? 0))
  return indicators
    .filter((name) => lead(name) > 0)
    .sort((a, b) => lead(b) - lead(a))
    .slice(0, 2)
}

/** A decision in plain words, a sentence each. */
export function useWhy(): (explanation: Explanation) => string[] {
  const t = useT()
  const { agents } = useDirectory()
  const skills = useQuery(skillsQuery).data ?? []
  const nameOf = (id: number) => agents.find((one) => one.id === id)?.name ?? `#${id}`
  const skillOf = (id: number) => skills.find((one) => one.id === id)?.name ?? `#${id}`
  return (explanation) => {
    const { candidates, candidateCount, excluded, asked, relaxed, turn } = explanation
    const [best] = candidates
    const lines: string[] = []
    if (best) {
      lines.push(t('routing:why.of', { count: candidateCount }))
      const reasons = reasonsOf(explanation).map((name) => t(`routing:because.${name}`))
      if (reasons.length > 0 && candidateCount > 1)
        lines.push(t('routing:why.because', { name: nameOf(best.agentId), reasons: reasons.join(', ') }))
    }
    for (const { skillId, level, originally } of asked) {
      const skill = skillOf(skillId)
      lines.push(
        relaxed
          ? t('routing:why.relaxed', { skill, from: originally, to: level, minutes: relaxed.afterMinutes })
          : t('routing:why.asked', { skill, level }),
      )
    }
    if (turn) lines.push(t('routing:why.turn', { count: turn.handedOut, ratio: turn.ratio }))
    if (excluded.length > 0) {
      const others = excluded.map(({ why, count }) => `${count} ${t(`routing:obstacle.${why}`)}`)
      lines.push(`${t('routing:why.others')} ${others.join(', ')}.`)
    }
    return lines
  }
}

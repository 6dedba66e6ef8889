import { services } from '@podpora/contract/entitlement-kinds'
import type { Simulation, SimulationSettings, SimulationSide } from '@podpora/contract/simulation'
import { useT } from '../../i18n/useT.ts'
import { useDirectory } from '../directory/api.ts'
import css from './SimulationResult.module.css'

type Pair = [SimulationSide, SimulationSide]
type Props = { simulation: Simulation; result: Pair }

/** Two ways through the same day, side by side: numbers, bars, and what they say in words. */
export function SimulationResult({ simulation, result }: Props) {
  const t = useT()
  const nameOf = ({ profile, paidRatio }: SimulationSettings) =>
    paidRatio === null
      ? t(`routing:profile.${profile}`)
      : `${t(`routing:profile.${profile}`)}, ${paidRatio}:1`
  const [first, second] = simulation.request.sides
  const names: [string, string] = [nameOf(first), nameOf(second)]
  return (
    <div aria-live="polite" className={css.result}>
      {simulation.tickets === 0 ? (
        <p>{t('routing:simulation.empty')}</p>
      ) : (
        <>
          <Words result={result} names={names} />
          <Numbers result={result} names={names} />
          <Loads result={result} names={names} />
        </>
      )}
    </div>
  )
}

type Part = { result: Pair; names: [string, string] }

/** What is different, and what is as good as the same. */
function Words({ result: [a, b], names }: Part) {
  const t = useT()
  const compare = (
    what: 'equal' | 'sooner' | 'kept',
    first: number,
    second: number,
    least: number,
    lessIsBetter: boolean,
  ) => {
    if (Math.abs(first - second) < least) return t(`routing:simulation.same.${what}`)
    const firstBetter = first < second === lessIsBetter
    return t(`routing:simulation.better.${what}`, { name: firstBetter ? names[0] : names[1] })
  }
  return (
    <ul className={css.words}>
      <li>{compare('equal', a.gini, b.gini, 20, true)}</li>
      <li>{compare('sooner', a.answerMedian, b.answerMedian, 2, true)}</li>
      <li>{compare('kept', a.promisesKept, b.promisesKept, 10, false)}</li>
    </ul>
  )
}

type Line = [name: string, of: (side: SimulationSide) => string]

function Numbers({ result, names }: Part) {
  const t = useT()
  const minutes = (value: number) => `${value} ${t('routing:minutes')}`
  const lines: Line[] = [
    [t('routing:simulation.wait'), (s) => `${minutes(s.waitMedian)} / ${minutes(s.waitP90)}`],
    ...services.flatMap((service): Line[] => {
      if (result.every(({ waitByService }) => waitByService[service] === null)) return []
      const shown = (value: number | null) => (value === null ? '—' : minutes(value))
      return [[t(`routing:simulation.waitOf.${service}`), (s) => shown(s.waitByService[service])]]
    }),
    [t('routing:simulation.answer'), (s) => `${minutes(s.answerMedian)} / ${minutes(s.answerP90)}`],
    [t('routing:simulation.kept'), (s) => `${Math.round(s.promisesKept / 10)} %`],
    [t('routing:simulation.gini'), (s) => (s.gini / 1000).toFixed(2)],
    [t('routing:simulation.unplaced'), (s) => String(s.unplaced)],
  ]
  return (
    <table className={css.numbers}>
      <thead>
        <tr>
          <td />
          {names.map((name, i) => (
            <th key={i} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(([name, of]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{of(result[0])}</td>
            <td>{of(result[1])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Each person's work under both, on one scale. */
function Loads({ result: [a, b], names }: Part) {
  const t = useT()
  const { agents } = useDirectory()
  const most = Math.max(1, ...a.loads.map(({ effort }) => effort), ...b.loads.map(({ effort }) => effort))
  const other = new Map(b.loads.map((load) => [load.agentId, load]))
  const bar = (effort: number, tickets: number, side: 0 | 1) => (
    <div className={css.line}>
      <svg className={css.bar} data-side={side} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden>
        <rect width={(100 * effort) / most} height="8" rx="1" />
      </svg>
      <span>
        {names[side]}: {t('routing:simulation.load', { hours: (effort / 60).toFixed(1), count: tickets })}
      </span>
    </div>
  )
  return (
    <ul className={css.loads} aria-label={t('routing:simulation.loads')}>
      {a.loads.map(({ agentId, effort, tickets }) => (
        <li key={agentId}>
          <span className={css.name}>{agents.find((one) => one.id === agentId)?.name ?? `#${agentId}`}</span>
          {bar(effort, tickets, 0)}
          {bar(other.get(agentId)?.effort ?? 0, other.get(agentId)?.tickets ?? 0, 1)}
        </li>
      ))}
    </ul>
  )
}

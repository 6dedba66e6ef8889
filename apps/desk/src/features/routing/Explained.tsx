import { UnstyledButton } from '@mantine/core'
import type { Explanation } from '@podpora/contract/routing'
import { indicators } from '@podpora/contract/routing-words'
import { IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { useDirectory } from '../directory/api.ts'
import css from './Explained.module.css'
import { useWhy } from './useWhy.ts'

/** Why somebody got a ticket, or nobody did: in words, and by the numbers for whoever wants them. */
export function Explained({ explanation }: { explanation: Explanation }) {
  const t = useT()
  const why = useWhy()
  const [open, setOpen] = useState(false)
  return (
    <div className={css.explained}>
      {why(explanation).map((line) => (
        <p key={line}>{line}</p>
      ))}
      {explanation.candidates.length > 0 && (
        <UnstyledButton className={css.more} aria-expanded={open} onClick={() => setOpen(!open)}>
          <IconChevronRight
            size={14}
            stroke={1.75}
            aria-hidden
            className={css.arrow}
            data-open={open || undefined}
          />
          {t('routing:why.details')}
        </UnstyledButton>
      )}
      {open && <Scores explanation={explanation} />}
    </div>
  )
}

/** Each person’s numbers, only those that have a weight. */
function Scores({ explanation: { candidates, weights } }: { explanation: Explanation }) {
  const t = useT()
  const { agents } = useDirectory()
  const counted = indicators.filter((name) => weights[name] > 0)
  return (
    <ul className={css.people}>
      {candidates.map(({ agentId, total, scores }) => (
        <li key={agentId}>
          <div className={css.person}>
            <span>{agents.find((one) => one.id === agentId)?.name ?? `#${agentId}`}</span>
            <b>{Math.round(total / 10)}</b>
          </div>
          <dl className={css.scores}>
            {counted.map((name) => (
              <div key={name}>
                <dt>
                  {t(`routing:indicator.${name}`)} ×{weights[name]}
                </dt>
                <dd>
                  <span className={css.bar} style={{ inlineSize: `${scores[name] / 10}%` }} aria-hidden />
                  <span className={css.number}>{Math.round(scores[name] / 10)}</span>
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  )
}

import { Fragment, type ReactNode } from 'react'
import css from './Facts.module.css'

/** What something is called, and what is known of it; where nothing is, it is left out. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, fact: ReactNode])[] }) {
  return (
    <dl className={css.facts}>
      {facts
        .filter(([, fact]) => Boolean(fact))
        .map(([name, fact]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{fact}</dd>
          </Fragment>
        ))}
    </dl>
  )
}

import type { MarkedText } from '@podpora/contract/search'
import { Fragment } from 'react'
import css from './Hits.module.css'

/** A text in which the words that were looked for stand out. */
export function Marked({ value: { text, marks } }: { value: MarkedText }) {
  return (
    <>
      {marks.map(([from, to], i) => (
        <Fragment key={from}>
          {text.slice(marks[i - 1]?.[1] ?? 0, from)}
          <mark className={css.mark}>{text.slice(from, to)}</mark>
        </Fragment>
      ))}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
    </>
  )
}

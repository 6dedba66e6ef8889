import { type ReactNode, useId } from 'react'
import css from './Rows.module.css'
import row from './WholeRow.module.css'

/** A list of things, one row each, with lines between. */
export function Rows({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className={css.rows} aria-label={label}>
      {children}
    </ul>
  )
}

type Props = { mark?: ReactNode; title: ReactNode; about?: ReactNode; aside?: ReactNode; onOpen?: () => void }

/** What it is, what is known of it, and what can be done with it. `onOpen`: the whole row is the way in. */
export function Row({ mark, title, about, aside, onOpen }: Props) {
  const aboutId = useId()
  return (
    <li className={css.row} data-opens={onOpen ? true : undefined}>
      {mark && <span className={css.mark}>{mark}</span>}
      <div className={css.text}>
        {onOpen ? (
          <button
            type="button"
            className={`${css.open} ${row.way}`}
            onClick={onOpen}
            aria-describedby={aboutId}
          >
            {title}
          </button>
        ) : (
          <div className={css.title}>{title}</div>
        )}
        {about && (
          <div className={css.about} id={aboutId}>
            {about}
          </div>
        )}
      </div>
      {aside && <div className={css.aside}>{aside}</div>}
    </li>
  )
}

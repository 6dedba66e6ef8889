import type { ReactNode } from 'react'
import css from './Option.module.css'

type Props = {
  id?: string
  selected: boolean
  className?: string | undefined
  onChoose: () => void
  onDoubleClick?: () => void
  onPointerMove?: () => void
  children: ReactNode
}

/** One of those that a box has below it. The focus stays in the box: its keys are theirs. */
export function Option({ id, selected, className = '', onChoose, ...pointed }: Props) {
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      className={`${css.option} ${className}`}
      onMouseDown={(event) => {
        event.preventDefault()
        onChoose()
      }}
      {...pointed}
    />
  )
}

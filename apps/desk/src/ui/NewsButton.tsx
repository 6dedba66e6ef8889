import { UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import css from './NewsButton.module.css'

/** Over what one reads: that something is new, and the way to it. Nothing moves until it is pressed. */
export function NewsButton({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <UnstyledButton className={css.news} onClick={onClick}>
      {children}
    </UnstyledButton>
  )
}

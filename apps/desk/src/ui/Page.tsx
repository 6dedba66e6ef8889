import { Group, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import css from './Page.module.css'
import { useTitle } from './useTitle.ts'

type Props = {
  title: string
  about?: ReactNode
  action?: ReactNode
  /** For a table: as wide as there is room. */
  wide?: boolean
  children: ReactNode
}

/** A page of settings: what it is in one sentence, its main action, and its parts. */
export function Page({ title, about, action, wide, children }: Props) {
  useTitle(title)
  return (
    <div className={css.page} data-wide={wide || undefined}>
      <header className={css.head}>
        <Group justify="space-between" align="flex-start" gap="sm">
          <Title order={1}>{title}</Title>
          {action}
        </Group>
        {about && (
          <Text c="dimmed" maw="38rem">
            {about}
          </Text>
        )}
      </header>
      {children}
    </div>
  )
}

import { Text, Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import css from './Page.module.css'

type Props = { title: string; about?: ReactNode; children: ReactNode }

/** A part of a page, with its own heading and the one sentence that explains it. */
export function Section({ title, about, children }: Props) {
  const id = useId()
  return (
    <section className={css.section} aria-labelledby={id}>
      <div>
        <Title order={2} size="h3" id={id}>
          {title}
        </Title>
        {about && (
          <Text c="dimmed" size="sm" maw="38rem">
            {about}
          </Text>
        )}
      </div>
      {children}
    </section>
  )
}

import { Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { BrandMark } from '../../ui/BrandMark.tsx'
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx'
import { useTitle } from '../../ui/useTitle.ts'
import css from './EntryPage.module.css'

type Props = { title: string; intro?: ReactNode; wide?: boolean; children?: ReactNode }

/** The calm page of everything that happens before one is signed in. */
export function EntryPage({ title, intro, wide = false, children }: Props) {
  useTitle(title)
  return (
    <div className={css.page}>
      <main className={css.sheet} data-wide={wide || undefined}>
        <header className={css.head}>
          <span className={css.mark}>
            <BrandMark size={28} /> Podpora
          </span>
          <LanguageSwitch />
        </header>
        <Stack gap="xs" mb="lg">
          <Title order={1}>{title}</Title>
          {intro && <Text c="dimmed">{intro}</Text>}
        </Stack>
        {children}
      </main>
    </div>
  )
}

import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type Icon, IconPlus, IconSearch } from '@tabler/icons-react'
import { keepPreviousData, type QueryKey, type UseQueryOptions, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useT } from '../i18n/useT.ts'
import { EmptyState } from './EmptyState.tsx'
import { Loaded } from './Loaded.tsx'
import { Page } from './Page.tsx'
import { Rows } from './Rows.tsx'

interface Props<One, Key extends QueryKey> {
  /** By which its texts are called. */
  name: 'materials' | 'regulations'
  icon: Icon
  mayAdd: boolean
  query: (words: string) => UseQueryOptions<One[], Error, One[], Key>
  row: (one: One, onOpen: () => void) => ReactNode
  /** Null: a new one. */
  dialog: (one: One | null, onClose: () => void) => ReactNode
}

/** A page of things that are found by words, and opened and made in a dialog. */
export function SearchedList<One, Key extends QueryKey>(list: Props<One, Key>) {
  const { name, icon: Icon } = list
  const t = useT()
  const [words, setWords] = useState('')
  const [asked] = useDebouncedValue(words.trim(), 200)
  const query = useQuery({ ...list.query(asked), placeholderData: keepPreviousData })
  const [open, setOpen] = useState<{ one: One | null } | null>(null)
  const add = list.mayAdd && (
    <Button leftSection={<IconPlus size={16} stroke={1.5} />} onClick={() => setOpen({ one: null })}>
      {t(`doors:${name}.add`)}
    </Button>
  )
  return (
    <Page title={t(`doors:${name}.title`)} about={t(`doors:${name}.about`)} action={add}>
      <TextInput
        type="search"
        aria-label={t(`doors:${name}.search`)}
        placeholder={t(`doors:${name}.search`)}
        leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        maw="24rem"
        mb="md"
      />
      <Loaded query={query}>
        {(found) =>
          found.length === 0 ? (
            <EmptyState
              title={t(asked ? `doors:${name}.nothing` : `doors:${name}.none`)}
              icon={<Icon size={24} stroke={1.5} aria-hidden />}
            >
              {asked ? asked : t(`doors:${name}.noneWhy`)}
            </EmptyState>
          ) : (
            <Rows label={t(`doors:${name}.title`)}>
              {found.map((one) => list.row(one, () => setOpen({ one })))}
            </Rows>
          )
        }
      </Loaded>
      {open && list.dialog(open.one, () => setOpen(null))}
    </Page>
  )
}

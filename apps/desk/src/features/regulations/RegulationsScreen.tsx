import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { Regulation } from '@podpora/contract/regulations'
import { IconBook2, IconPlus, IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { Allowed } from '../../ui/Allowed.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Page } from '../../ui/Page.tsx'
import { Row, Rows } from '../../ui/Rows.tsx'
import { useAgent } from '../directory/api.ts'
import { useConditionText } from '../views/useConditionText.ts'
import { regulationsQuery } from './api.ts'
import RegulationDialog from './RegulationDialog.tsx'

export default function RegulationsScreen() {
  return (
    <Allowed to="regulation.read">
      <Regulations />
    </Allowed>
  )
}

function Regulations() {
  const t = useT()
  const may = useMay()('regulation.manage')
  const [words, setWords] = useState('')
  const [asked] = useDebouncedValue(words.trim(), 200)
  const query = useQuery({ ...regulationsQuery(asked), placeholderData: keepPreviousData })
  const [open, setOpen] = useState<Regulation | 'new' | null>(null)
  const add = may && (
    <Button leftSection={<IconPlus size={16} stroke={1.5} />} onClick={() => setOpen('new')}>
      {t('doors:regulations.add')}
    </Button>
  )
  return (
    <Page title={t('doors:regulations.title')} about={t('doors:regulations.about')} action={add}>
      <TextInput
        type="search"
        aria-label={t('doors:regulations.search')}
        placeholder={t('doors:regulations.search')}
        leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        maw="24rem"
        mb="md"
      />
      <Loaded query={query}>
        {(pages) =>
          pages.length === 0 ? (
            <EmptyState
              title={t(asked ? 'doors:regulations.nothing' : 'doors:regulations.none')}
              icon={<IconBook2 size={24} stroke={1.5} aria-hidden />}
            >
              {asked ? asked : t('doors:regulations.noneWhy')}
            </EmptyState>
          ) : (
            <Rows label={t('doors:regulations.title')}>
              {pages.map((page) => (
                <RegulationRow key={page.id} page={page} onOpen={() => setOpen(page)} />
              ))}
            </Rows>
          )
        }
      </Loaded>
      {open && <RegulationDialog page={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Page>
  )
}

function RegulationRow({ page, onOpen }: { page: Regulation; onOpen: () => void }) {
  const t = useT()
  const owner = useAgent(page.ownerId)
  const conditionText = useConditionText(page.filter)
  const today = new Date().toISOString().slice(0, 10)
  const overdue = page.archivedAt === null && page.reviewOn !== null && page.reviewOn <= today
  const details = [
    owner?.name,
    page.archivedAt && t('doors:regulations.archived'),
    overdue && t('doors:regulations.overdue', { day: page.reviewOn ?? '' }),
  ]
  return (
    <Row
      title={page.title}
      about={
        <>
          {page.filter.length > 0 && <div>{page.filter.map(conditionText).join(' · ')}</div>}
          {details.filter(Boolean).join(' · ')}
        </>
      }
      onOpen={onOpen}
    />
  )
}

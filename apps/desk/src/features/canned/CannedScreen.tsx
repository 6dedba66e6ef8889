import { Button } from '@mantine/core'
import type { CannedAnswer } from '@podpora/contract/canned'
import { IconBookmark, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay, useMe } from '../../api/session.ts'
import { useLanguage, useT } from '../../i18n/useT.ts'
import { Allowed } from '../../ui/Allowed.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Page } from '../../ui/Page.tsx'
import { Row, Rows } from '../../ui/Rows.tsx'
import { Section } from '../../ui/Section.tsx'
import { useGroup } from '../directory/api.ts'
import { plainText } from '../macros/plainText.ts'
import { languageName } from '../tickets/ticket/languageName.ts'
import { cannedQuery } from './api.ts'
import CannedDialog from './CannedDialog.tsx'

export default function CannedScreen() {
  return (
    <Allowed to="macro.own">
      <CannedAnswers />
    </Allowed>
  )
}

function CannedAnswers() {
  const t = useT()
  const query = useQuery({ ...cannedQuery, staleTime: 0 })
  const [open, setOpen] = useState<CannedAnswer | 'new' | null>(null)
  const add = (
    <Button leftSection={<IconPlus size={16} stroke={1.5} />} onClick={() => setOpen('new')}>
      {t('writing:canned.add')}
    </Button>
  )
  const part = (title: string, answers: CannedAnswer[]) =>
    answers.length > 0 && (
      <Section title={title}>
        <Rows label={title}>
          {answers.toSorted(byTitle).map((canned) => (
            <CannedRow key={canned.id} canned={canned} onOpen={() => setOpen(canned)} />
          ))}
        </Rows>
      </Section>
    )
  return (
    <Page title={t('writing:canned.title')} about={t('writing:canned.about')} action={add}>
      <Loaded query={query}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState
              title={t('writing:canned.none')}
              icon={<IconBookmark size={24} stroke={1.5} aria-hidden />}
            >
              {t('writing:canned.noneWhy')}
            </EmptyState>
          ) : (
            <>
              {part(
                t('macros:own'),
                all.filter(({ scope }) => scope === 'private'),
              )}
              {part(
                t('macros:shared'),
                all.filter(({ scope }) => scope !== 'private'),
              )}
            </>
          )
        }
      </Loaded>
      {open && <CannedDialog canned={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Page>
  )
}

const byTitle = (a: CannedAnswer, b: CannedAnswer) => a.title.localeCompare(b.title)

function CannedRow({ canned, onOpen }: { canned: CannedAnswer; onOpen: () => void }) {
  const t = useT()
  const me = useMe()
  const may = useMay()
  const reader = useLanguage()
  const { scope, ownerId, groupId, shortcut, language, uses } = canned
  const group = useGroup(groupId ?? 0)
  const mayChange = scope === 'private' ? ownerId === me.id : may('macro.share')
  const details = [
    shortcut && `/${shortcut}`,
    language && languageName(language, reader),
    scope === 'group' && t('macros:forGroup', { name: group?.name ?? '' }),
    t('writing:canned.uses', { count: uses }),
  ]
  return (
    <Row
      title={canned.title}
      about={
        <>
          <div>{plainText(canned.html).slice(0, 120)}</div>
          {details.filter(Boolean).join(' · ')}
        </>
      }
      {...(mayChange ? { onOpen } : {})}
    />
  )
}

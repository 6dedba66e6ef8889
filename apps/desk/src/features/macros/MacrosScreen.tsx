import { Button } from '@mantine/core'
import type { Macro } from '@podpora/contract/macros'
import { IconBolt, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay, useMe } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { Allowed } from '../../ui/Allowed.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Page } from '../../ui/Page.tsx'
import { Row, Rows } from '../../ui/Rows.tsx'
import { Section } from '../../ui/Section.tsx'
import { Time } from '../../ui/Time.tsx'
import { useActionWords } from '../bulk/useActionWords.ts'
import { useGroup } from '../directory/api.ts'
import { macrosQuery } from './api.ts'
import { MacroName } from './MacroChooser.tsx'
import { MacroDialog } from './MacroDialog.tsx'

export default function MacrosScreen() {
  return (
    <Allowed to="macro.own">
      <Macros />
    </Allowed>
  )
}

function Macros() {
  const t = useT()
  const query = useQuery(macrosQuery)
  const [open, setOpen] = useState<Macro | 'new' | null>(null)
  const add = (
    <Button leftSection={<IconPlus size={16} stroke={1.5} />} onClick={() => setOpen('new')}>
      {t('macros:add')}
    </Button>
  )
  const part = (title: string, macros: Macro[]) =>
    macros.length > 0 && (
      <Section title={title}>
        <Rows label={title}>
          {macros.toSorted(byName).map((macro) => (
            <MacroRow key={macro.id} macro={macro} onOpen={() => setOpen(macro)} />
          ))}
        </Rows>
      </Section>
    )
  return (
    <Page title={t('macros:title')} about={t('macros:about')} action={add}>
      <Loaded query={query}>
        {(macros) =>
          macros.length === 0 ? (
            <EmptyState title={t('macros:none')} icon={<IconBolt size={24} stroke={1.5} aria-hidden />}>
              {t('macros:noneWhy')}
            </EmptyState>
          ) : (
            <>
              {part(
                t('macros:own'),
                macros.filter(({ scope }) => scope === 'private'),
              )}
              {part(
                t('macros:shared'),
                macros.filter(({ scope }) => scope !== 'private'),
              )}
            </>
          )
        }
      </Loaded>
      {open && <MacroDialog macro={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Page>
  )
}

const byName = (a: Macro, b: Macro) => a.name.localeCompare(b.name)

function MacroRow({ macro, onOpen }: { macro: Macro; onOpen: () => void }) {
  const t = useT()
  const me = useMe()
  const may = useMay()
  const words = useActionWords()
  const group = useGroup(macro.groupId ?? 0)
  const { scope, ownerId, actions, uses, lastUsedAt } = macro
  const mayChange = scope === 'private' ? ownerId === me.id : may('macro.share')
  return (
    <Row
      title={<MacroName name={macro.name} />}
      about={
        <>
          <div>{words(actions).join(' · ')}</div>
          {scope === 'group' && <div>{t('macros:forGroup', { name: group?.name ?? '' })}</div>}
          {t('macros:uses', { count: uses })}
          {lastUsedAt && (
            <>
              {' · '}
              <Time at={lastUsedAt} />
            </>
          )}
        </>
      }
      {...(mayChange ? { onOpen } : {})}
    />
  )
}

import { Button } from '@mantine/core'
import type { Group } from '@podpora/contract/people'
import { IconPlus, IconUsers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { Allowed } from '../../ui/Allowed.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Page } from '../../ui/Page.tsx'
import { Row, Rows } from '../../ui/Rows.tsx'
import { directoryQuery, useDirectory } from '../directory/api.ts'
import { GroupDialog } from './GroupDialog.tsx'

export default function GroupsScreen() {
  return (
    <Allowed to="group.manage">
      <Groups />
    </Allowed>
  )
}

function Groups() {
  const t = useT()
  const directory = useQuery(directoryQuery)
  const [open, setOpen] = useState<Group | 'new' | null>(null)
  const add = (
    <Button leftSection={<IconPlus size={16} stroke={1.5} />} onClick={() => setOpen('new')}>
      {t('people:groups.add')}
    </Button>
  )
  return (
    <Page title={t('people:groups.title')} about={t('people:groups.about')} action={add}>
      <Loaded query={directory}>
        {({ groups }) =>
          groups.length === 0 ? (
            <EmptyState
              title={t('people:groups.none')}
              icon={<IconUsers size={24} stroke={1.5} aria-hidden />}
            >
              {t('people:groups.noneWhy')}
            </EmptyState>
          ) : (
            <Rows label={t('people:groups.title')}>
              {groups.map((group) => (
                <GroupRow key={group.id} group={group} onOpen={() => setOpen(group)} />
              ))}
            </Rows>
          )
        }
      </Loaded>
      {open && <GroupDialog group={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Page>
  )
}

function GroupRow({ group, onOpen }: { group: Group; onOpen: () => void }) {
  const t = useT()
  const { agents } = useDirectory()
  const names = agents.filter((agent) => group.memberIds.includes(agent.id)).map((agent) => agent.name)
  return (
    <Row
      title={group.name}
      about={names.length > 0 ? names.join(', ') : t('people:groups.empty')}
      aside={t('people:groups.members', { count: names.length })}
      onOpen={onOpen}
    />
  )
}

import { Button } from '@mantine/core'
import type { Agent } from '@podpora/contract/people'
import { IconUserPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay, useMe } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { Allowed } from '../../ui/Allowed.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Page } from '../../ui/Page.tsx'
import { PersonMark } from '../../ui/PersonMark.tsx'
import { Row, Rows } from '../../ui/Rows.tsx'
import { StateMark } from '../../ui/StateMark.tsx'
import { directoryQuery, useDirectory } from '../directory/api.ts'
import { InviteDialog } from './InviteDialog.tsx'
import { PersonDialog } from './PersonDialog.tsx'

export default function PeopleScreen() {
  return (
    <Allowed to="agent.manage">
      <People />
    </Allowed>
  )
}

function People() {
  const t = useT()
  const directory = useQuery(directoryQuery)
  const [inviting, setInviting] = useState(false)
  const [open, setOpen] = useState<number | null>(null)
  const person = directory.data?.agents.find((agent) => agent.id === open)
  const inviteButton = (
    <Button leftSection={<IconUserPlus size={16} stroke={1.5} />} onClick={() => setInviting(true)}>
      {t('people:people.invite')}
    </Button>
  )

  return (
    <Page title={t('people:people.title')} about={t('people:people.about')} action={inviteButton}>
      <Loaded query={directory}>
        {({ agents }) => (
          <>
            <Rows label={t('people:people.title')}>
              {agents.map((agent) => (
                <PersonRow key={agent.id} agent={agent} onOpen={() => setOpen(agent.id)} />
              ))}
            </Rows>
            {agents.length === 1 && (
              <EmptyState title={t('people:people.alone')}>{t('people:people.aloneWhy')}</EmptyState>
            )}
          </>
        )}
      </Loaded>
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
      {person && <PersonDialog agent={person} onClose={() => setOpen(null)} />}
    </Page>
  )
}

function PersonRow({ agent, onOpen }: { agent: Agent; onOpen: () => void }) {
  const t = useT()
  const me = useMe()
  const may = useMay()
  const { groups } = useDirectory()
  const own = groups.filter((group) => agent.groupIds.includes(group.id)).map((group) => group.name)
  const mayOpen = agent.role !== 'owner' || may('agent.manage_owners')
  return (
    <Row
      mark={<PersonMark name={agent.name} size={32} />}
      title={agent.id === me.id ? t('people:people.you', { name: agent.name }) : agent.name}
      about={[agent.email, ...own].join(' · ')}
      onOpen={mayOpen ? onOpen : undefined}
      aside={
        <>
          {agent.state === 'invited' && <StateMark tone="warn">{t('people:states.invited')}</StateMark>}
          {agent.state === 'disabled' && <StateMark tone="quiet">{t('people:states.disabled')}</StateMark>}
          <span>{t(`people:roles.${agent.role}`)}</span>
        </>
      }
    />
  )
}

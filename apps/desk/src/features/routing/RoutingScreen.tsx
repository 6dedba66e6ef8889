import type { GroupRouting } from '@podpora/contract/routing'
import { IconArrowsSplit2 } from '@tabler/icons-react'
import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { Allowed } from '../../ui/Allowed.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { Row, Rows } from '../../ui/Rows.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { useDirectory } from '../directory/api.ts'
import { groupRoutingQuery } from './api.ts'
import { GeneralSection } from './GeneralSection.tsx'
import { GroupRoutingDialog } from './GroupRoutingDialog.tsx'
import { SimulationSection } from './SimulationSection.tsx'

export default function RoutingScreen() {
  return (
    <Allowed to="routing.manage">
      <Routing />
    </Allowed>
  )
}

function Routing() {
  const t = useT()
  const { groups } = useDirectory()
  const queries = useQueries({ queries: groups.map(({ id }) => groupRoutingQuery(id)) })
  const [open, setOpen] = useState<GroupRouting | null>(null)
  const describe = ({ mode, profile }: GroupRouting) =>
    [t(`routing:mode.${mode}`), mode === 'push' && t(`routing:profile.${profile}`)]
      .filter(Boolean)
      .join(' · ')
  return (
    <Page title={t('routing:title')} about={t('routing:about')}>
      {groups.length === 0 ? (
        <EmptyState
          title={t('routing:noGroups')}
          icon={<IconArrowsSplit2 size={24} stroke={1.5} aria-hidden />}
        >
          {t('routing:noGroupsWhy')}
        </EmptyState>
      ) : queries.some(({ isPending }) => isPending) ? (
        <Waiting />
      ) : (
        <Rows label={t('routing:title')}>
          {groups.map((group, i) => {
            const routing = queries[i]?.data
            return (
              routing && (
                <Row
                  key={group.id}
                  title={group.name}
                  about={describe(routing)}
                  aside={t('people:groups.members', { count: group.memberIds.length })}
                  onOpen={() => setOpen(routing)}
                />
              )
            )
          })}
        </Rows>
      )}
      {groups.length > 0 && <SimulationSection />}
      <GeneralSection />
      {open && <GroupRoutingDialog routing={open} onClose={() => setOpen(null)} />}
    </Page>
  )
}

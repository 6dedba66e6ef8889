import type { BulkRun } from '@podpora/contract/bulk'
import { IconChecklist } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMe } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { Allowed } from '../../ui/Allowed.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { MoreButton } from '../../ui/MoreButton.tsx'
import { Page } from '../../ui/Page.tsx'
import { Row, Rows } from '../../ui/Rows.tsx'
import { Time } from '../../ui/Time.tsx'
import { useAgent } from '../directory/api.ts'
import { runsQuery } from './api.ts'
import { BulkReport } from './BulkReport.tsx'
import { useRunText } from './runText.ts'
import { useActionWords } from './useActionWords.ts'

export default function RunsScreen() {
  return (
    <Allowed to="ticket.bulk">
      <Runs />
    </Allowed>
  )
}

/** What was changed in bulk in the last weeks, each with its report. */
function Runs() {
  const t = useT()
  const runs = useInfiniteQuery(runsQuery)
  const [open, setOpen] = useState<number | null>(null)
  const list = runs.data?.pages.flatMap((page) => page.items) ?? []
  const opened = list.find((run) => run.id === open)
  return (
    <Page title={t('bulk:runs.title')} about={t('bulk:runs.about')}>
      <Loaded query={runs}>
        {() =>
          list.length === 0 ? (
            <EmptyState
              title={t('bulk:runs.none')}
              icon={<IconChecklist size={24} stroke={1.5} aria-hidden />}
            >
              {t('bulk:runs.noneWhy')}
            </EmptyState>
          ) : (
            <>
              <Rows label={t('bulk:runs.title')}>
                {list.map((run) => (
                  <RunRow key={run.id} run={run} onOpen={() => setOpen(run.id)} />
                ))}
              </Rows>
              <MoreButton query={runs} />
            </>
          )
        }
      </Loaded>
      {opened && <BulkReport run={opened} onUndone={() => {}} onClose={() => setOpen(null)} />}
    </Page>
  )
}

function RunRow({ run, onOpen }: { run: BulkRun; onOpen: () => void }) {
  const t = useT()
  const me = useMe()
  const words = useActionWords()
  const runText = useRunText()
  const maker = useAgent(run.agentId)
  return (
    <Row
      onOpen={onOpen}
      title={run.actions ? words(run.actions).join(' · ') : t('bulk:run.isUndo')}
      about={
        <>
          <Time at={run.createdAt} />
          {run.agentId !== me.id && ` · ${maker?.name ?? ''}`}
          {' · '}
          {run.state === 'running'
            ? t('bulk:run.progress', { done: run.done + run.unchanged + run.refused, count: run.total })
            : runText(run)}
        </>
      }
    />
  )
}

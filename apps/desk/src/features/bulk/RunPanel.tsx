import { ActionIcon, Button, Group, Progress, Text } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { noticeFailed } from '../../ui/notice.tsx'
import { useErrorText } from '../../ui/useErrorText.ts'
import { cancelRun, runQuery, undoRun } from './api.ts'
import css from './BulkBar.module.css'
import { BulkReport } from './BulkReport.tsx'
import { useRunText } from './runText.ts'
import { showRun } from './selection.ts'

/** How far a bulk change is, and then what came of it. */
export default function RunPanel({ id }: { id: number }) {
  const t = useT()
  const errorText = useErrorText()
  const runText = useRunText()
  const query = useQuery(runQuery(id))
  const [report, setReport] = useState(false)
  const run = query.data
  if (query.isError && !run) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  if (!run) return null
  const finished = run.done + run.unchanged + run.refused
  const running = run.state === 'running'
  const fail = (reason: unknown) => noticeFailed(errorText(reason))
  const undo = () => void undoRun(id).then((other) => showRun(other.id), fail)

  return (
    <section className={css.bar} aria-label={t('bulk:run.label')}>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text size="sm" fw={500} role="status">
          {running ? t('bulk:run.progress', { done: finished, count: run.total }) : runText(run)}
        </Text>
        {!running && (
          <ActionIcon aria-label={t('close')} onClick={() => showRun(null)}>
            <IconX size={16} stroke={1.75} />
          </ActionIcon>
        )}
      </Group>
      {running ? (
        <Group gap="sm" wrap="nowrap">
          <Progress
            flex={1}
            value={(100 * finished) / run.total}
            aria-label={t('bulk:run.label')}
            transitionDuration={120}
          />
          <Button size="compact-sm" variant="default" onClick={() => void cancelRun(id).catch(fail)}>
            {t('bulk:run.stop')}
          </Button>
        </Group>
      ) : (
        <Group gap="xs">
          {run.done > 0 && run.undoneBy === null && (
            <Button size="compact-sm" variant="default" onClick={undo}>
              {t('undo')}
            </Button>
          )}
          <Button size="compact-sm" variant="default" onClick={() => setReport(true)}>
            {t('bulk:report.open')}
          </Button>
        </Group>
      )}
      {report && <BulkReport run={run} onUndone={showRun} onClose={() => setReport(false)} />}
    </section>
  )
}

import { Button, Group } from '@mantine/core'
import type { FailedJob } from '@podpora/contract/status'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { MoreButton } from '../../ui/MoreButton.tsx'
import { noticeDone, noticeFailed } from '../../ui/notice.tsx'
import { Row, Rows } from '../../ui/Rows.tsx'
import { Section } from '../../ui/Section.tsx'
import { Time } from '../../ui/Time.tsx'
import { useErrorText } from '../../ui/useErrorText.ts'
import { dropJob, failedJobsQuery, retryAllJobs, retryJob } from './api.ts'

/** Jobs that were given up, each with what it said, to be tried again or forgotten. */
export function FailedJobs() {
  const t = useT()
  const may = useMay()
  const errorText = useErrorText()
  const jobs = useInfiniteQuery(failedJobsQuery)
  const [dropping, setDropping] = useState<FailedJob | null>(null)
  const retry = may('status.retry')
  const retryAll = () =>
    void retryAllJobs().then(
      ({ count }) => noticeDone(t('status:failed.allRetried', { count })),
      (error: unknown) => noticeFailed(errorText(error)),
    )
  return (
    <Section title={t('status:failed.title')}>
      <Loaded query={jobs}>
        {({ pages }) => (
          <>
            <Rows label={t('status:failed.title')}>
              {pages
                .flatMap((page) => page.items)
                .map((job) => (
                  <JobRow key={job.id} job={job} {...(retry && { onDrop: () => setDropping(job) })} />
                ))}
            </Rows>
            <MoreButton query={jobs} />
          </>
        )}
      </Loaded>
      {retry && (
        <Group>
          <Button variant="default" onClick={retryAll}>
            {t('status:failed.retryAll')}
          </Button>
        </Group>
      )}
      {dropping && (
        <ConfirmDialog
          title={t('status:failed.dropNamed', { name: dropping.task })}
          action={t('status:failed.drop')}
          onConfirm={() => dropJob(dropping.id).then(() => noticeDone(t('status:failed.dropped')))}
          onClose={() => setDropping(null)}
        >
          {t('status:failed.dropLoses')}
        </ConfirmDialog>
      )}
    </Section>
  )
}

/** Without `onDrop` it is only looked at. */
function JobRow({ job, onDrop }: { job: FailedJob; onDrop?: () => void }) {
  const t = useT()
  const errorText = useErrorText()
  const retry = () =>
    void retryJob(job.id).then(
      () => noticeDone(t('status:failed.retried')),
      (error: unknown) => noticeFailed(errorText(error)),
    )
  return (
    <Row
      title={job.task}
      about={
        <>
          {job.error && <div>{job.error}</div>}
          {t('status:failed.attempts', { count: job.attempts })} · <Time at={job.failedAt} />
        </>
      }
      aside={
        onDrop && (
          <>
            <Button variant="default" size="compact-sm" onClick={retry}>
              {t('tryAgain')}
            </Button>
            <Button variant="subtle" size="compact-sm" color="red" onClick={onDrop}>
              {t('status:failed.drop')}
            </Button>
          </>
        )
      }
    />
  )
}

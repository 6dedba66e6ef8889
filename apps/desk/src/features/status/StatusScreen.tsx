import { Text } from '@mantine/core'
import type { Status } from '@podpora/contract/status'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/useT.ts'
import { Allowed } from '../../ui/Allowed.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Page } from '../../ui/Page.tsx'
import { statusQuery } from './api.ts'
import { DataSection } from './DataSection.tsx'
import { FailedJobs } from './FailedJobs.tsx'
import { ProblemsSection } from './ProblemsSection.tsx'
import { ProcessesSection } from './ProcessesSection.tsx'
import { JobsSection, ReadersSection } from './WorkSections.tsx'

export default function StatusScreen() {
  return (
    <Allowed to="status.read">
      <StatusPage />
    </Allowed>
  )
}

function StatusPage() {
  const t = useT()
  const status = useQuery(statusQuery)
  return (
    <Page title={t('status:title')} about={t('status:about')}>
      {status.isError && status.data && <Text role="status">{t('status:unknown')}</Text>}
      <Loaded query={status}>{(now) => <Sections now={now} />}</Loaded>
    </Page>
  )
}

function Sections({ now }: { now: Status }) {
  return (
    <>
      <ProblemsSection problems={now.problems} />
      {now.problems.some(({ code }) => code === 'jobs_failed') && <FailedJobs />}
      <ProcessesSection processes={now.processes} />
      <JobsSection tasks={now.jobs} />
      <ReadersSection readers={now.readers} />
      <DataSection database={now.database} backup={now.backup} scanning={now.scanning} />
    </>
  )
}

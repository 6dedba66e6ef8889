import { Button, Checkbox, Group, Stack } from '@mantine/core'
import type { Import } from '@podpora/contract/imports'
import { IconDatabaseImport, IconDownload } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api/client.ts'
import { useMay } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { Allowed } from '../../ui/Allowed.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { MoreButton } from '../../ui/MoreButton.tsx'
import { Page } from '../../ui/Page.tsx'
import { Row, Rows } from '../../ui/Rows.tsx'
import { Section } from '../../ui/Section.tsx'
import { StateMark } from '../../ui/StateMark.tsx'
import { Time } from '../../ui/Time.tsx'
import { importsQuery } from './api.ts'
import { ImportDialog } from './ImportDialog.tsx'
import { NewImport } from './NewImport.tsx'
import { useOriginName } from './useOriginName.ts'

export default function ImportsScreen() {
  const t = useT()
  return (
    <Allowed to="import.manage">
      <Page title={t('imports:title')} about={t('imports:about')}>
        <Imports />
        <Exporting />
      </Page>
    </Allowed>
  )
}

function Imports() {
  const t = useT()
  const imports = useInfiniteQuery(importsQuery)
  const [open, setOpen] = useState<number | null>(null)
  return (
    <>
      <Section title={t('imports:new.title')} about={t('imports:new.about')}>
        <NewImport onMade={setOpen} />
      </Section>
      <Section title={t('imports:history')} about={t('imports:historyAbout')}>
        <Loaded query={imports}>
          {({ pages }) => {
            const list = pages.flatMap((page) => page.items)
            if (list.length === 0)
              return (
                <EmptyState
                  title={t('imports:none')}
                  icon={<IconDatabaseImport size={24} stroke={1.5} aria-hidden />}
                >
                  {t('imports:noneWhy')}
                </EmptyState>
              )
            return (
              <>
                <Rows label={t('imports:history')}>
                  {list.map((one) => (
                    <ImportRow key={one.id} import={one} onOpen={() => setOpen(one.id)} />
                  ))}
                </Rows>
                <MoreButton query={imports} />
              </>
            )
          }}
        </Loaded>
      </Section>
      {open !== null && <ImportDialog id={open} onClose={() => setOpen(null)} />}
    </>
  )
}

const tones = {
  reading: 'info',
  ready: 'warn',
  running: 'info',
  finished: 'ok',
  stopped: 'quiet',
  failed: 'danger',
} as const

function ImportRow({ import: one, onOpen }: { import: Import; onOpen: () => void }) {
  const t = useT()
  const nameOf = useOriginName()
  const { files, state, createdAt, createdBy, results } = one
  const [first = ''] = files
  return (
    <Row
      title={nameOf(one)}
      about={
        <>
          {files.length > 1 ? t('imports:filesMore', { first, count: files.length - 1 }) : first}
          <div>
            <Time at={createdAt} />
            {createdBy && ` · ${createdBy}`}
            {results.tickets.made > 0 && ` · ${t('imports:ticketsMade', { count: results.tickets.made })}`}
          </div>
        </>
      }
      aside={<StateMark tone={tones[state]}>{t(`imports:states.${state}`)}</StateMark>}
      onOpen={onOpen}
    />
  )
}

function Exporting() {
  const t = useT()
  const may = useMay()
  const [files, setFiles] = useState(false)
  if (!may('export.all')) return null
  return (
    <Section title={t('imports:export.title')} about={t('imports:export.about')}>
      <Stack gap="md">
        <Checkbox
          label={t('imports:export.files')}
          description={t('imports:export.filesWhy')}
          checked={files}
          onChange={(event) => setFiles(event.currentTarget.checked)}
        />
        <Group>
          <Button
            component="a"
            variant="default"
            href={api.url('/export', { files: files || null })}
            download
            leftSection={<IconDownload size={16} stroke={1.5} />}
          >
            {t('imports:export.download')}
          </Button>
        </Group>
      </Stack>
    </Section>
  )
}

import { Anchor, Button, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import type { BulkItem, BulkRun } from '@podpora/contract/bulk'
import { IconDownload } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { ApiError } from '../../api/client.ts'
import { useT } from '../../i18n/useT.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { MoreButton } from '../../ui/MoreButton.tsx'
import { noticeFailed } from '../../ui/notice.tsx'
import { Row, Rows } from '../../ui/Rows.tsx'
import { useErrorText, useFieldErrorText } from '../../ui/useErrorText.ts'
import { itemsQuery, type Outcome, reportUrl, undoRun } from './api.ts'
import { useRunText } from './runText.ts'
import { useActionName, useActionWords } from './useActionWords.ts'

const outcomes = ['refused', 'done', 'unchanged'] as const satisfies Outcome[]

type Props = { run: BulkRun; onUndone: (id: number) => void; onClose: () => void }

/** Ticket by ticket: what was changed, what was refused and why. */
export function BulkReport({ run, onUndone, onClose }: Props) {
  const t = useT()
  const runText = useRunText()
  const errorText = useErrorText()
  const words = useActionWords()
  const [outcome, setOutcome] = useState<Outcome>(run.refused > 0 ? 'refused' : 'done')
  const items = useInfiniteQuery(itemsQuery(run.id, outcome))
  const list = items.data?.pages.flatMap((page) => page.items) ?? []
  const undo = () =>
    void undoRun(run.id).then(
      (other) => {
        onClose()
        onUndone(other.id)
      },
      (reason: unknown) => noticeFailed(errorText(reason)),
    )
  return (
    <Dialog onClose={onClose} wide title={t('bulk:report.title')}>
      <Stack gap="md">
        <div>
          <Text fw={500}>{run.actions ? words(run.actions).join(' · ') : t('bulk:run.isUndo')}</Text>
          <Text c="dimmed">{runText(run)}</Text>
        </div>
        <SegmentedControl
          aria-label={t('bulk:report.which')}
          value={outcome}
          onChange={(value) => setOutcome(value as Outcome)}
          data={outcomes.map((value) => ({
            value,
            label: t(`bulk:report.${value}`, { count: run[value] }),
          }))}
        />
        <Loaded query={items}>
          {() =>
            list.length === 0 ? (
              <Text c="dimmed">{t('bulk:report.none')}</Text>
            ) : (
              <>
                <Rows label={t('bulk:report.title')}>
                  {list.map((item) => (
                    <ReportRow key={item.ticketId} item={item} onLeave={onClose} />
                  ))}
                </Rows>
                <MoreButton query={items} />
              </>
            )
          }
        </Loaded>
        <Group justify="space-between" gap="xs">
          <Button
            component="a"
            href={reportUrl(run.id)}
            download
            variant="default"
            leftSection={<IconDownload size={16} stroke={1.5} />}
          >
            {t('bulk:report.csv')}
          </Button>
          {run.done > 0 && run.undoneBy === null && (
            <Button variant="default" onClick={undo} title={t('bulk:report.undoWhy')}>
              {t('bulk:report.undo')}
            </Button>
          )}
        </Group>
      </Stack>
    </Dialog>
  )
}

function ReportRow({ item, onLeave }: { item: BulkItem; onLeave: () => void }) {
  const t = useT()
  const errorText = useErrorText()
  const { ticketId, subject, code, fields } = item
  const fieldErrorText = useFieldErrorText()
  const nameOf = useActionName()
  const why =
    fields.length > 0
      ? fields.map((problem) => `${nameOf(problem.field)}: ${fieldErrorText(problem, false)}`).join(' ')
      : code && errorText(new ApiError({ code, status: 409 }))
  const name = `#${ticketId} ${subject ?? ''}`.trim()
  return (
    <Row
      title={
        subject === null ? (
          name
        ) : (
          <Anchor component={Link} to={`/tickets/${ticketId}`} onClick={onLeave}>
            {name || t('tickets:list.noSubject')}
          </Anchor>
        )
      }
      about={why}
    />
  )
}

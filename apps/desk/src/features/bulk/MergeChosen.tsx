import { Alert, Radio, Stack, Text } from '@mantine/core'
import type { TicketRow } from '@podpora/contract/tickets'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { noticeDone, noticeFailed } from '../../ui/notice.tsx'
import { useAction } from '../../ui/useAction.ts'
import { useErrorText } from '../../ui/useErrorText.ts'
import { ticketQuery } from '../tickets/api.ts'
import { mergeTicket, unmergeTicket } from '../tickets/operations/api.ts'
import { clearSelection } from './selection.ts'

type Props = { ids: number[]; onClose: () => void }

/** The chosen tickets, of which one stays and takes in the others. */
export default function MergeChosen({ ids, onClose }: Props) {
  const t = useT()
  const client = useQueryClient()
  const navigate = useNavigate()
  const errorText = useErrorText()
  const { act, busy, error } = useAction()
  const [chosen, setChosen] = useState<number | null>(null)
  const queries = useQueries({ queries: ids.toSorted((a, b) => a - b).map(ticketQuery) })
  const tickets = queries.flatMap(({ data }) => data?.ticket ?? [])
  const failed = queries.find((query) => query.isError)?.error
  // What was there first is what the others repeat.
  const into = chosen ?? tickets.find((ticket) => ticket.status !== 'closed')?.id
  const names = [...new Map(tickets.map((ticket) => [ticket.customerId, ticket.customerName])).values()]

  const undo = async (merged: number[]) => {
    for (const id of merged.toReversed()) await unmergeTicket(id)
    await client.invalidateQueries({ queryKey: ['ticket'] })
    noticeDone(t('bulk:merge.undone'))
  }
  const merge = (event: FormEvent) => {
    event.preventDefault()
    if (into === undefined) return
    act(async () => {
      const others = tickets.map(({ id }) => id).filter((id) => id !== into)
      // One after the other: refused in the middle, the rest can be asked for again, and what is merged stays so.
      for (const id of others) await mergeTicket(id, into)
      clearSelection()
      onClose()
      noticeDone(t('bulk:merge.done', { count: others.length, into }), {
        label: t('undo'),
        run: () => void undo(others).catch((why: unknown) => noticeFailed(errorText(why))),
      })
      void navigate({ to: '/tickets/$id', params: { id: String(into) } })
    })
  }

  return (
    <FormDialog
      title={t('bulk:merge.title', { count: ids.length })}
      sending={{ submit: merge, busy, error: error ?? (failed ? errorText(failed) : null) }}
      action={t('bulk:merge.save')}
      incomplete={tickets.length < ids.length || into === undefined}
      onClose={onClose}
    >
      <Text c="dimmed">{t('bulk:merge.about')}</Text>
      {tickets.length < ids.length && !failed && <Text role="status">{t('bulk:merge.waiting')}</Text>}
      <Radio.Group
        label={t('bulk:merge.into')}
        value={String(into ?? '')}
        onChange={(value) => setChosen(Number(value))}
      >
        <Stack gap="xs" mt="xs">
          {tickets.map((ticket) => (
            <Radio
              key={ticket.id}
              value={String(ticket.id)}
              disabled={ticket.status === 'closed'}
              label={nameOf(ticket)}
              description={`${t(`tickets:status.${ticket.status}`)} · ${ticket.excerpt}`}
              styles={{ description: { overflowWrap: 'anywhere' } }}
            />
          ))}
        </Stack>
      </Radio.Group>
      {names.length > 1 && (
        <Alert color="yellow" icon={<IconAlertTriangle size={16} stroke={1.5} />}>
          {t('bulk:merge.others', { names: names.join(', ') })}
        </Alert>
      )}
    </FormDialog>
  )
}

const nameOf = ({ id, subject, customerName }: TicketRow): string => `#${id} ${subject} · ${customerName}`

import { Radio, Select, Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { shares as allShares, type Share } from '@podpora/contract/passing-kinds'
import type { TicketRow } from '@podpora/contract/tickets'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { fieldProps } from '../../ui/fieldProps.ts'
import { useSubmit } from '../../ui/useSubmit.ts'
import { passTicket } from './api.ts'
import { emptyNote, type Note, NoteFields, useNoteHtml } from './NoteFields.tsx'
import { ReasonSelect } from './ReasonSelect.tsx'
import { usePassing } from './usePassing.ts'
import { useTargets } from './useTargets.ts'

type Props = { ticket: TicketRow; onClose: () => void }

/** To whom a ticket goes, why, and what they need to know. */
export default function PassDialog({ ticket, onClose }: Props) {
  const t = useT()
  const pass = usePassing()
  const noteHtml = useNoteHtml()
  const { targets, data } = useTargets(ticket)
  const [clientId] = useState(() => crypto.randomUUID())
  const form = useForm<{ groupId: number | null; reasonId: number | null; html: Note; shares: Share }>({
    mode: 'controlled',
    initialValues: { groupId: targets[0]?.groupId ?? null, reasonId: null, html: emptyNote, shares: 'note' },
  })
  const group = fieldProps(form, 'groupId')
  const note = fieldProps(form, 'html')
  const reason = fieldProps(form, 'reasonId')
  const shares = fieldProps(form, 'shares')
  const target = targets.find(({ groupId }) => groupId === group.value)
  const sending = useSubmit(form, async ({ groupId, reasonId, html, shares }) => {
    if (groupId === null || !target) return
    const input = { clientId, version: ticket.version, groupId, reasonId, html: noteHtml(html), shares }
    await pass(passTicket(ticket.id, input), t('passing:passed', { id: ticket.id, name: target.name }))
    onClose()
  })

  return (
    <FormDialog
      title={t('passing:title', { id: ticket.id })}
      sending={sending}
      action={t(`passing:do.${target?.way ?? 'aside'}`)}
      incomplete={!target}
      onClose={onClose}
      wide
    >
      <Text c="dimmed">{t('passing:about')}</Text>
      <Select
        label={t('passing:to')}
        data={data}
        value={group.value === null ? null : String(group.value)}
        onChange={(id) => {
          group.onChange(id === null ? null : Number(id))
          reason.onChange(null)
        }}
        error={group.error}
        nothingFoundMessage={t('passing:nobody')}
        allowDeselect={false}
        searchable
        data-autofocus
      />
      {target?.outside && (
        <Radio.Group
          label={t('passing:shares.title')}
          value={shares.value}
          onChange={(value) => shares.onChange(value as Share)}
        >
          <Stack gap="xs" mt="xs">
            {allShares.map((share) => (
              <Radio key={share} value={share} label={t(`passing:shares.${share}`)} />
            ))}
          </Stack>
        </Radio.Group>
      )}
      {target && <ReasonSelect way={target.way} {...reason} />}
      <NoteFields
        note={note.value}
        required={target?.noteRequired ?? false}
        error={note.error}
        onChange={note.onChange}
      />
    </FormDialog>
  )
}

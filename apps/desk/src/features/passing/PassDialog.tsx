import { Alert, Checkbox, Radio, Select, Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { shares as allShares, type Share } from '@podpora/contract/passing-kinds'
import type { TicketRow } from '@podpora/contract/tickets'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import { ApiError } from '../../api/client.ts'
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
  // The plan that does not reach the chosen line, once the server has said so, and whether its passer wants it all the same.
  const [plan, setPlan] = useState<string | null>(null)
  const [beyondPlan, setBeyondPlan] = useState(false)
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
    const input = {
      clientId,
      version: ticket.version,
      groupId,
      reasonId,
      html: noteHtml(html),
      shares,
      beyondPlan,
    }
    try {
      await pass(passTicket(ticket.id, input), t('passing:passed', { id: ticket.id, name: target.name }))
      onClose()
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'beyond_plan') throw error
      setPlan((error.current as { planName: string }).planName)
    }
  })

  return (
    <FormDialog
      title={t('passing:title', { id: ticket.id })}
      sending={sending}
      action={t(`passing:do.${target?.way ?? 'aside'}`)}
      incomplete={!target || (plan !== null && !beyondPlan)}
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
          setPlan(null)
          setBeyondPlan(false)
        }}
        error={group.error}
        data-path={group['data-path']}
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
        data-path={note['data-path']}
        onChange={note.onChange}
      />
      {plan !== null && (
        <Alert color="yellow" icon={<IconAlertTriangle size={16} stroke={1.5} />}>
          <Text mb="xs">{t('passing:beyondPlan.told', { plan })}</Text>
          <Checkbox
            label={t('passing:beyondPlan.anyway')}
            // Whoever pressed the button goes on here: it waits for this.
            autoFocus
            checked={beyondPlan}
            onChange={(event) => setBeyondPlan(event.currentTarget.checked)}
          />
        </Alert>
      )}
    </FormDialog>
  )
}

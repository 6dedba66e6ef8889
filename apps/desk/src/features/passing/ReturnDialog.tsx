import { Text, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { TicketRow } from '@podpora/contract/tickets'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { fieldProps } from '../../ui/fieldProps.ts'
import { useSubmit } from '../../ui/useSubmit.ts'
import { returnTicket } from './api.ts'
import { handOverNote } from './handOverNote.ts'
import { ReasonSelect } from './ReasonSelect.tsx'
import { usePassing } from './usePassing.ts'

type Props = { ticket: TicketRow; onClose: () => void }

/** Back to where it came from, with what was found or is missing. */
export default function ReturnDialog({ ticket, onClose }: Props) {
  const t = useT()
  const back = usePassing()
  const [clientId] = useState(() => crypto.randomUUID())
  const form = useForm<{ reasonId: number | null; html: string }>({
    mode: 'controlled',
    initialValues: { reasonId: null, html: '' },
  })
  const sending = useSubmit(form, async ({ reasonId, html }) => {
    const note = handOverNote([{ name: t('passing:return.noteName'), text: html }])
    const input = { clientId, version: ticket.version, reasonId, html: note }
    await back(returnTicket(ticket.id, input), t('passing:return.done', { id: ticket.id }))
    onClose()
  })
  return (
    <FormDialog
      title={t('passing:return.title', { id: ticket.id })}
      sending={sending}
      action={t('passing:return.do')}
      onClose={onClose}
    >
      <Text c="dimmed">{t('passing:return.about')}</Text>
      <ReasonSelect way="return" {...fieldProps(form, 'reasonId')} />
      <Textarea
        {...form.getInputProps('html')}
        label={t('passing:return.note')}
        autosize
        minRows={3}
        maxRows={10}
        data-autofocus
      />
    </FormDialog>
  )
}

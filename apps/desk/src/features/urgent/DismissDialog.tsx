import { Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { UrgentCall } from '@podpora/contract/urgent'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { noticeDone } from '../../ui/notice.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { paragraph } from '../passing/handOverNote.ts'
import { dismissCall } from './api.ts'

type Props = { ticketId: number; call: UrgentCall; onClose: () => void }

/** "Not urgent, because …": what the customer is told. */
export function DismissDialog({ ticketId, call, onClose }: Props) {
  const t = useT()
  const [clientId] = useState(() => crypto.randomUUID())
  const ours = call.way === 'agent'
  const form = useForm<{ html: string }>({ mode: 'controlled', initialValues: { html: '' } })
  const sending = useSubmit(form, async ({ html }) => {
    await dismissCall(ticketId, { clientId, html: paragraph(html) })
    onClose()
    noticeDone(t('doors:urgent.dismissed'))
  })
  return (
    <FormDialog
      title={t('doors:urgent.dismissTitle')}
      sending={sending}
      action={t('doors:urgent.dismissSend')}
      incomplete={!ours && form.getValues().html.trim() === ''}
      onClose={onClose}
    >
      <Textarea
        {...form.getInputProps('html')}
        label={t('doors:urgent.why')}
        description={ours ? t('doors:urgent.whyOurs') : t('doors:urgent.whyTheirs')}
        autosize
        minRows={4}
        maxRows={12}
        data-autofocus
      />
    </FormDialog>
  )
}

import { Radio, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { NewSplit } from '@podpora/contract/operations'
import type { Message, TicketRow } from '@podpora/contract/tickets'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useT } from '../../../i18n/useT.ts'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { noticeDone, noticeFailed } from '../../../ui/notice.tsx'
import { useErrorText } from '../../../ui/useErrorText.ts'
import { useSubmit } from '../../../ui/useSubmit.ts'
import { mergeTicket, splitTicket } from './api.ts'

type Props = { ticket: TicketRow; message: Message; onClose: () => void }

export default function SplitDialog({ ticket, message, onClose }: Props) {
  const t = useT()
  const navigate = useNavigate()
  const errorText = useErrorText()
  const [clientId] = useState(() => crypto.randomUUID())
  const { author } = message
  const stranger = author.kind === 'customer' && author.id !== ticket.customerId
  const form = useForm({
    mode: 'controlled',
    initialValues: {
      subject: ticket.subject,
      what: 'one' as 'one' | 'later',
      customer: (stranger ? 'sender' : 'ticket') as NewSplit['customer'],
    },
  })
  const undo = (id: number) =>
    void mergeTicket(id, ticket.id).then(
      () => {
        noticeDone(t('operations:undone'))
        void navigate({ to: '/tickets/$id', params: { id: String(ticket.id) } })
      },
      (reason: unknown) => noticeFailed(errorText(reason)),
    )
  const sending = useSubmit(form, async ({ subject, what, customer }) => {
    const split = { clientId, messageId: message.id, andLater: what === 'later', subject, customer }
    const { id } = await splitTicket(ticket.id, split)
    onClose()
    noticeDone(t('operations:split.done', { id }), { label: t('undo'), run: () => undo(id) })
    void navigate({ to: '/tickets/$id', params: { id: String(id) } })
  })
  return (
    <FormDialog
      title={t('operations:split.title')}
      onClose={onClose}
      sending={sending}
      action={t('operations:split.save')}
    >
      <TextInput
        {...form.getInputProps('subject')}
        label={t('operations:split.subject')}
        maxLength={500}
        data-autofocus
      />
      <Radio.Group {...form.getInputProps('what')} label={t('operations:split.what')}>
        <Stack gap="xs" mt="xs">
          <Radio value="one" label={t('operations:split.one')} />
          <Radio value="later" label={t('operations:split.later')} />
        </Stack>
      </Radio.Group>
      {stranger && (
        <Radio.Group {...form.getInputProps('customer')} label={t('operations:split.customer')}>
          <Stack gap="xs" mt="xs">
            <Radio value="sender" label={t('operations:split.sender', { name: author.name })} />
            <Radio value="ticket" label={t('operations:split.same', { name: ticket.customerName })} />
          </Stack>
        </Radio.Group>
      )}
    </FormDialog>
  )
}

import { Alert, Text } from '@mantine/core'
import type { TicketRow } from '@podpora/contract/tickets'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useT } from '../../../i18n/useT.ts'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { noticeDone } from '../../../ui/notice.tsx'
import { useAction } from '../../../ui/useAction.ts'
import { mergeTicket } from './api.ts'
import { TicketPicker } from './TicketPicker.tsx'
import { useUnmerge } from './useUnmerge.ts'

type Props = { ticket: TicketRow; onClose: () => void }

export default function MergeDialog({ ticket, onClose }: Props) {
  const t = useT()
  const navigate = useNavigate()
  const unmerge = useUnmerge()
  const [target, setTarget] = useState<TicketRow | null>(null)
  const [missing, setMissing] = useState(false)
  const { act, busy, error } = useAction()

  const merge = (event: FormEvent) => {
    event.preventDefault()
    setMissing(target === null)
    if (!target) return
    act(async () => {
      const { id: into } = await mergeTicket(ticket.id, target.id)
      onClose()
      noticeDone(t('operations:merge.done', { id: ticket.id, into }), {
        label: t('undo'),
        run: () => unmerge(ticket.id, into),
      })
      void navigate({ to: '/tickets/$id', params: { id: String(into) } })
    })
  }
  return (
    <FormDialog
      title={t('operations:merge.title', { id: ticket.id })}
      sending={{ submit: merge, busy, error }}
      action={t('operations:merge.save')}
      onClose={onClose}
    >
      <Text c="dimmed">{t('operations:merge.about')}</Text>
      <TicketPicker
        ticket={ticket}
        chosen={target}
        error={missing && !target ? t('operations:pick.choose') : null}
        onChoose={setTarget}
      />
      {target && target.customerId !== ticket.customerId && (
        <Alert color="yellow" icon={<IconAlertTriangle size={16} stroke={1.5} />}>
          {t('operations:merge.otherCustomer', { name: target.customerName })}
        </Alert>
      )}
    </FormDialog>
  )
}

import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import type { TicketRow } from '@podpora/contract/tickets'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useT } from '../../../i18n/useT.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { FormError } from '../../../ui/FormError.tsx'
import { noticeDone } from '../../../ui/notice.tsx'
import { useErrorText } from '../../../ui/useErrorText.ts'
import { mergeTicket } from './api.ts'
import { TicketPicker } from './TicketPicker.tsx'
import { useUnmerge } from './useUnmerge.ts'

type Props = { ticket: TicketRow; onClose: () => void }

export default function MergeDialog({ ticket, onClose }: Props) {
  const t = useT()
  const navigate = useNavigate()
  const errorText = useErrorText()
  const unmerge = useUnmerge()
  const [target, setTarget] = useState<TicketRow | null>(null)
  const [missing, setMissing] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)

  const merge = (event: FormEvent) => {
    event.preventDefault()
    setMissing(target === null)
    if (!target || busy) return
    setBusy(true)
    void mergeTicket(ticket.id, target.id)
      .then(
        ({ id: into }) => {
          onClose()
          noticeDone(t('operations:merge.done', { id: ticket.id, into }), {
            label: t('undo'),
            run: () => unmerge(ticket.id, into),
          })
          void navigate({ to: '/tickets/$id', params: { id: String(into) } })
        },
        (reason: unknown) => setError(errorText(reason)),
      )
      .finally(() => setBusy(false))
  }
  return (
    <Dialog title={t('operations:merge.title', { id: ticket.id })} onClose={onClose}>
      <form onSubmit={merge} noValidate>
        <Stack gap="md">
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
          <FormError error={error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={busy}>
              {t('operations:merge.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

import { Button, Group, Select, Stack } from '@mantine/core'
import { madeRelations, type NewLink } from '@podpora/contract/operations'
import type { TicketRow } from '@podpora/contract/tickets'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useT } from '../../../i18n/useT.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { FormError } from '../../../ui/FormError.tsx'
import { noticeDone } from '../../../ui/notice.tsx'
import { useErrorText } from '../../../ui/useErrorText.ts'
import { linksQuery, linkTicket } from './api.ts'
import { TicketPicker } from './TicketPicker.tsx'

type Props = { ticket: TicketRow; onClose: () => void }

export default function LinkDialog({ ticket, onClose }: Props) {
  const t = useT()
  const client = useQueryClient()
  const errorText = useErrorText()
  const [other, setOther] = useState<TicketRow | null>(null)
  const [relation, setRelation] = useState<NewLink['relation']>('related')
  const [missing, setMissing] = useState(false)
  const [error, setError] = useState<string | null>(null)

  const save = (event: FormEvent) => {
    event.preventDefault()
    setMissing(other === null)
    if (!other) return
    void linkTicket(ticket.id, { ticketId: other.id, relation }).then(
      (links) => {
        client.setQueryData(linksQuery(ticket.id).queryKey, links)
        noticeDone(t('operations:links.done'))
        onClose()
      },
      (reason: unknown) => setError(errorText(reason)),
    )
  }
  return (
    <Dialog title={t('operations:links.dialog', { id: ticket.id })} onClose={onClose}>
      <form onSubmit={save} noValidate>
        <Stack gap="md">
          <TicketPicker
            ticket={ticket}
            chosen={other}
            error={missing && !other ? t('operations:pick.choose') : null}
            onChoose={setOther}
          />
          <Select
            label={t('operations:links.relation')}
            data={madeRelations.map((value) => ({ value, label: t(`operations:links.is.${value}`) }))}
            value={relation}
            allowDeselect={false}
            onChange={(value) => setRelation(value as NewLink['relation'])}
          />
          <FormError error={error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit">{t('operations:links.save')}</Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

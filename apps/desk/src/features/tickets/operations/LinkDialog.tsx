import { Select } from '@mantine/core'
import { madeRelations, type NewLink } from '@podpora/contract/operations'
import type { TicketRow } from '@podpora/contract/tickets'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useT } from '../../../i18n/useT.ts'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { noticeDone } from '../../../ui/notice.tsx'
import { useAction } from '../../../ui/useAction.ts'
import { linksQuery, linkTicket } from './api.ts'
import { TicketPicker } from './TicketPicker.tsx'

type Props = { ticket: TicketRow; onClose: () => void }

export default function LinkDialog({ ticket, onClose }: Props) {
  const t = useT()
  const client = useQueryClient()
  const [other, setOther] = useState<TicketRow | null>(null)
  const [relation, setRelation] = useState<NewLink['relation']>('related')
  const [missing, setMissing] = useState(false)
  const { act, busy, error } = useAction()

  const save = (event: FormEvent) => {
    event.preventDefault()
    setMissing(other === null)
    if (!other) return
    act(async () => {
      const links = await linkTicket(ticket.id, { ticketId: other.id, relation })
      client.setQueryData(linksQuery(ticket.id).queryKey, links)
      noticeDone(t('operations:links.done'))
      onClose()
    })
  }
  return (
    <FormDialog
      title={t('operations:links.dialog', { id: ticket.id })}
      sending={{ submit: save, busy, error }}
      action={t('operations:links.save')}
      onClose={onClose}
    >
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
    </FormDialog>
  )
}

import { Alert, Button, Group } from '@mantine/core'
import type { TicketRow } from '@podpora/contract/tickets'
import { IconTrash } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay } from '../../../api/session.ts'
import { localeOf } from '../../../i18n/language.ts'
import { useLanguage, useT } from '../../../i18n/useT.ts'
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx'
import { noticeDone } from '../../../ui/notice.tsx'
import { deleteTicket, purgeTicket, restoreTicket } from './api.ts'
import { useOperation } from './useOperation.ts'

const daysToRestore = 30

/** Stands where an answer would be written: a deleted ticket is restored, or deleted for good. */
export default function DeletedNotice({ ticket }: { ticket: TicketRow }) {
  const t = useT()
  const may = useMay()
  const run = useOperation()
  const navigate = useNavigate()
  const locale = localeOf(useLanguage())
  const [asking, setAsking] = useState(false)
  const { id, deletedAt } = ticket
  const end = new Date(Date.parse(deletedAt ?? '') + daysToRestore * 86_400_000)
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(end)
  const restore = () =>
    void run(() => restoreTicket(id), {
      text: t('operations:delete.restored', { id }),
      undo: () => deleteTicket(id),
    })
  const purge = async () => {
    await purgeTicket(id)
    noticeDone(t('operations:delete.gone', { id }))
    void navigate({ to: '/views/$view', params: { view: 'deleted' } })
  }
  return (
    <Alert color="red" icon={<IconTrash size={16} stroke={1.5} />} m="md">
      {t('operations:delete.notice', { date })}
      <Group gap="xs" mt="xs">
        {may('ticket.delete') && (
          <Button size="compact-md" onClick={restore}>
            {t('operations:delete.restore')}
          </Button>
        )}
        {may('ticket.purge') && (
          <Button size="compact-md" variant="subtle" color="red" onClick={() => setAsking(true)}>
            {t('operations:delete.forGood')}
          </Button>
        )}
      </Group>
      {asking && (
        <ConfirmDialog
          title={t('operations:delete.forGoodTitle', { id })}
          action={t('operations:delete.forGood')}
          onConfirm={purge}
          onClose={() => setAsking(false)}
        >
          {t('operations:delete.forGoodLoses')}
        </ConfirmDialog>
      )}
    </Alert>
  )
}

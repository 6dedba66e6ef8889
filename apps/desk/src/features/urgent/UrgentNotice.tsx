import { Alert, Button, Group } from '@mantine/core'
import type { TicketRow } from '@podpora/contract/tickets'
import { IconUrgent } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { noticeDone, noticeFailed } from '../../ui/notice.tsx'
import { Time } from '../../ui/Time.tsx'
import { useErrorText } from '../../ui/useErrorText.ts'
import { useAgent } from '../directory/api.ts'
import { acceptCall, urgentQuery } from './api.ts'
import { DismissDialog } from './DismissDialog.tsx'

/** Above an urgent ticket: since when somebody is called, who has accepted, and the two answers. */
export default function UrgentNotice({ ticket }: { ticket: TicketRow }) {
  const t = useT()
  const may = useMay()('routing.take')
  const errorText = useErrorText()
  const { call, misuses = 0 } = useQuery(urgentQuery(ticket.id)).data ?? {}
  const accepted = useAgent(call?.acceptedBy ?? null)
  const [dismissing, setDismissing] = useState(false)
  if (!call) return null
  const open = call.acceptedAt === null && call.dismissedAt === null && call.endedAt === null
  const accept = () =>
    void acceptCall(ticket.id).then(
      () => noticeDone(t('doors:urgent.accepted')),
      (reason: unknown) => noticeFailed(errorText(reason)),
    )
  return (
    <Alert
      color="red"
      icon={<IconUrgent size={16} stroke={1.5} />}
      m="sm"
      title={open ? t('doors:urgent.waits') : t('doors:urgent.title')}
      aria-live="polite"
    >
      {t('doors:urgent.since')} <Time at={call.calledAt} />
      {accepted && ` · ${t('doors:urgent.acceptedBy', { name: accepted.name })}`}
      {open && call.told > 0 && ` · ${t('doors:urgent.told', { count: call.told })}`}
      {misuses > 0 && ` · ${t('doors:urgent.misuses', { count: misuses })}`}
      {may && (
        <Group gap="xs" mt="xs">
          {open && (
            <Button size="compact-md" onClick={accept}>
              {t('doors:urgent.accept')}
            </Button>
          )}
          <Button size="compact-md" variant="default" onClick={() => setDismissing(true)}>
            {t('doors:urgent.dismiss')}
          </Button>
        </Group>
      )}
      {dismissing && <DismissDialog ticketId={ticket.id} call={call} onClose={() => setDismissing(false)} />}
    </Alert>
  )
}

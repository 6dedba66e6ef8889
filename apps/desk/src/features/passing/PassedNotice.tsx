import { Alert, Button, Group } from '@mantine/core'
import type { TicketRow } from '@podpora/contract/tickets'
import { IconArrowBigUpLines } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useMay } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { useCommands } from '../../ui/keyboard.ts'
import { later } from '../../ui/later.ts'
import { noticeFailed } from '../../ui/notice.tsx'
import { Time } from '../../ui/Time.tsx'
import { useErrorText } from '../../ui/useErrorText.ts'
import { useGroup } from '../directory/api.ts'
import { acceptTicket, wayQuery } from './api.ts'
import { usePassing } from './usePassing.ts'

const ReturnDialog = lazy(later(() => import('./ReturnDialog.tsx')))

/** Above the conversation while a ticket waits to be accepted: by whom it was passed, why, and the two answers. */
export default function PassedNotice({ ticket }: { ticket: TicketRow }) {
  const t = useT()
  const may = useMay()('ticket.pass')
  const accept = usePassing()
  const errorText = useErrorText()
  const group = useGroup(ticket.groupId)
  const way = useQuery(wayQuery(ticket.id)).data
  const [returning, setReturning] = useState(false)
  const last = way?.passages.at(-1)
  const take = () =>
    void accept(acceptTicket(ticket.id), t('passing:accepted', { id: ticket.id })).catch((reason: unknown) =>
      noticeFailed(errorText(reason)),
    )
  useCommands({ 'ticket.accept': take }, may)
  useCommands({ 'ticket.return': () => setReturning(true) }, may && way?.mayReturn === true)
  return (
    <Alert
      color="blue"
      icon={<IconArrowBigUpLines size={16} stroke={1.5} />}
      m="sm"
      title={t('passing:waits', { name: group?.name ?? '' })}
    >
      {last && (
        <>
          {last.by.name ? t('passing:passedBy', { name: last.by.name }) : t('passing:passedByRule')}{' '}
          <Time at={last.at} />
          {last.reason && `: ${last.reason}`}
        </>
      )}
      {may && (
        <Group gap="xs" mt="xs">
          <Button size="compact-md" onClick={take}>
            {t('passing:accept')}
          </Button>
          {way?.mayReturn && (
            <Button size="compact-md" variant="default" onClick={() => setReturning(true)}>
              {t('passing:return.open')}
            </Button>
          )}
        </Group>
      )}
      <Suspense>{returning && <ReturnDialog ticket={ticket} onClose={() => setReturning(false)} />}</Suspense>
    </Alert>
  )
}

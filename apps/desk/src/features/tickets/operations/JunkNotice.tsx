import { Alert, Button, Group } from '@mantine/core'
import type { TicketRow } from '@podpora/contract/tickets'
import { IconMailOff } from '@tabler/icons-react'
import { useMay } from '../../../api/session.ts'
import { useT } from '../../../i18n/useT.ts'
import { junkTicket, releaseTicket } from './api.ts'
import { useOperation } from './useOperation.ts'

/** Stands where an answer would be written: why a ticket is junk, and the way out of it. */
export default function JunkNotice({ ticket }: { ticket: TicketRow }) {
  const t = useT()
  const may = useMay()('ticket.change')
  const run = useOperation()
  const { id, junkWhy } = ticket
  const release = () =>
    void run(() => releaseTicket(id, true), {
      text: t('trust:junk.released', { id }),
      undo: () => junkTicket(id, false),
    })
  return (
    <Alert color="yellow" icon={<IconMailOff size={16} stroke={1.5} />} m="md">
      {t(`trust:junk.why.${junkWhy ?? 'person'}`)}
      {may && (
        <Group gap="xs" mt="xs">
          <Button size="compact-md" onClick={release} title={t('trust:junk.releaseWhy')}>
            {t('trust:junk.release')}
          </Button>
        </Group>
      )}
    </Alert>
  )
}

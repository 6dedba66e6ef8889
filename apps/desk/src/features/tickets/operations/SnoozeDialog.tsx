import { Button, Checkbox, Group, Stack, Text } from '@mantine/core'
import type { Snooze } from '@podpora/contract/operations'
import type { TicketRow } from '@podpora/contract/tickets'
import { useState } from 'react'
import { useT } from '../../../i18n/useT.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { snoozeTicket, wakeTicket } from './api.ts'
import { TimeChoice } from './TimeChoice.tsx'
import { useOperation } from './useOperation.ts'
import { useSnoozeTime } from './useSnoozeTime.ts'

type Props = { ticket: TicketRow; onClose: () => void }

/** Until when: one press on a time does it. What wakes it earlier is ticked below. */
export default function SnoozeDialog({ ticket, onClose }: Props) {
  const t = useT()
  const run = useOperation()
  const timeText = useSnoozeTime()
  const [colleague, setColleague] = useState(ticket.snoozedOn.includes('colleague'))
  const [linked, setLinked] = useState(ticket.snoozedOn.includes('linked_solved'))

  const snooze = (at: Date | null) => {
    const on: Snooze['on'] = [
      'customer',
      ...(colleague ? ['colleague' as const] : []),
      ...(linked ? ['linked_solved' as const] : []),
    ]
    const until = at?.toISOString() ?? null
    onClose()
    void run(() => snoozeTicket(ticket.id, { until, on }), {
      text: until ? t('operations:snooze.done', { time: timeText(until) }) : t('operations:snooze.doneEvent'),
      undo: () => wakeTicket(ticket.id),
    })
  }
  const wake = () => {
    onClose()
    void run(() => wakeTicket(ticket.id), { text: t('operations:snooze.woken') })
  }

  return (
    <Dialog title={t('operations:snooze.title', { id: ticket.id })} onClose={onClose}>
      <Stack gap="md">
        <Text c="dimmed">{t('operations:snooze.about')}</Text>
        <TimeChoice
          now={ticket.snoozedUntil}
          label={t('operations:snooze.pick')}
          action={t('operations:snooze.set')}
          past={t('operations:snooze.past')}
          onChoose={snooze}
        >
          <Button variant="default" fullWidth justify="flex-start" onClick={() => snooze(null)}>
            {t('operations:snooze.untilEvent')}
          </Button>
        </TimeChoice>
        <Stack gap="xs" role="group" aria-labelledby="snooze-on">
          <Text size="sm" fw={500} id="snooze-on">
            {t('operations:snooze.on')}
          </Text>
          <Checkbox label={t('operations:snooze.customer')} checked disabled />
          <Checkbox
            label={t('operations:snooze.colleague')}
            checked={colleague}
            onChange={(event) => setColleague(event.currentTarget.checked)}
          />
          <Checkbox
            label={t('operations:snooze.linked')}
            checked={linked}
            onChange={(event) => setLinked(event.currentTarget.checked)}
          />
        </Stack>
        {ticket.snoozedAt && (
          <Group justify="flex-end">
            <Button variant="subtle" onClick={wake}>
              {t('operations:snooze.wake')}
            </Button>
          </Group>
        )}
      </Stack>
    </Dialog>
  )
}

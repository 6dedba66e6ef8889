import { Checkbox, Stack } from '@mantine/core'
import type { ScheduleChange } from '@podpora/contract/writing'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { TimeChoice } from '../tickets/operations/TimeChoice.tsx'

type Props = {
  /** What is so now, where it is another time that is chosen. */
  now?: ScheduleChange
  onChoose: (when: ScheduleChange) => void
  onClose: () => void
}

/** When an answer leaves: one press on a time does it. */
export default function SendLaterDialog({ now, onChoose, onClose }: Props) {
  const t = useT()
  const [unlessReply, setUnlessReply] = useState(now?.unlessReply ?? true)
  const choose = (at: Date) => {
    onClose()
    onChoose({ sendAt: at.toISOString(), unlessReply })
  }
  return (
    <Dialog title={t('writing:later.title')} onClose={onClose}>
      <Stack gap="md">
        <TimeChoice
          now={now?.sendAt ?? null}
          label={t('writing:later.pick')}
          description={t('writing:later.pickWhy', {
            zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
          })}
          action={t('writing:later.schedule')}
          past={t('errors:fields.past')}
          onChoose={choose}
        />
        <Checkbox
          label={t('writing:later.unlessReply')}
          description={t('writing:later.unlessReplyWhy')}
          checked={unlessReply}
          onChange={(event) => setUnlessReply(event.currentTarget.checked)}
        />
      </Stack>
    </Dialog>
  )
}

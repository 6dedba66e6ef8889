import { Button, Group, Stack, Text } from '@mantine/core'
import type { TicketActions } from '@podpora/contract/actions'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { FormError } from '../../ui/FormError.tsx'
import { ActionsEditor } from '../macros/ActionsEditor.tsx'
import { useActionsErrors } from '../macros/useActionsErrors.ts'
import { useActionWords } from './useActionWords.ts'

type Props = { count: number; onRun: (actions: TicketActions) => Promise<void>; onClose: () => void }

/** Several things at once, with a text to each customer or a note where one is wanted. */
export default function MoreActions({ count, onRun, onClose }: Props) {
  const t = useT()
  const words = useActionWords()
  const [actions, setActions] = useState<TicketActions>({})
  const [busy, setBusy] = useState(false)
  const { errors, error, refuse, forget } = useActionsErrors()
  const nothing = Object.keys(actions).length === 0
  const run = () => {
    setBusy(true)
    forget()
    void onRun(actions)
      .catch(refuse)
      .finally(() => setBusy(false))
  }
  return (
    <Dialog onClose={onClose} wide title={t('bulk:moreTitle', { count })}>
      <Stack gap="md">
        <ActionsEditor actions={actions} onChange={setActions} errors={errors} />
        {!nothing && <Text c="dimmed">{words(actions).join(' · ')}</Text>}
        <FormError error={error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button onClick={run} loading={busy} disabled={nothing}>
            {actions.answer ? t('bulk:send', { count }) : t('bulk:change', { count })}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}

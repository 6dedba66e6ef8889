import { Button, Checkbox, Group, Stack, Text } from '@mantine/core'
import type { BulkActions } from '@podpora/contract/actions'
import { useState } from 'react'
import { useMay } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { FormError } from '../../ui/FormError.tsx'
import { ActionsEditor } from '../macros/ActionsEditor.tsx'
import { useActionsErrors } from '../macros/useActionsErrors.ts'
import { useActionWords } from './useActionWords.ts'

type Props = { count: number; onRun: (actions: BulkActions) => Promise<void>; onClose: () => void }

/** Several things at once, with a text to each customer or a note where one is wanted. */
export default function MoreActions({ count, onRun, onClose }: Props) {
  const t = useT()
  const words = useActionWords()
  const [actions, setActions] = useState<BulkActions>({})
  const [busy, setBusy] = useState(false)
  const { errors, error, refuse, forget } = useActionsErrors()
  const mayDelete = useMay()('ticket.delete')
  const { delete: deleted, ...others } = actions
  const gone = deleted ? { delete: deleted } : {}
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
        <ActionsEditor
          actions={others}
          onChange={(next) => setActions({ ...next, ...gone })}
          errors={errors}
        />
        {mayDelete && (
          <Checkbox
            label={t('bulk:actions.delete')}
            description={t('bulk:actions.deleteWhy')}
            checked={actions.delete === true}
            onChange={(event) =>
              setActions(event.currentTarget.checked ? { ...others, delete: true } : others)
            }
          />
        )}
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

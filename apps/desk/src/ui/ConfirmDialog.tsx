import { Button, Group, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useT } from '../i18n/useT.ts'
import { Dialog } from './Dialog.tsx'
import { FormError } from './FormError.tsx'
import { useAction } from './useAction.ts'

type Props = {
  title: string
  /** What will be lost, by name. */
  children: ReactNode
  action: string
  onConfirm: () => Promise<unknown>
  onClose: () => void
}

/** Asks before what can't be undone. Only for that: everything else is done at once and can be taken back. */
export function ConfirmDialog({ title, children, action, onConfirm, onClose }: Props) {
  const t = useT()
  const { act, busy, error } = useAction()
  return (
    <Dialog onClose={onClose} title={title}>
      <Stack gap="md">
        <Text component="div">{children}</Text>
        <FormError error={error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('cancel')}
          </Button>
          <Button color="red" onClick={() => act(() => onConfirm().then(onClose))} loading={busy}>
            {action}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}

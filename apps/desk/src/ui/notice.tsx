import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconCheck, IconRefresh } from '@tabler/icons-react'
import i18next from 'i18next'

type Action = { label: string; run: () => void }

/** "Saved", with a way back for ten seconds where there is one. */
export function noticeDone(text: string, undo?: Action): void {
  show(text, <IconCheck size={16} stroke={1.5} />, 'green', undo ? 10_000 : 3_000, undo)
}

/** Why something that looked done was not, with a way to try again where there is one. */
export function noticeFailed(text: string, retry?: Action): void {
  show(text, <IconAlertTriangle size={16} stroke={1.5} />, 'red', 10_000, retry)
}

/** Something that waits for the reader's own moment. */
export function noticeStays(text: string, action: Action): void {
  show(text, <IconRefresh size={16} stroke={1.5} />, 'blue', false, action)
}

function show(
  text: string,
  icon: React.ReactNode,
  color: string,
  autoClose: number | false,
  action?: Action,
) {
  const id = crypto.randomUUID()
  const run = () => {
    // The button goes with the notice; the focus must not.
    document.getElementById('content')?.focus({ preventScroll: true })
    notifications.hide(id)
    action?.run()
  }
  notifications.show({
    id,
    icon,
    color,
    autoClose,
    closeButtonProps: { 'aria-label': i18next.t('close') },
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="md">{text}</Text>
        {action && (
          <Button size="compact-sm" variant="subtle" flex="none" onClick={run}>
            {action.label}
          </Button>
        )}
      </Group>
    ),
  })
}

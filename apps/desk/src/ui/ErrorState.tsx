import { Button, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react'
import { useT } from '../i18n/useT.ts'
import { useErrorText } from './useErrorText.ts'

type Props = { error: unknown; onRetry?: () => void }

/** In the place of what could not be shown: what happened, and a way to try again. */
export function ErrorState({ error, onRetry }: Props) {
  const t = useT()
  const errorText = useErrorText()
  return (
    <Stack align="center" gap="sm" p="xl" role="alert">
      <IconAlertTriangle size={24} stroke={1.5} aria-hidden color="var(--danger-text)" />
      <Text ta="center" maw="28rem">
        {errorText(error)}
      </Text>
      {onRetry && (
        <Button variant="default" leftSection={<IconRefresh size={16} stroke={1.5} />} onClick={onRetry}>
          {t('tryAgain')}
        </Button>
      )}
    </Stack>
  )
}

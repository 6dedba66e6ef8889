import { Anchor, Button, Center, Group, Stack, Text, Title } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { ApiError } from '../api/client.ts'
import { useT } from '../i18n/useT.ts'
import { useErrorText } from '../ui/useErrorText.ts'
import { useTitle } from '../ui/useTitle.ts'

/** When a screen fell over. The rest of the desk stays where it was. */
export function ErrorScreen({ error, reset }: { error: unknown; reset?: () => void }) {
  const t = useT()
  const router = useRouter()
  const errorText = useErrorText()
  useTitle(t('screenFailed'))
  const retry = () => {
    reset?.()
    void router.invalidate()
  }
  return (
    <Center mih="60vh" p="lg">
      <Stack gap="sm" align="center" maw="30rem" role="alert">
        <Title order={1}>{t('screenFailed')}</Title>
        <Text c="dimmed" ta="center">
          {error instanceof ApiError ? errorText(error) : t('screenFailedWhy')}
        </Text>
        <Group mt="xs">
          <Button onClick={retry}>{t('tryAgain')}</Button>
          <Anchor href="/">{t('toStart')}</Anchor>
        </Group>
      </Stack>
    </Center>
  )
}

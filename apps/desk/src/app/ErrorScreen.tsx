import { Anchor, Button, Center, Group, Stack, Text, Title } from '@mantine/core'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { useCallback, useEffect } from 'react'
import { ApiError } from '../api/client.ts'
import { useT } from '../i18n/useT.ts'
import { useErrorText } from '../ui/useErrorText.ts'
import { useTitle } from '../ui/useTitle.ts'

const betweenTriesMs = 3_000

/** When a screen fell over. The rest of the desk stays where it was. */
export function ErrorScreen({ error, reset }: { error: unknown; reset?: () => void }) {
  const t = useT()
  const router = useRouter()
  const errorText = useErrorText()
  const offline = error instanceof ApiError && error.status === 0
  const title = offline ? t('offline') : t('screenFailed')
  useTitle(title)
  const retry = useCallback(() => {
    reset?.()
    void router.invalidate()
  }, [router, reset])
  // Back by itself as soon as there is a network again; the first request over it may still fail.
  useEffect(() => {
    if (!offline) return
    const again = setInterval(() => navigator.onLine && retry(), betweenTriesMs)
    addEventListener('online', retry)
    return () => {
      clearInterval(again)
      removeEventListener('online', retry)
    }
  }, [offline, retry])
  return (
    <Center mih="60vh" p="lg">
      <Stack gap="sm" align="center" maw="30rem" role="alert">
        {offline && <IconPlugConnectedX size={32} stroke={1.25} aria-hidden />}
        <Title order={1}>{title}</Title>
        <Text c="dimmed" ta="center">
          {offline ? t('offlineWhy') : error instanceof ApiError ? errorText(error) : t('screenFailedWhy')}
        </Text>
        <Group mt="xs">
          <Button onClick={retry}>{t('tryAgain')}</Button>
          <Anchor href="/">{t('toStart')}</Anchor>
        </Group>
      </Stack>
    </Center>
  )
}

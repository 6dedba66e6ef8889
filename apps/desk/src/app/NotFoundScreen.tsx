import { Button, Center, Stack, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useT } from '../i18n/useT.ts'
import { useTitle } from '../ui/useTitle.ts'

export function NotFoundScreen() {
  const t = useT()
  useTitle(t('notFound'))
  return (
    <Center mih="60vh" p="lg">
      <Stack gap="sm" align="center" maw="30rem">
        <Title order={1}>{t('notFound')}</Title>
        <Text c="dimmed" ta="center">
          {t('notFoundWhy')}
        </Text>
        <Button component={Link} to="/" mt="xs">
          {t('toStart')}
        </Button>
      </Stack>
    </Center>
  )
}

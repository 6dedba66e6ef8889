import { Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

type Props = { title: string; children?: ReactNode; action?: ReactNode; icon?: ReactNode }

/** Says what belongs here, and offers the first step. */
export function EmptyState({ title, children, action, icon }: Props) {
  return (
    <Stack align="center" gap="xs" p="xl" c="dimmed">
      {icon}
      <Title order={2} size="h3" c="var(--text)" ta="center">
        {title}
      </Title>
      {children && (
        <Text ta="center" maw="28rem">
          {children}
        </Text>
      )}
      {action}
    </Stack>
  )
}

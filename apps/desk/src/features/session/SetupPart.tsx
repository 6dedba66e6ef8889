import { Fieldset, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'

/** One question of the set-up, with the reason why it is asked. */
export function SetupPart({ title, about, children }: { title: string; about: string; children: ReactNode }) {
  return (
    <Fieldset
      variant="unstyled"
      m={0}
      p={0}
      legend={title}
      styles={{ legend: { padding: 0, fontWeight: 600, fontSize: 'var(--mantine-font-size-md)' } }}
    >
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {about}
        </Text>
        {children}
      </Stack>
    </Fieldset>
  )
}

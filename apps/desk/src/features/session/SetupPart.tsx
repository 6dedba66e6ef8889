import { Fieldset, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'

/** One question of the set-up, with the reason why it is asked. */
export function SetupPart({ title, about, children }: { title: string; about: string; children: ReactNode }) {
  return (
    <Fieldset variant="unstyled" legend={title} styles={{ legend: { fontWeight: 600 } }}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {about}
        </Text>
        {children}
      </Stack>
    </Fieldset>
  )
}

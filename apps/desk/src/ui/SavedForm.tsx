import { Button, Group, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { useT } from '../i18n/useT.ts'
import { FormError } from './FormError.tsx'
import type { useSubmit } from './useSubmit.ts'

type Props = {
  sending: ReturnType<typeof useSubmit>
  /** How wide its fields may grow. */
  width: string
  unchanged?: boolean
  children: ReactNode
}

/** A form that stands on a page of the settings: its fields, why it was refused, and the button that saves it. */
export function SavedForm({ sending: { submit, busy, error }, width, unchanged = false, children }: Props) {
  const t = useT()
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md" maw={width}>
        {children}
        <FormError error={error} />
        <Group>
          <Button type="submit" loading={busy} disabled={unchanged}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

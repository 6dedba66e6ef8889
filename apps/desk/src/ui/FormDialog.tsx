import { Button, Group, Stack } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useT } from '../i18n/useT.ts'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import { Dialog } from './Dialog.tsx'
import { FormError } from './FormError.tsx'

type Props = {
  title: ReactNode
  wide?: boolean
  /** What `useSubmit` gives. */
  sending: { submit: (event: FormEvent<HTMLFormElement>) => void; busy: boolean; error: string | null }
  /** What the button says, where it is not "Save". */
  action?: string
  /** Nothing to send yet. */
  incomplete?: boolean
  /** The end of what the form is about, which can't be undone. */
  ending?: Ending | null
  /** What else can be done with it. */
  aside?: ReactNode
  onClose: () => void
  children: ReactNode
}
type Ending = { action: string; title: string; loses: string; run: () => Promise<unknown> }

/** A form beside the page one is on, and its foot: what ends the thing at the left, cancel and save at the right. */
export function FormDialog({
  title,
  wide = false,
  sending: { submit, busy, error },
  action,
  incomplete = false,
  ending,
  aside,
  onClose,
  children,
}: Props) {
  const t = useT()
  const [asking, setAsking] = useState(false)
  if (asking && ending)
    return (
      <ConfirmDialog
        title={ending.title}
        action={ending.action}
        onConfirm={() => ending.run().then(onClose)}
        onClose={() => setAsking(false)}
      >
        {ending.loses}
      </ConfirmDialog>
    )
  // For React's events a dialog stands inside the form that it was opened from: that one is not to be sent.
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.stopPropagation()
    submit(event)
  }
  return (
    <Dialog onClose={onClose} wide={wide} title={title}>
      <form onSubmit={send} noValidate>
        <Stack gap="md">
          {children}
          <FormError error={error} />
          <Group justify="space-between" gap="xs">
            <Group gap="xs">
              {ending && (
                <Button variant="subtle" color="red" onClick={() => setAsking(true)}>
                  {ending.action}
                </Button>
              )}
              {aside}
            </Group>
            <Group gap="xs">
              <Button variant="default" onClick={onClose}>
                {t('cancel')}
              </Button>
              <Button type="submit" loading={busy} disabled={incomplete}>
                {action ?? t('save')}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

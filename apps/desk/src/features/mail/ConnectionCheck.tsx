import { Button, Group, Stack, Text } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import type { MailboxCheck } from '@podpora/contract/mail'
import { useRef, useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { FormError } from '../../ui/FormError.tsx'
import { StateMark } from '../../ui/StateMark.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { checkMailbox } from './api.ts'
import { inputOf, type MailboxForm } from './mailboxForm.ts'

type Props = { id: number | null; form: UseFormReturnType<MailboxForm> }

/** Tries both servers before anything is saved, and says what is wrong in words one can act on. */
export function ConnectionCheck({ id, form }: Props) {
  const t = useT()
  const outcome = useRef<HTMLDivElement>(null)
  const [check, setCheck] = useState<MailboxCheck | null>(null)
  const { submit, busy, error } = useSubmit(form, async (values) => {
    setCheck(null)
    setCheck(await checkMailbox(id, inputOf(values)))
    // The dialog may end above what came out.
    requestAnimationFrame(() => outcome.current?.scrollIntoView({ block: 'nearest' }))
  })
  return (
    <Stack gap="xs">
      <Group gap="sm">
        <Button variant="default" onClick={() => submit()} loading={busy}>
          {t('mail:check.action')}
        </Button>
        {busy && (
          <Text size="sm" c="dimmed">
            {t('mail:check.running')}
          </Text>
        )}
      </Group>
      <FormError error={error} />
      <div role="status" ref={outcome}>
        {check?.imap && <Outcome name={t('mail:server.imapLegend')} outcome={check.imap} />}
        {check?.smtp && <Outcome name={t('mail:server.smtpLegend')} outcome={check.smtp} />}
      </div>
    </Stack>
  )
}

function Outcome({ name, outcome }: { name: string; outcome: NonNullable<MailboxCheck['imap']> }) {
  const t = useT()
  return (
    <Stack gap="0.25rem" mt="xs">
      <Group gap="xs">
        <StateMark tone={outcome.ok ? 'ok' : 'danger'}>
          {outcome.ok ? t('mail:check.ok') : t('mail:check.failed')}
        </StateMark>
        <Text size="sm">{name}</Text>
      </Group>
      {!outcome.ok && <Text size="sm">{t(`mail:check.${outcome.problem ?? 'other'}`)}</Text>}
      {outcome.detail && (
        <Text size="xs" c="dimmed" ff="monospace">
          {outcome.detail}
        </Text>
      )}
    </Stack>
  )
}

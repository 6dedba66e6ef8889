import { Button, Group, Select, Stack, Text } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import type { Mailbox } from '@podpora/contract/mail'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/useT.ts'
import { FormError } from '../../ui/FormError.tsx'
import { StateMark } from '../../ui/StateMark.tsx'
import { Time } from '../../ui/Time.tsx'
import { useAction } from '../../ui/useAction.ts'
import type { MailboxForm } from './mailboxForm.ts'
import { goToSignIn, providersQuery } from './signInApi.ts'

type Props = { mailbox: Mailbox | null; form: UseFormReturnType<MailboxForm> }

/** How the servers of a mailbox are signed in to: by password, or at a provider that has been set up. */
export function SignInPanel({ mailbox, form }: Props) {
  const t = useT()
  const { data } = useQuery(providersQuery)
  const { signIn } = form.getValues()
  const known = data?.providers.map(({ provider }) => provider) ?? []
  const choices = (['google', 'microsoft', 'other'] as const).filter(
    (name) => known.includes(name) || name === signIn,
  )
  if (choices.length === 0) return null
  return (
    <Stack gap="sm">
      <Select
        {...form.getInputProps('signIn')}
        label={t('mail:signIn.label')}
        data={(['password', ...choices] as const).map((value) => ({
          value,
          label: t(`mail:signIn.ways.${value}`),
        }))}
        allowDeselect={false}
      />
      {signIn !== 'password' &&
        (mailbox?.signIn === signIn ? (
          <Grant mailbox={mailbox} />
        ) : (
          <Text size="sm" c="dimmed">
            {t('mail:signIn.saveFirst')}
          </Text>
        ))}
    </Stack>
  )
}

function Grant({ mailbox }: { mailbox: Mailbox }) {
  const t = useT()
  const { act, busy, error } = useAction()
  const { grant, signIn } = mailbox
  const provider = t(`mail:signIn.ways.${signIn}`)
  return (
    <Stack gap="xs">
      <Group gap="sm">
        <StateMark tone={grant ? (grant.ended ? 'danger' : 'ok') : 'warn'}>
          {grant
            ? grant.ended
              ? t('mail:signIn.ended')
              : t('mail:signIn.granted')
            : t('mail:signIn.notYet')}
        </StateMark>
        {grant && !grant.ended && (
          <Text size="sm" c="dimmed">
            {t('mail:signIn.since')} <Time at={grant.since} />
          </Text>
        )}
      </Group>
      <Group>
        <Button variant="default" loading={busy} onClick={() => act(() => goToSignIn(mailbox.id))}>
          {grant ? t('mail:signIn.again', { provider }) : t('mail:signIn.action', { provider })}
        </Button>
      </Group>
      <FormError error={error} />
    </Stack>
  )
}

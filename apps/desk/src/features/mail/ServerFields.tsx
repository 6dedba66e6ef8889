import {
  Fieldset,
  Group,
  NumberInput,
  PasswordInput,
  Select,
  Stack,
  Switch,
  Text,
  TextInput,
} from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useT } from '../../i18n/useT.ts'
import type { MailboxForm } from './mailboxForm.ts'
import { firstServer, hostOfServer, mailHosts } from './mailHosts.ts'

type Props = { kind: 'imap' | 'smtp'; form: UseFormReturnType<MailboxForm>; hadPassword: boolean }

/** One server of a mailbox, there or not. A known host fills in all but the password. */
export function ServerFields({ kind, form, hadPassword }: Props) {
  const t = useT()
  const values = form.getValues()
  const server = values[kind]
  const host = server ? hostOfServer(server.host) : undefined

  const toggle = (on: boolean) =>
    form.setFieldValue(kind, on ? { ...firstServer(kind, values.address), password: '' } : null)
  const chooseHost = (name: string | null) => {
    const chosen = mailHosts.find((known) => known.name === name)
    if (server && chosen) form.setFieldValue(kind, { ...server, ...chosen[kind] })
  }

  return (
    <Stack gap="sm">
      <Switch
        checked={server !== null}
        onChange={(event) => toggle(event.currentTarget.checked)}
        label={t(`mail:server.${kind}`)}
        description={t(`mail:server.${kind}Why`)}
      />
      {server && (
        <Fieldset legend={t(`mail:server.${kind}Legend`)}>
          <Stack gap="sm">
            <Select
              label={t('mail:server.provider')}
              data={mailHosts.map(({ name }) => name)}
              value={host?.name ?? null}
              onChange={chooseHost}
              placeholder={t('mail:server.otherProvider')}
            />
            {host?.appPassword && values.signIn === 'password' && (
              <Text size="sm" c="dimmed">
                {t('mail:server.appPassword', { provider: host.name })}
              </Text>
            )}
            <Group grow preventGrowOverflow={false} align="flex-start" gap="sm">
              <TextInput
                {...form.getInputProps(`${kind}.host`)}
                label={t('mail:server.host')}
                flex="2 1 12rem"
                maw="none"
              />
              <NumberInput
                {...form.getInputProps(`${kind}.port`)}
                label={t('mail:server.port')}
                flex="1 1 6rem"
                maw="none"
                min={1}
                max={65535}
                allowDecimal={false}
                hideControls
              />
            </Group>
            <Select
              {...form.getInputProps(`${kind}.security`)}
              label={t('mail:server.security')}
              data={(['tls', 'starttls', 'none'] as const).map((value) => ({
                value,
                label: t(`mail:security.${value}`),
              }))}
            />
            <TextInput
              {...form.getInputProps(`${kind}.user`)}
              label={t('mail:server.user')}
              autoComplete="off"
            />
            {values.signIn === 'password' && (
              <PasswordInput
                {...form.getInputProps(`${kind}.password`)}
                label={t('session:password')}
                description={hadPassword ? t('mail:server.passwordStays') : undefined}
                autoComplete="new-password"
                visibilityToggleButtonProps={{ 'aria-label': t('session:showPassword') }}
              />
            )}
          </Stack>
        </Fieldset>
      )}
    </Stack>
  )
}

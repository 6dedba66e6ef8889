import { Button, Group, PasswordInput, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMe } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { FormError } from '../../ui/FormError.tsx'
import { NewPasswordInput } from '../../ui/NewPasswordInput.tsx'
import { noticeDone } from '../../ui/notice.tsx'
import { Section } from '../../ui/Section.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { changePassword } from './api.ts'

export function PasswordSection() {
  const t = useT()
  const { email } = useMe()
  const form = useForm({ mode: 'uncontrolled', initialValues: { current: '', password: '' } })
  const { submit, busy, error } = useSubmit(
    form,
    async ({ current, password }) => {
      await changePassword(current, password)
      form.reset()
      noticeDone(t('session:account.passwordChanged'))
    },
    { wrong_credentials: 'current' },
  )
  return (
    <Section title={t('session:account.passwordTitle')} about={t('session:account.passwordWhy')}>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm" maw="24rem">
          {/* A password manager needs to see whose password this is. */}
          <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
          <PasswordInput
            {...form.getInputProps('current')}
            key={form.key('current')}
            label={t('session:account.currentPassword')}
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': t('session:showPassword') }}
          />
          <NewPasswordInput
            {...form.getInputProps('password')}
            key={form.key('password')}
            label={t('session:newPassword')}
          />
          <FormError error={error} />
          <Group>
            <Button type="submit" loading={busy}>
              {t('session:account.changePassword')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  )
}

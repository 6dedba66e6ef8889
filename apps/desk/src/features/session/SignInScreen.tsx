import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useT } from '../../i18n/useT.ts'
import { FormError } from '../../ui/FormError.tsx'
import { TextLink } from '../../ui/TextLink.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { setupQuery, signIn } from './api.ts'
import { EntryPage } from './EntryPage.tsx'

export default function SignInScreen() {
  const t = useT()
  const router = useRouter()
  const { next } = useSearch({ from: '/sign-in' })
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: '', password: '' } })
  const demo = useQuery(setupQuery).data?.demo
  const { isDirty, setValues } = form
  useEffect(() => {
    // Only where nothing was typed meanwhile.
    if (demo && !isDirty()) setValues(demo)
  }, [demo, isDirty, setValues])
  const { submit, busy, error } = useSubmit(form, async ({ email, password }) => {
    await signIn(email.trim(), password)
    router.history.push(next ?? '/')
  })

  return (
    <EntryPage title={t('session:signIn.title')}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {demo && <Text size="sm">{t('demo:signIn')}</Text>}
          <TextInput
            {...form.getInputProps('email')}
            key={form.key('email')}
            label={t('session:email')}
            type="email"
            name="email"
            autoComplete="username"
            autoFocus
          />
          <PasswordInput
            {...form.getInputProps('password')}
            key={form.key('password')}
            label={t('session:password')}
            name="password"
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': t('session:showPassword') }}
          />
          <FormError error={error} />
          <Button type="submit" loading={busy} fullWidth>
            {t('session:signIn.action')}
          </Button>
          <TextLink to="/reset" size="sm" ta="center">
            {t('session:signIn.forgotten')}
          </TextLink>
        </Stack>
      </form>
    </EntryPage>
  )
}

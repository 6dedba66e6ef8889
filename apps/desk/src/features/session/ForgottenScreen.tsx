import { Button, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { FormError } from '../../ui/FormError.tsx'
import { TextLink } from '../../ui/TextLink.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { askForReset } from './api.ts'
import { EntryPage } from './EntryPage.tsx'

export default function ForgottenScreen() {
  const t = useT()
  const [askedFor, setAskedFor] = useState('')
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: '' } })
  const { submit, busy, error } = useSubmit(form, async ({ email }) => {
    await askForReset(email.trim())
    setAskedFor(email.trim())
  })
  const back = (
    <TextLink to="/sign-in" size="sm" ta="center">
      {t('session:toSignIn')}
    </TextLink>
  )

  // The same answer whether the address is known or not: strangers learn nothing here.
  if (askedFor)
    return (
      <EntryPage title={t('session:forgotten.sentTitle')}>
        <Stack gap="md" role="status">
          <Text>{t('session:forgotten.sent', { email: askedFor })}</Text>
          {back}
        </Stack>
      </EntryPage>
    )

  return (
    <EntryPage title={t('session:forgotten.title')} intro={t('session:forgotten.intro')}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <TextInput
            {...form.getInputProps('email')}
            key={form.key('email')}
            label={t('session:email')}
            type="email"
            autoComplete="username"
            autoFocus
          />
          <FormError error={error} />
          <Button type="submit" loading={busy} fullWidth>
            {t('session:forgotten.action')}
          </Button>
          {back}
        </Stack>
      </form>
    </EntryPage>
  )
}

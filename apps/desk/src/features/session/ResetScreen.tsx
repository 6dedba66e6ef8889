import { Button, Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { FormError } from '../../ui/FormError.tsx'
import { NewPasswordInput } from '../../ui/NewPasswordInput.tsx'
import { TextLink } from '../../ui/TextLink.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { setNewPassword } from './api.ts'
import { EntryPage } from './EntryPage.tsx'

export default function ResetScreen() {
  const t = useT()
  const { token } = useParams({ from: '/reset/$token' })
  const [done, setDone] = useState(false)
  const form = useForm({ mode: 'uncontrolled', initialValues: { password: '' } })
  const { submit, busy, error } = useSubmit(form, async ({ password }) => {
    await setNewPassword(token, password)
    setDone(true)
  })

  if (done)
    return (
      <EntryPage title={t('session:reset.doneTitle')}>
        <Stack gap="md" role="status">
          <Text>{t('session:reset.done')}</Text>
          <Button component={Link} to="/sign-in">
            {t('session:toSignIn')}
          </Button>
        </Stack>
      </EntryPage>
    )

  return (
    <EntryPage title={t('session:reset.title')}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <NewPasswordInput
            {...form.getInputProps('password')}
            key={form.key('password')}
            label={t('session:newPassword')}
            autoFocus
          />
          <FormError error={error} />
          <Button type="submit" loading={busy} fullWidth>
            {t('session:reset.action')}
          </Button>
          <TextLink to="/reset" size="sm" ta="center">
            {t('session:reset.another')}
          </TextLink>
        </Stack>
      </form>
    </EntryPage>
  )
}

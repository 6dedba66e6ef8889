import { Button, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { ApiError } from '../../api/client.ts'
import { useLanguage, useT } from '../../i18n/useT.ts'
import { FormError } from '../../ui/FormError.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { NewPasswordInput } from '../../ui/NewPasswordInput.tsx'
import { TextLink } from '../../ui/TextLink.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { acceptInvitation, invitationQuery } from './api.ts'
import { EntryPage } from './EntryPage.tsx'

export default function InvitationScreen() {
  const t = useT()
  const { token } = useParams({ from: '/invitation/$token' })
  const invitation = useQuery(invitationQuery(token))

  if (invitation.error instanceof ApiError && [404, 410].includes(invitation.error.status))
    return (
      <EntryPage title={t('session:invitation.overTitle')}>
        <Stack gap="md">
          <Text>{t('session:invitation.over')}</Text>
          <TextLink to="/sign-in">{t('session:toSignIn')}</TextLink>
        </Stack>
      </EntryPage>
    )
  const company = invitation.data?.company ?? ''
  return (
    <EntryPage
      title={company ? t('session:invitation.title', { company }) : t('session:invitation.wait')}
      intro={invitation.data && t('session:invitation.intro', { email: invitation.data.email })}
    >
      <Loaded query={invitation}>{({ name }) => <Answer token={token} name={name} />}</Loaded>
    </EntryPage>
  )
}

function Answer({ token, name }: { token: string; name: string }) {
  const t = useT()
  const router = useRouter()
  const language = useLanguage()
  const form = useForm({ mode: 'uncontrolled', initialValues: { name, password: '' } })
  const { submit, busy, error } = useSubmit(form, async (values) => {
    await acceptInvitation(token, { ...values, language })
    router.history.push('/')
  })
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          {...form.getInputProps('name')}
          key={form.key('name')}
          label={t('session:yourName')}
          description={t('session:yourNameWhy')}
          autoComplete="name"
        />
        <NewPasswordInput
          {...form.getInputProps('password')}
          key={form.key('password')}
          label={t('session:password')}
          autoFocus
        />
        <FormError error={error} />
        <Button type="submit" loading={busy} fullWidth>
          {t('session:invitation.action')}
        </Button>
      </Stack>
    </form>
  )
}

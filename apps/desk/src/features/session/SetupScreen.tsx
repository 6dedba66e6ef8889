import { Button, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { Navigate, useRouter } from '@tanstack/react-router'
import { useLanguage, useT } from '../../i18n/useT.ts'
import { FormError } from '../../ui/FormError.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { NewPasswordInput } from '../../ui/NewPasswordInput.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { setUp, setupQuery } from './api.ts'
import { EntryPage } from './EntryPage.tsx'
import { SetupPart } from './SetupPart.tsx'

/** The first visit: three short parts, one button, and one stands in the inbox. */
export default function SetupScreen() {
  const t = useT()
  const state = useQuery(setupQuery)
  return (
    <EntryPage wide title={t('session:setup.title')} intro={t('session:setup.intro')}>
      <Loaded query={state}>
        {({ needed, keyRequired }) =>
          needed ? <SetupForm keyRequired={keyRequired} /> : <Navigate to="/sign-in" />
        }
      </Loaded>
    </EntryPage>
  )
}

const nothing = { key: '', name: '', email: '', password: '', company: '', brand: '', brandAddress: '' }

function SetupForm({ keyRequired }: { keyRequired: boolean }) {
  const t = useT()
  const router = useRouter()
  const language = useLanguage()
  const form = useForm({ mode: 'controlled', initialValues: nothing })
  const { submit, busy, error } = useSubmit(
    form,
    async ({ key, brand, company, ...values }) => {
      // A missing company is said once, at its own field.
      const whole = { ...values, company, brand: brand || company || '–', language }
      await setUp(keyRequired ? { ...whole, key } : whole)
      router.history.push('/')
    },
    { setup_key_wrong: 'key' },
  )

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="xl">
        {keyRequired && (
          <SetupPart title={t('session:setup.key')} about={t('session:setup.keyWhy')}>
            <TextInput
              {...form.getInputProps('key')}
              label={t('session:setup.keyLabel')}
              autoComplete="off"
              spellCheck={false}
            />
          </SetupPart>
        )}
        <SetupPart title={t('session:setup.you')} about={t('session:setup.youWhy')}>
          <TextInput {...form.getInputProps('name')} label={t('session:yourName')} autoComplete="name" />
          <TextInput
            {...form.getInputProps('email')}
            label={t('session:email')}
            type="email"
            autoComplete="email"
          />
          <NewPasswordInput {...form.getInputProps('password')} label={t('session:password')} />
        </SetupPart>
        <SetupPart title={t('session:setup.company')} about={t('session:setup.companyWhy')}>
          <TextInput
            {...form.getInputProps('company')}
            label={t('session:setup.companyName')}
            autoComplete="organization"
          />
          <TextInput
            {...form.getInputProps('brand')}
            label={t('session:setup.brand')}
            description={t('session:setup.brandWhy')}
            placeholder={form.getValues().company}
          />
        </SetupPart>
        <SetupPart title={t('session:setup.mail')} about={t('session:setup.mailWhy')}>
          <TextInput
            {...form.getInputProps('brandAddress')}
            label={t('session:setup.address')}
            type="email"
            placeholder="support@example.com"
            autoComplete="off"
          />
        </SetupPart>
        <Stack gap="md">
          <FormError error={error} />
          <Button type="submit" loading={busy} fullWidth>
            {t('session:setup.action')}
          </Button>
        </Stack>
      </Stack>
    </form>
  )
}

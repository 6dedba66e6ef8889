import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMe } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { FormError } from '../../ui/FormError.tsx'
import { noticeDone } from '../../ui/notice.tsx'
import { Section } from '../../ui/Section.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { changeAccount } from './api.ts'

export function NameSection() {
  const t = useT()
  const me = useMe()
  const form = useForm({ mode: 'uncontrolled', initialValues: { name: me.name, position: me.position } })
  const { submit, busy, error } = useSubmit(form, async (values) => {
    await changeAccount(values)
    noticeDone(t('saved'))
  })
  return (
    <Section title={t('session:account.you')} about={t('session:account.signInAs', { email: me.email })}>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm" maw="24rem">
          <TextInput
            {...form.getInputProps('name')}
            key={form.key('name')}
            label={t('session:yourName')}
            description={t('session:yourNameWhy')}
            autoComplete="name"
          />
          <TextInput
            {...form.getInputProps('position')}
            key={form.key('position')}
            label={t('session:position')}
            description={t('session:positionWhy', { variable: '{{agent.position}}' })}
            autoComplete="organization-title"
          />
          <FormError error={error} />
          <Group>
            <Button type="submit" loading={busy}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  )
}

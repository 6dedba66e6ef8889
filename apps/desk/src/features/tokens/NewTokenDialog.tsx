import { Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { MadeToken, NewToken } from '@podpora/contract/api'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { fieldProps } from '../../ui/fieldProps.ts'
import { ShownOnce } from '../../ui/ShownOnce.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { ScopeChoice } from './ScopeChoice.tsx'

type Props = {
  title: string
  /** A service's token has the rights of the service, a person's its own. */
  withScopes?: boolean
  make: (input: NewToken) => Promise<MadeToken>
  onClose: () => void
}
interface Form extends Record<string, unknown> {
  name: string
  scopes: NewToken['scopes']
  expiresInDays: string
}

export function NewTokenDialog({ title, withScopes = false, make, onClose }: Props) {
  const t = useT()
  const [secret, setSecret] = useState<string | null>(null)
  const form = useForm<Form>({
    mode: 'controlled',
    initialValues: { name: '', scopes: [], expiresInDays: '365' },
  })
  const sending = useSubmit(form, async ({ name, scopes, expiresInDays }) => {
    const days = expiresInDays === 'never' ? null : Number(expiresInDays)
    setSecret((await make({ name, scopes, expiresInDays: days })).secret)
  })
  if (secret)
    return (
      <Dialog onClose={onClose} title={t('api:tokens.made')}>
        <ShownOnce
          about={t('api:tokens.madeWhy')}
          label={t('api:tokens.token')}
          value={secret}
          onClose={onClose}
        />
      </Dialog>
    )
  return (
    <FormDialog
      onClose={onClose}
      wide={withScopes}
      title={title}
      sending={sending}
      action={t('api:tokens.make')}
    >
      <TextInput
        {...form.getInputProps('name')}
        label={t('api:name')}
        description={t('api:tokens.nameWhy')}
        autoComplete="off"
        data-autofocus
      />
      {withScopes && <ScopeChoice label={t('api:tokens.scopes')} {...fieldProps(form, 'scopes')} />}
      <Select
        {...form.getInputProps('expiresInDays')}
        label={t('api:tokens.ends')}
        allowDeselect={false}
        data={[
          ...['30', '90', '365'].map((value) => ({
            value,
            label: t('api:tokens.days', { count: Number(value) }),
          })),
          { value: 'never', label: t('api:tokens.never') },
        ]}
      />
    </FormDialog>
  )
}

import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Service } from '@podpora/contract/api'
import { type TokenScope, tokenScopes } from '@podpora/contract/permissions'
import { useT } from '../../i18n/useT.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { fieldProps } from '../../ui/fieldProps.ts'
import { noticeDone } from '../../ui/notice.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { removeService, saveService } from './api.ts'
import { ScopeChoice } from './ScopeChoice.tsx'

interface Form extends Record<string, unknown> {
  name: string
  permissions: TokenScope[]
}

export function ServiceDialog({ service, onClose }: { service: Service | null; onClose: () => void }) {
  const t = useT()
  const form = useForm<Form>({
    mode: 'controlled',
    initialValues: {
      name: service?.name ?? '',
      permissions: tokenScopes.filter((scope) => service?.permissions.includes(scope)),
    },
  })
  const sending = useSubmit(
    form,
    async (values) => {
      await saveService(service, values)
      onClose()
      noticeDone(t('saved'))
    },
    { name_taken: 'name' },
  )
  return (
    <FormDialog
      onClose={onClose}
      wide
      title={service ? service.name : t('api:services.add')}
      sending={sending}
      ending={
        service && {
          action: t('api:services.end'),
          title: t('api:services.endTitle', { name: service.name }),
          loses: t('api:services.endLoses'),
          run: () => removeService(service.id),
        }
      }
    >
      <TextInput
        {...form.getInputProps('name')}
        label={t('api:name')}
        description={t('api:services.nameWhy')}
        autoComplete="off"
        data-autofocus
      />
      <ScopeChoice
        label={t('api:services.permissions')}
        kept={service?.permissions ?? []}
        {...fieldProps(form, 'permissions')}
      />
    </FormDialog>
  )
}

import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Service } from '@podpora/contract/api'
import { type TokenScope, tokenScopes } from '@podpora/contract/permissions'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { FormError } from '../../ui/FormError.tsx'
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
  const [ending, setEnding] = useState(false)
  const form = useForm<Form>({
    mode: 'controlled',
    initialValues: {
      name: service?.name ?? '',
      permissions: tokenScopes.filter((scope) => service?.permissions.includes(scope)),
    },
  })
  const { submit, busy, error } = useSubmit(
    form,
    async (values) => {
      await saveService(service, values)
      onClose()
      noticeDone(t('saved'))
    },
    { name_taken: 'name' },
  )
  if (service && ending)
    return (
      <ConfirmDialog
        title={t('api:services.endTitle', { name: service.name })}
        action={t('api:services.end')}
        onConfirm={() => removeService(service.id)}
        onClose={onClose}
      >
        {t('api:services.endLoses')}
      </ConfirmDialog>
    )
  return (
    <Dialog onClose={onClose} wide title={service ? service.name : t('api:services.add')}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
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
          <FormError error={error} />
          <Group justify="space-between" gap="xs">
            {service ? (
              <Button variant="subtle" color="red" onClick={() => setEnding(true)}>
                {t('api:services.end')}
              </Button>
            ) : (
              <span />
            )}
            <Group gap="xs">
              <Button variant="default" onClick={onClose}>
                {t('cancel')}
              </Button>
              <Button type="submit" loading={busy}>
                {t('save')}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

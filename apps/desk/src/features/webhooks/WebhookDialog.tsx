import { Button, MultiSelect, Switch, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Webhook } from '@podpora/contract/api'
import { type EventKind, eventKinds } from '@podpora/contract/events'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { fieldProps } from '../../ui/fieldProps.ts'
import { noticeDone } from '../../ui/notice.tsx'
import { ShownOnce } from '../../ui/ShownOnce.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { changeWebhook, deleteWebhook, makeWebhook, replaceSecret } from './api.ts'

interface Form extends Record<string, unknown> {
  name: string
  url: string
  /** None chosen: every kind. */
  kinds: EventKind[]
  active: boolean
}

export function WebhookDialog({ webhook, onClose }: { webhook: Webhook | null; onClose: () => void }) {
  const t = useT()
  const [secret, setSecret] = useState<string | null>(null)
  const [replacing, setReplacing] = useState(false)
  const form = useForm<Form>({
    mode: 'controlled',
    initialValues: {
      name: webhook?.name ?? '',
      url: webhook?.url ?? '',
      kinds: eventKinds.filter((kind) => webhook?.kinds?.includes(kind)),
      active: webhook?.active ?? true,
    },
  })
  const kindsField = fieldProps(form, 'kinds')
  const sending = useSubmit(form, async ({ name, url, kinds, active }) => {
    const input = { name, url: url.trim(), kinds: kinds.length > 0 ? kinds : null }
    if (!webhook) return setSecret((await makeWebhook(input)).secret)
    await changeWebhook(webhook.id, { ...input, active })
    onClose()
    noticeDone(t('saved'))
  })

  if (secret)
    return (
      <Dialog onClose={onClose} title={t('api:webhooks.secret')}>
        <ShownOnce
          about={t('api:webhooks.secretWhy')}
          label={t('api:webhooks.secret')}
          value={secret}
          onClose={onClose}
        />
      </Dialog>
    )
  if (webhook && replacing)
    return (
      <ConfirmDialog
        title={t('api:webhooks.replaceSecret')}
        action={t('api:webhooks.replaceSecret')}
        onConfirm={async () => setSecret((await replaceSecret(webhook.id)).secret)}
        onClose={() => setReplacing(false)}
      >
        {t('api:webhooks.replaceSecretLoses')}
      </ConfirmDialog>
    )
  return (
    <FormDialog
      onClose={onClose}
      wide
      title={webhook ? webhook.name : t('api:webhooks.add')}
      sending={sending}
      ending={
        webhook && {
          action: t('api:webhooks.delete'),
          title: t('api:webhooks.deleteTitle', { name: webhook.name }),
          loses: t('api:webhooks.deleteLoses'),
          run: () => deleteWebhook(webhook.id),
        }
      }
      aside={
        webhook && (
          <Button variant="subtle" onClick={() => setReplacing(true)}>
            {t('api:webhooks.replaceSecret')}
          </Button>
        )
      }
    >
      <TextInput {...form.getInputProps('name')} label={t('api:name')} autoComplete="off" data-autofocus />
      <TextInput
        {...form.getInputProps('url')}
        label={t('api:webhooks.url')}
        description={t('api:webhooks.urlWhy')}
        placeholder="https://example.com/podpora"
        type="url"
        autoComplete="off"
      />
      <MultiSelect
        label={t('api:webhooks.kinds')}
        description={t('api:webhooks.kindsWhy')}
        placeholder={kindsField.value.length === 0 ? t('api:webhooks.allKinds') : ''}
        data={[...eventKinds]}
        value={kindsField.value}
        onChange={(chosen) => kindsField.onChange(eventKinds.filter((kind) => chosen.includes(kind)))}
        error={kindsField.error}
        data-path={kindsField['data-path']}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('api:webhooks.allKinds') }}
      />
      {webhook && (
        <Switch
          {...form.getInputProps('active', { type: 'checkbox' })}
          label={t('api:webhooks.active')}
          description={t('api:webhooks.activeWhy')}
        />
      )}
    </FormDialog>
  )
}

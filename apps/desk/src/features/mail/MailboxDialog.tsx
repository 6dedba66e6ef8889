import { Button, Group, Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Mailbox } from '@podpora/contract/mail'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { FormError } from '../../ui/FormError.tsx'
import { noticeDone } from '../../ui/notice.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { useDirectory } from '../directory/api.ts'
import { deleteMailbox, saveMailbox } from './api.ts'
import { ConnectionCheck } from './ConnectionCheck.tsx'
import { formOf, inputOf, type MailboxForm } from './mailboxForm.ts'
import { ServerFields } from './ServerFields.tsx'

type Props = { mailbox: Mailbox | null; onClose: () => void }

export function MailboxDialog({ mailbox, onClose }: Props) {
  const t = useT()
  const { brands, groups } = useDirectory()
  const [deleting, setDeleting] = useState(false)
  const form = useForm<MailboxForm>({ mode: 'controlled', initialValues: formOf(mailbox, brands[0]?.id) })
  const { imap, smtp } = form.getValues()
  const { submit, busy, error } = useSubmit(
    form,
    async (values) => {
      await saveMailbox(mailbox, inputOf(values))
      onClose()
      noticeDone(t('saved'))
    },
    { address_taken: 'address' },
  )

  if (mailbox && deleting)
    return (
      <ConfirmDialog
        title={t('mail:mailbox.deleteTitle', { address: mailbox.address })}
        action={t('mail:mailbox.delete')}
        onConfirm={() => deleteMailbox(mailbox.id)}
        onClose={onClose}
      >
        {t('mail:mailbox.deleteLoses')}
      </ConfirmDialog>
    )
  return (
    <Dialog onClose={onClose} wide title={mailbox ? mailbox.address : t('mail:mailboxes.add')}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <TextInput
            {...form.getInputProps('address')}
            label={t('mail:mailbox.address')}
            description={t('mail:mailbox.addressWhy')}
            type="email"
            autoComplete="off"
            data-autofocus
          />
          <TextInput
            {...form.getInputProps('name')}
            label={t('mail:mailbox.name')}
            description={t('mail:mailbox.nameWhy')}
            placeholder={brands.find((brand) => String(brand.id) === form.getValues().brandId)?.name}
          />
          <Group grow align="flex-start">
            <Select
              {...form.getInputProps('brandId')}
              label={t('mail:mailbox.brand')}
              data={brands.map((brand) => ({ value: String(brand.id), label: brand.name }))}
            />
            <Select
              {...form.getInputProps('groupId')}
              label={t('mail:mailbox.group')}
              data={groups.map((group) => ({ value: String(group.id), label: group.name }))}
              placeholder={t('mail:mailbox.noGroup')}
              clearable
              clearButtonProps={{ 'aria-label': t('mail:mailbox.noGroup') }}
            />
          </Group>
          <ServerFields kind="imap" form={form} hadPassword={mailbox?.imap?.hasPassword ?? false} />
          <ServerFields kind="smtp" form={form} hadPassword={mailbox?.smtp?.hasPassword ?? false} />
          {(imap || smtp) && <ConnectionCheck id={mailbox?.id ?? null} form={form} />}
          <FormError error={error} />
          <Group justify="space-between" gap="xs">
            {mailbox ? (
              <Button variant="subtle" color="red" onClick={() => setDeleting(true)}>
                {t('mail:mailbox.delete')}
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

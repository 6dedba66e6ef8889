import { Fieldset, Group, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Mailbox } from '@podpora/contract/mail'
import { useT } from '../../i18n/useT.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { noticeDone } from '../../ui/notice.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { useDirectory } from '../directory/api.ts'
import { deleteMailbox, saveMailbox } from './api.ts'
import { ConnectionCheck } from './ConnectionCheck.tsx'
import { FetchFields } from './FetchFields.tsx'
import { formOf, inputOf, type MailboxForm } from './mailboxForm.ts'
import { PastPanel } from './PastPanel.tsx'
import { AliasFields, LimitFields } from './SendingFields.tsx'
import { ServerFields } from './ServerFields.tsx'
import { SignInPanel } from './SignInPanel.tsx'

const doors = ['none', 'urgent', 'complaints'] as const

type Props = { mailbox: Mailbox | null; onClose: () => void }

export function MailboxDialog({ mailbox, onClose }: Props) {
  const t = useT()
  const { brands, groups } = useDirectory()
  const form = useForm<MailboxForm>({ mode: 'controlled', initialValues: formOf(mailbox, brands[0]?.id) })
  const { imap, smtp } = form.getValues()
  const sending = useSubmit(
    form,
    async (values) => {
      await saveMailbox(mailbox, inputOf(values))
      onClose()
      noticeDone(t('saved'))
    },
    { address_taken: 'address' },
  )

  return (
    <FormDialog
      onClose={onClose}
      wide
      title={mailbox ? mailbox.address : t('mail:mailboxes.add')}
      sending={sending}
      ending={
        mailbox && {
          action: t('mail:mailbox.delete'),
          title: t('mail:mailbox.deleteTitle', { address: mailbox.address }),
          loses: t('mail:mailbox.deleteLoses'),
          run: () => deleteMailbox(mailbox.id),
        }
      }
    >
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
      <Select
        {...form.getInputProps('door')}
        label={t('mail:mailbox.door')}
        data={doors.map((door) => ({ value: door, label: t(`mail:mailbox.doors.${door}`) }))}
        allowDeselect={false}
      />
      <ServerFields kind="imap" form={form} hadPassword={mailbox?.imap?.hasPassword ?? false} />
      {imap && <FetchFields form={form} />}
      <ServerFields kind="smtp" form={form} hadPassword={mailbox?.smtp?.hasPassword ?? false} />
      <TextInput
        {...form.getInputProps('authservId')}
        label={t('trustSettings:authserv.label')}
        description={t('trustSettings:authserv.why')}
        autoComplete="off"
      />
      <LimitFields form={form} />
      <AliasFields form={form} />
      {(imap || smtp) && <SignInPanel mailbox={mailbox} form={form} />}
      {(imap || smtp) && <ConnectionCheck id={mailbox?.id ?? null} form={form} />}
      {mailbox?.imap && mailbox.door === null && (
        <Fieldset legend={t('mail:past.title')}>
          <PastPanel mailbox={mailbox} />
        </Fieldset>
      )}
    </FormDialog>
  )
}

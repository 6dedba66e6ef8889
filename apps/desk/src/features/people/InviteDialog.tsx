import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Invite } from '@podpora/contract/people'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { fieldProps } from '../../ui/fieldProps.ts'
import { noticeDone } from '../../ui/notice.tsx'
import { ShownOnce } from '../../ui/ShownOnce.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { invite } from './api.ts'
import { GroupChoice } from './GroupChoice.tsx'
import { RoleChoice } from './RoleChoice.tsx'

const nobody: Invite = { name: '', email: '', role: 'agent', groupIds: [] }

export function InviteDialog({ onClose }: { onClose: () => void }) {
  const t = useT()
  const [handOver, setHandOver] = useState<{ name: string; link: string } | null>(null)
  const form = useForm<Invite>({ mode: 'controlled', initialValues: nobody })
  const roleField = fieldProps(form, 'role')
  const groupsField = fieldProps(form, 'groupIds')
  const sending = useSubmit(
    form,
    async (values) => {
      const { agent, link } = await invite({ ...values, email: values.email.trim() })
      if (link) return setHandOver({ name: agent.name, link })
      onClose()
      noticeDone(t('people:invitation.sent', { email: agent.email }))
    },
    { email_taken: 'email' },
  )

  if (handOver)
    return (
      <Dialog onClose={onClose} title={t('people:invitation.ready')}>
        <ShownOnce
          about={t('people:invitation.handOver', { name: handOver.name })}
          label={t('people:invitation.link')}
          value={handOver.link}
          onClose={onClose}
        />
      </Dialog>
    )
  return (
    <FormDialog
      onClose={onClose}
      wide
      title={t('people:people.invite')}
      sending={sending}
      action={t('people:invitation.send')}
    >
      <TextInput {...form.getInputProps('name')} label={t('people:name')} autoComplete="off" data-autofocus />
      <TextInput
        {...form.getInputProps('email')}
        label={t('people:email')}
        description={t('people:emailWhy')}
        type="email"
        autoComplete="off"
      />
      <RoleChoice {...roleField} />
      <GroupChoice {...groupsField} />
    </FormDialog>
  )
}

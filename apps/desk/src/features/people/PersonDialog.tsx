import { Button, Group, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Agent, AgentChange } from '@podpora/contract/people'
import type { Role } from '@podpora/contract/permissions'
import { useState } from 'react'
import { useMe } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { fieldProps } from '../../ui/fieldProps.ts'
import { noticeDone, noticeFailed } from '../../ui/notice.tsx'
import { ShownOnce } from '../../ui/ShownOnce.tsx'
import { useErrorText } from '../../ui/useErrorText.ts'
import { useSubmit } from '../../ui/useSubmit.ts'
import { useUndoable } from '../../ui/useUndoable.ts'
import { changeAgent, inviteAgain } from './api.ts'
import { GroupChoice } from './GroupChoice.tsx'
import { RoleChoice } from './RoleChoice.tsx'

type Props = { agent: Agent; onClose: () => void }

export function PersonDialog({ agent, onClose }: Props) {
  const t = useT()
  const me = useMe()
  const self = agent.id === me.id
  const [link, setLink] = useState<string | null>(null)
  const form = useForm<{ name: string; role: Role; groupIds: number[] }>({
    mode: 'controlled',
    initialValues: { name: agent.name, role: agent.role, groupIds: agent.groupIds },
  })
  const roleField = fieldProps(form, 'role')
  const groupsField = fieldProps(form, 'groupIds')
  const sending = useSubmit(
    form,
    async ({ name, role, groupIds }) => {
      // One's own role is not one's own to change, not even to the same.
      await changeAgent(agent.id, self ? { name, groupIds } : { name, role, groupIds })
      onClose()
      noticeDone(t('saved'))
    },
    { last_owner: 'role', own_role: 'role' },
  )

  if (link)
    return (
      <Dialog onClose={onClose} title={t('people:invitation.ready')}>
        <ShownOnce
          about={t('people:invitation.handOver', { name: agent.name })}
          label={t('people:invitation.link')}
          value={link}
          onClose={onClose}
        />
      </Dialog>
    )
  return (
    <FormDialog onClose={onClose} wide title={agent.name} sending={sending}>
      <Text c="dimmed">{agent.email}</Text>
      <TextInput {...form.getInputProps('name')} label={t('people:name')} autoComplete="off" />
      <RoleChoice {...roleField} disabled={self} />
      <GroupChoice {...groupsField} />
      {!self && <Access agent={agent} onClose={onClose} onLink={setLink} />}
    </FormDialog>
  )
}

function Access({ agent, onClose, onLink }: Props & { onLink: (link: string) => void }) {
  const t = useT()
  const errorText = useErrorText()
  const failed = (error: unknown) => noticeFailed(errorText(error))
  const run = useUndoable()
  const setState = (state: NonNullable<AgentChange['state']>) => changeAgent(agent.id, { state })

  const again = () =>
    void inviteAgain(agent.id).then(({ link }) => {
      if (link) return onLink(link)
      onClose()
      noticeDone(t('people:invitation.sent', { email: agent.email }))
    }, failed)
  const enabled = t('people:access.enabled')
  const enable = () => void run(() => setState('active'), { text: enabled })
  const disable = () =>
    void run(() => setState('disabled').then(onClose), {
      text: t('people:access.disabled', { name: agent.name }),
      undo: () => setState('active'),
      undone: enabled,
    })

  return (
    <Group justify="space-between" gap="sm">
      <Text size="sm" c="dimmed" flex="1 1 14rem">
        {t(`people:access.${agent.state}About`)}
      </Text>
      {agent.state === 'invited' && (
        <Button variant="default" onClick={again}>
          {t('people:invitation.again')}
        </Button>
      )}
      {agent.state === 'disabled' && (
        <Button variant="default" onClick={enable}>
          {t('people:access.enable')}
        </Button>
      )}
      {agent.state !== 'disabled' && (
        <Button variant="light" color="red" onClick={disable}>
          {t('people:access.disable')}
        </Button>
      )}
    </Group>
  )
}

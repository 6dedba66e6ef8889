import { Button, Group as Line, MultiSelect, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Group, GroupInput } from '@podpora/contract/people'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { FormError } from '../../ui/FormError.tsx'
import { noticeDone } from '../../ui/notice.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { useDirectory } from '../directory/api.ts'
import { changeGroup, createGroup, deleteGroup } from './api.ts'

type Props = { group: Group | null; onClose: () => void }

export function GroupDialog({ group, onClose }: Props) {
  const t = useT()
  const { agents } = useDirectory()
  const [deleting, setDeleting] = useState(false)
  const form = useForm<GroupInput>({
    mode: 'controlled',
    initialValues: { name: group?.name ?? '', memberIds: group?.memberIds ?? [] },
  })
  const { submit, busy, error } = useSubmit(
    form,
    async (values) => {
      await (group ? changeGroup(group.id, values) : createGroup(values))
      onClose()
      noticeDone(t('saved'))
    },
    { name_taken: 'name' },
  )
  const members = form.getInputProps('memberIds')

  if (group && deleting)
    return (
      <ConfirmDialog
        title={t('people:groups.deleteTitle', { name: group.name })}
        action={t('people:groups.delete')}
        onConfirm={() => deleteGroup(group.id)}
        onClose={onClose}
      >
        {t('people:groups.deleteLoses', { count: group.memberIds.length })}
      </ConfirmDialog>
    )
  return (
    <Dialog onClose={onClose} title={group ? group.name : t('people:groups.add')}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <TextInput
            {...form.getInputProps('name')}
            label={t('people:groups.name')}
            description={t('people:groups.nameExample')}
            data-autofocus
          />
          <MultiSelect
            label={t('people:groups.who')}
            data={agents
              .filter((agent) => agent.state !== 'disabled' || group?.memberIds.includes(agent.id))
              .map((agent) => ({ value: String(agent.id), label: agent.name }))}
            value={form.getValues().memberIds.map(String)}
            onChange={(ids) => members.onChange(ids.map(Number))}
            error={members.error}
            hidePickedOptions
            searchable
          />
          <FormError error={error} />
          <Line justify="space-between" gap="xs">
            {group ? (
              <Button variant="subtle" color="red" onClick={() => setDeleting(true)}>
                {t('people:groups.delete')}
              </Button>
            ) : (
              <span />
            )}
            <Line gap="xs">
              <Button variant="default" onClick={onClose}>
                {t('cancel')}
              </Button>
              <Button type="submit" loading={busy}>
                {t('save')}
              </Button>
            </Line>
          </Line>
        </Stack>
      </form>
    </Dialog>
  )
}

import { MultiSelect, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Group, GroupInput } from '@podpora/contract/people'
import { useT } from '../../i18n/useT.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { noticeDone } from '../../ui/notice.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { useDirectory } from '../directory/api.ts'
import { changeGroup, createGroup, deleteGroup } from './api.ts'

type Props = { group: Group | null; onClose: () => void }

export function GroupDialog({ group, onClose }: Props) {
  const t = useT()
  const { agents } = useDirectory()
  const form = useForm<GroupInput>({
    mode: 'controlled',
    initialValues: { name: group?.name ?? '', memberIds: group?.memberIds ?? [] },
  })
  const sending = useSubmit(
    form,
    async (values) => {
      await (group ? changeGroup(group.id, values) : createGroup(values))
      onClose()
      noticeDone(t('saved'))
    },
    { name_taken: 'name' },
  )
  const members = form.getInputProps('memberIds')

  return (
    <FormDialog
      onClose={onClose}
      title={group ? group.name : t('people:groups.add')}
      sending={sending}
      ending={
        group && {
          action: t('people:groups.delete'),
          title: t('people:groups.deleteTitle', { name: group.name }),
          loses: t('people:groups.deleteLoses', { count: group.memberIds.length }),
          run: () => deleteGroup(group.id),
        }
      }
    >
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
    </FormDialog>
  )
}

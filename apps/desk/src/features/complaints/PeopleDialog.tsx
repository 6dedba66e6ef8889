import { MultiSelect } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Complaint } from '@podpora/contract/complaints'
import { useT } from '../../i18n/useT.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { noticeDone } from '../../ui/notice.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { useDirectory } from '../directory/api.ts'
import { concealFrom } from './api.ts'

type Props = { complaint: Complaint; onClose: () => void }

/** More people whom a complaint is about. It can't be taken back, and the dialog says so. */
export function PeopleDialog({ complaint, onClose }: Props) {
  const t = useT()
  const { agents } = useDirectory()
  const form = useForm<{ agentIds: string[] }>({ mode: 'controlled', initialValues: { agentIds: [] } })
  const sending = useSubmit(form, async ({ agentIds }) => {
    await concealFrom(complaint.ticketId, { agentIds: agentIds.map(Number) })
    onClose()
    noticeDone(t('doors:complaint.hidden'))
  })
  const others = agents.filter(({ id, state }) => state === 'active' && !complaint.about.includes(id))
  return (
    <FormDialog
      title={t('doors:complaint.moreTitle')}
      sending={sending}
      onClose={onClose}
      action={t('doors:complaint.hide')}
      incomplete={form.getValues().agentIds.length === 0}
    >
      <MultiSelect
        {...form.getInputProps('agentIds')}
        label={t('doors:complaint.people')}
        description={t('doors:complaint.moreWhy')}
        data={others.map(({ id, name }) => ({ value: String(id), label: name }))}
        searchable
        required
        data-autofocus
      />
    </FormDialog>
  )
}

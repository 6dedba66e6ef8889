import { MultiSelect, Switch, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { ChecklistTemplate } from '@podpora/contract/checklists'
import { type TicketKind, ticketKinds } from '@podpora/contract/tickets'
import { useT } from '../../i18n/useT.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { noticeDone } from '../../ui/notice.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { deleteTemplate, saveTemplate } from './api.ts'

type Props = { template: ChecklistTemplate | null; onClose: () => void }
interface Form extends Record<string, unknown> {
  name: string
  /** One a line. */
  items: string
  required: boolean
  kinds: TicketKind[]
}

export function TemplateDialog({ template, onClose }: Props) {
  const t = useT()
  const form = useForm<Form>({
    mode: 'controlled',
    initialValues: {
      name: template?.name ?? '',
      items: template?.items.join('\n') ?? '',
      required: template?.required ?? false,
      kinds: template?.kinds ?? [],
    },
  })
  const sending = useSubmit(
    form,
    async ({ items, ...values }) => {
      const lines = items
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean)
      await saveTemplate(template?.id ?? null, { ...values, items: lines })
      onClose()
      noticeDone(t('saved'))
    },
    { name_taken: 'name' },
  )
  return (
    <FormDialog
      onClose={onClose}
      title={template ? template.name : t('fieldSettings:templates.add')}
      sending={sending}
      ending={
        template && {
          action: t('fieldSettings:templates.delete'),
          title: t('fieldSettings:templates.deleteTitle', { name: template.name }),
          loses: t('fieldSettings:templates.deleteLoses'),
          run: () => deleteTemplate(template.id),
        }
      }
    >
      <TextInput
        {...form.getInputProps('name')}
        label={t('fieldSettings:name')}
        autoComplete="off"
        data-autofocus
      />
      <Textarea
        {...form.getInputProps('items')}
        label={t('fieldSettings:templates.items')}
        description={t('fieldSettings:templates.itemsHint')}
        autosize
        minRows={4}
        maxRows={12}
      />
      <MultiSelect
        {...form.getInputProps('kinds')}
        label={t('fieldSettings:templates.kinds')}
        description={t('fieldSettings:templates.kindsHint')}
        data={ticketKinds
          .filter((kind) => kind !== 'unsorted')
          .map((value) => ({ value, label: t(`tickets:kind.${value}`) }))}
      />
      <Switch
        {...form.getInputProps('required', { type: 'checkbox' })}
        label={t('fieldSettings:templates.required')}
        description={t('fieldSettings:templates.requiredHint')}
      />
    </FormDialog>
  )
}

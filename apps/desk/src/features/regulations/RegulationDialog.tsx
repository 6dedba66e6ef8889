import { Group, Input, Select, Switch, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Regulation, RegulationInput } from '@podpora/contract/regulations'
import { useMay, useMe } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { fieldProps } from '../../ui/fieldProps.ts'
import { noticeDone } from '../../ui/notice.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { useDirectory } from '../directory/api.ts'
import { TextAction } from '../macros/TextAction.tsx'
import { Conditions } from '../views/Conditions.tsx'
import { changeRegulation, createRegulation } from './api.ts'
import { PageText } from './PageText.tsx'
import { Versions } from './Versions.tsx'

type Props = { page: Regulation | null; onClose: () => void }

/** A page, to be read, or written by those who may. */
export default function RegulationDialog({ page, onClose }: Props) {
  const may = useMay()('regulation.manage')
  if (may) return <Editor page={page} onClose={onClose} />
  return (
    page && (
      <Dialog title={page.title} wide onClose={onClose}>
        <PageText title={page.title} html={page.html} />
        <Versions id={page.id} />
      </Dialog>
    )
  )
}

type Form = RegulationInput & { archived: boolean }

function Editor({ page, onClose }: Props) {
  const t = useT()
  const me = useMe()
  const { agents } = useDirectory()
  const form = useForm<Form>({
    mode: 'controlled',
    initialValues: {
      title: page?.title ?? '',
      html: page?.html ?? '',
      filter: page?.filter ?? [],
      ownerId: page?.ownerId ?? me.id,
      reviewOn: page?.reviewOn ?? null,
      archived: page !== null && page.archivedAt !== null,
    },
  })
  const html = fieldProps(form, 'html')
  const filter = fieldProps(form, 'filter')
  const owner = fieldProps(form, 'ownerId')
  const sending = useSubmit(form, async ({ archived, ...input }) => {
    await (page
      ? changeRegulation(page.id, { ...input, archived, version: page.version })
      : createRegulation(input))
    onClose()
    noticeDone(t('saved'))
  })
  return (
    <FormDialog
      title={page ? page.title : t('doors:regulations.add')}
      sending={sending}
      onClose={onClose}
      wide
    >
      <TextInput
        {...form.getInputProps('title')}
        label={t('doors:regulations.name')}
        autoComplete="off"
        data-autofocus
      />
      <TextAction
        label={t('doors:regulations.text')}
        html={html.value}
        error={html.error}
        onChange={(written) => html.onChange(written ?? '')}
      />
      <Input.Wrapper label={t('views:conditions')} description={t('doors:regulations.conditionsWhy')}>
        <Conditions filter={filter.value} onChange={filter.onChange} />
      </Input.Wrapper>
      <Group grow align="flex-start">
        <Select
          label={t('doors:regulations.owner')}
          description={t('doors:regulations.ownerWhy')}
          data={agents
            .filter(({ id, state }) => state === 'active' || id === page?.ownerId)
            .map(({ id, name }) => ({ value: String(id), label: name }))}
          value={String(owner.value)}
          error={owner.error}
          data-path={owner['data-path']}
          onChange={(id) => id !== null && owner.onChange(Number(id))}
          allowDeselect={false}
          searchable
        />
        <TextInput
          type="date"
          label={t('doors:regulations.review')}
          description={t('doors:regulations.reviewWhy')}
          value={form.getValues().reviewOn ?? ''}
          error={form.errors.reviewOn}
          onChange={(event) => form.setFieldValue('reviewOn', event.currentTarget.value || null)}
        />
      </Group>
      {page && (
        <>
          <Switch
            {...form.getInputProps('archived', { type: 'checkbox' })}
            label={t('doors:regulations.archived')}
            description={t('doors:regulations.archivedWhy')}
          />
          <Versions id={page.id} />
        </>
      )}
    </FormDialog>
  )
}

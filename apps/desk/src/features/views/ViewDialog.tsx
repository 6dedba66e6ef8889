import { Input, Group as Line, Radio, SegmentedControl, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { builtIn, type Layout, type Listing, layouts } from '@podpora/contract/builtin'
import type { Grouping, Sort } from '@podpora/contract/ordering'
import type { SavedView, SavedViewInput, Sharing } from '@podpora/contract/views'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMay } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { fieldProps } from '../../ui/fieldProps.ts'
import { noticeDone } from '../../ui/notice.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { useDirectory } from '../directory/api.ts'
import { changeView, createView, rememberView } from './api.ts'
import { ColumnsChoice } from './ColumnsChoice.tsx'
import { Conditions } from './Conditions.tsx'
import { type Display, standardDisplay } from './useDisplay.ts'
import { useDisplayWords } from './useDisplayWords.ts'

type Props = {
  /** Null for a new one. */
  view: SavedView | null
  /** What is in it: of the list that is being saved. */
  listing?: Listing
  display?: Display
  /** What its maker should know first. */
  about?: ReactNode
  onSaved?: () => void
  onClose: () => void
}

/** Makes a view, or changes one: what it is called, what is in it, who has it. */
export default function ViewDialog({
  view,
  listing = builtIn('open'),
  display = standardDisplay,
  about,
  onSaved,
  onClose,
}: Props) {
  const t = useT()
  const client = useQueryClient()
  const navigate = useNavigate()
  const form = useForm<SavedViewInput>({
    mode: 'controlled',
    initialValues: {
      name: view?.name ?? '',
      ...listing,
      ...display,
      sharedWith: view?.sharedWith ?? 'me',
      groupId: view?.groupId ?? null,
    },
  })
  const sending = useSubmit(form, async (values) => {
    const saved = await (view
      ? changeView(view.id, { version: view.version, changes: values })
      : createView(values))
    rememberView(client, saved)
    onSaved?.()
    onClose()
    await navigate({ to: '/views/$view', params: { view: String(saved.id) } })
    noticeDone(t('saved'))
  })
  const { filter, sort, groupBy } = form.getValues()
  const { sorts, groupings } = useDisplayWords()
  return (
    <FormDialog wide onClose={onClose} title={view ? t('views:edit') : t('views:new')} sending={sending}>
      {about}
      <TextInput
        {...form.getInputProps('name')}
        label={t('views:name')}
        description={t('views:nameExample')}
        data-autofocus
      />
      <Input.Wrapper
        label={t('views:conditions')}
        description={t('views:conditionsAbout')}
        labelElement="div"
      >
        <Conditions filter={filter} onChange={(next) => form.setFieldValue('filter', next)} />
      </Input.Wrapper>
      <Line grow align="flex-start">
        <Select
          label={t('views:sort.label')}
          data={sorts}
          searchable={sorts.length > 16}
          value={sort}
          onChange={(value) => form.setFieldValue('sort', value as Sort)}
          allowDeselect={false}
        />
        <Select
          label={t('views:groupBy.label')}
          data={groupings}
          placeholder={t('views:groupBy.none')}
          value={groupBy}
          onChange={(value) => form.setFieldValue('groupBy', value as Grouping | null)}
          clearable
        />
      </Line>
      <DisplayChoice form={form} />
      <SharingChoice form={form} />
    </FormDialog>
  )
}

function DisplayChoice({ form }: { form: ReturnType<typeof useForm<SavedViewInput>> }) {
  const t = useT()
  const { layout } = form.getValues()
  return (
    <>
      <Input.Wrapper label={t('views:layout.label')} labelElement="div">
        <div>
          <SegmentedControl
            aria-label={t('views:layout.label')}
            value={layout}
            onChange={(next) => form.setFieldValue('layout', next as Layout)}
            data={layouts.map((value) => ({ value, label: t(`views:layout.${value}`) }))}
          />
        </div>
      </Input.Wrapper>
      {layout === 'table' && <ColumnsChoice form={form} />}
    </>
  )
}

function SharingChoice({ form }: { form: ReturnType<typeof useForm<SavedViewInput>> }) {
  const t = useT()
  const may = useMay()
  const { groups } = useDirectory()
  const { value, onChange } = fieldProps(form, 'sharedWith')
  const group = fieldProps(form, 'groupId')
  if (!may('view.share')) return null
  return (
    <>
      <Radio.Group
        label={t('views:sharing.label')}
        description={t('views:sharing.about')}
        value={value}
        onChange={(next) => onChange(next as Sharing)}
      >
        <Line mt="xs">
          {(['me', 'group', 'everyone'] as const).map((one) => (
            <Radio key={one} value={one} label={t(`views:sharing.${one}`)} />
          ))}
        </Line>
      </Radio.Group>
      {value === 'group' && (
        <Select
          label={t('views:field.group')}
          data={groups.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={group.value === null ? null : String(group.value)}
          onChange={(next) => group.onChange(next === null ? null : Number(next))}
          error={group.error}
          data-path={group['data-path']}
          allowDeselect={false}
        />
      )}
    </>
  )
}

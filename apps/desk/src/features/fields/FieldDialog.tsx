import { Button, Fieldset, Select, TextInput } from '@mantine/core'
import { type UseFormReturnType, useForm } from '@mantine/form'
import { fieldTypes } from '@podpora/contract/field-kinds'
import type { Field } from '@podpora/contract/fields'
import type { FieldValue } from '@podpora/contract/tickets'
import { useState } from 'react'
import { useLanguage, useT } from '../../i18n/useT.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { noticeDone } from '../../ui/notice.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { useUndoable } from '../../ui/useUndoable.ts'
import { changeField, createField } from './api.ts'
import { ChoicesEditor } from './ChoicesEditor.tsx'
import { FieldLine } from './FieldLine.tsx'
import { FieldPlaces } from './FieldPlaces.tsx'
import { changeOf, type FieldForm, formOf, hasChoices, inputOf, previewOf } from './fieldForm.ts'
import { NumberLimits } from './NumberLimits.tsx'
import { Translated } from './Translated.tsx'
import { useFieldWords } from './useCustomWords.ts'

type Props = { field: Field | null; onClose: () => void }

/** Declares a field or changes it. What it is comes first, where it appears and who sees it below. */
export function FieldDialog({ field, onClose }: Props) {
  const t = useT()
  const { nameOf } = useFieldWords()
  const form = useForm<FieldForm>({ mode: 'controlled', initialValues: formOf(field) })
  const { type } = form.getValues()
  const sending = useSubmit(form, async (values) => {
    await (field ? changeField(field.id, changeOf(values)) : createField(inputOf(values)))
    onClose()
    noticeDone(t('saved'))
  })
  return (
    <FormDialog
      onClose={onClose}
      wide
      title={field ? nameOf(field) : t('fieldSettings:add')}
      sending={sending}
      aside={field && <ArchiveButton field={field} onDone={onClose} />}
    >
      <TextInput
        {...form.getInputProps('name')}
        label={t('fieldSettings:name')}
        autoComplete="off"
        data-autofocus
      />
      <Select
        {...form.getInputProps('type')}
        label={t('fieldSettings:typeLabel')}
        description={t('fieldSettings:typeStays')}
        disabled={field !== null}
        data={fieldTypes.map((value) => ({ value, label: t(`fieldSettings:type.${value}`) }))}
      />
      {hasChoices(type) && <ChoicesEditor form={form} />}
      {type === 'number' && <NumberLimits form={form} />}
      <TextInput
        {...form.getInputProps('help')}
        label={t('fieldSettings:help')}
        description={t('fieldSettings:helpHint')}
        autoComplete="off"
      />
      <Preview form={form} />
      <FieldPlaces form={form} />
      <Translated form={form} />
      {!field && (
        <TextInput
          {...form.getInputProps('key')}
          label={t('fieldSettings:key')}
          description={t('fieldSettings:keyHint')}
          autoComplete="off"
          spellCheck={false}
        />
      )}
    </FormDialog>
  )
}

/** As it will stand beside a ticket; it can be tried out. */
function Preview({ form }: { form: UseFormReturnType<FieldForm> }) {
  const t = useT()
  const language = useLanguage()
  const [value, setValue] = useState<FieldValue | null>(null)
  const field = previewOf(form.getValues())
  const shown = { ...field, name: field.translations[language] ?? (field.name || '…') }
  return (
    <Fieldset legend={t('fieldSettings:preview')}>
      <FieldLine key={field.type} field={shown} value={value} disabled={false} onChange={setValue} />
    </Fieldset>
  )
}

/** Nothing is lost by it, so it is done at once and can be taken back. */
function ArchiveButton({ field, onDone }: { field: Field; onDone: () => void }) {
  const t = useT()
  const { nameOf } = useFieldWords()
  const run = useUndoable()
  const archived = field.archivedAt !== null
  const put = (next: boolean) => changeField(field.id, { archived: next })
  const change = () =>
    run(
      () => put(!archived).then(onDone),
      archived
        ? { text: t('saved') }
        : { text: t('fieldSettings:archived', { name: nameOf(field) }), undo: () => put(false) },
    )
  return (
    <Button variant="subtle" onClick={() => void change()}>
      {archived ? t('fieldSettings:restore') : t('fieldSettings:archive')}
    </Button>
  )
}

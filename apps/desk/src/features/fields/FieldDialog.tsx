import { Button, Fieldset, Group, Select, Stack, TextInput } from '@mantine/core'
import { type UseFormReturnType, useForm } from '@mantine/form'
import { fieldTypes } from '@podpora/contract/field-kinds'
import type { Field } from '@podpora/contract/fields'
import type { FieldValue } from '@podpora/contract/tickets'
import { useState } from 'react'
import { useLanguage, useT } from '../../i18n/useT.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { FormError } from '../../ui/FormError.tsx'
import { noticeDone, noticeFailed } from '../../ui/notice.tsx'
import { useErrorText } from '../../ui/useErrorText.ts'
import { useSubmit } from '../../ui/useSubmit.ts'
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
  const { submit, busy, error } = useSubmit(form, async (values) => {
    await (field ? changeField(field.id, changeOf(values)) : createField(inputOf(values)))
    onClose()
    noticeDone(t('saved'))
  })
  return (
    <Dialog onClose={onClose} wide title={field ? nameOf(field) : t('fieldSettings:add')}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
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
          <FormError error={error} />
          <Group justify="space-between" gap="xs">
            {field ? <ArchiveButton field={field} onDone={onClose} /> : <span />}
            <Group gap="xs">
              <Button variant="default" onClick={onClose}>
                {t('cancel')}
              </Button>
              <Button type="submit" loading={busy}>
                {t('save')}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Dialog>
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
  const errorText = useErrorText()
  const [busy, setBusy] = useState(false)
  const archived = field.archivedAt !== null
  const set = async (next: boolean) => {
    setBusy(true)
    try {
      await changeField(field.id, { archived: next })
    } catch (reason) {
      setBusy(false)
      return noticeFailed(t('tickets:ticket.notSaved', { why: errorText(reason) }))
    }
    onDone()
    if (!next) return noticeDone(t('saved'))
    noticeDone(t('fieldSettings:archived', { name: nameOf(field) }), {
      label: t('undo'),
      run: () => void changeField(field.id, { archived: false }),
    })
  }
  return (
    <Button variant="subtle" loading={busy} onClick={() => void set(!archived)}>
      {archived ? t('fieldSettings:restore') : t('fieldSettings:archive')}
    </Button>
  )
}

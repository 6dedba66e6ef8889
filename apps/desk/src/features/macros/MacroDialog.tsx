import { Group, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Macro, MacroInput } from '@podpora/contract/macros'
import { ApiError } from '../../api/client.ts'
import { useT } from '../../i18n/useT.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { fieldProps } from '../../ui/fieldProps.ts'
import { noticeDone } from '../../ui/notice.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { ActionsEditor } from './ActionsEditor.tsx'
import { changeMacro, createMacro, deleteMacro } from './api.ts'
import { RemoveButton } from './RemoveButton.tsx'
import { SharingChoice } from './SharingChoice.tsx'
import { useActionsErrors } from './useActionsErrors.ts'

/** What a macro is called, who may use it and what it does. */
export function MacroDialog({ macro, onClose }: { macro: Macro | null; onClose: () => void }) {
  const t = useT()
  const ofTexts = useActionsErrors()
  const form = useForm<MacroInput & Record<string, unknown>>({
    mode: 'controlled',
    initialValues: macro ? inputOf(macro) : { name: '', scope: 'private', groupId: null, actions: {} },
  })
  const actions = fieldProps(form, 'actions')
  const sending = useSubmit(form, async (values: MacroInput) => {
    ofTexts.forget()
    const saving = macro ? changeMacro(macro.id, { ...values, version: macro.version }) : createMacro(values)
    try {
      await saving
    } catch (reason) {
      if (reason instanceof ApiError && reason.fields.some((f) => /^actions\/(answer|note)$/.test(f.field)))
        return ofTexts.refuse(reason)
      throw reason
    }
    onClose()
    noticeDone(t('saved'))
  })
  const nothing = Object.keys(actions.value).length === 0

  return (
    <FormDialog
      onClose={onClose}
      wide
      title={macro ? macro.name : t('macros:add')}
      sending={{ ...sending, error: sending.error ?? ofTexts.error }}
      incomplete={nothing}
      aside={
        macro && (
          <RemoveButton
            said={t('macros:deleted', { name: macro.name })}
            remove={() => deleteMacro(macro.id).then(onClose)}
            restore={() => createMacro(inputOf(macro))}
          />
        )
      }
    >
      <TextInput
        {...form.getInputProps('name')}
        label={t('macros:name')}
        description={t('macros:nameWhy')}
        autoComplete="off"
        data-autofocus
      />
      <Group grow align="flex-start">
        <SharingChoice form={form} why={t('macros:scopeWhy')} />
      </Group>
      <ActionsEditor actions={actions.value} onChange={actions.onChange} errors={ofTexts.errors} />
    </FormDialog>
  )
}

const inputOf = ({ name, scope, groupId, actions }: Macro): MacroInput => ({ name, scope, groupId, actions })

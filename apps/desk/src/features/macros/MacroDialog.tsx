import { Button, Group, Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { TicketActions } from '@podpora/contract/actions'
import { macroScopes } from '@podpora/contract/macro-scopes'
import type { Macro, MacroInput } from '@podpora/contract/macros'
import { ApiError } from '../../api/client.ts'
import { useMay } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { FormError } from '../../ui/FormError.tsx'
import { fieldProps } from '../../ui/fieldProps.ts'
import { noticeDone, noticeFailed } from '../../ui/notice.tsx'
import { useErrorText } from '../../ui/useErrorText.ts'
import { useSubmit } from '../../ui/useSubmit.ts'
import { useDirectory } from '../directory/api.ts'
import { ActionsEditor } from './ActionsEditor.tsx'
import { changeMacro, createMacro, deleteMacro } from './api.ts'
import { useActionsErrors } from './useActionsErrors.ts'

interface Form extends Record<string, unknown> {
  name: string
  scope: Macro['scope']
  groupId: number | null
  actions: TicketActions
}

/** What a macro is called, who may use it and what it does. */
export function MacroDialog({ macro, onClose }: { macro: Macro | null; onClose: () => void }) {
  const t = useT()
  const may = useMay()
  const { groups } = useDirectory()
  const errorText = useErrorText()
  const ofTexts = useActionsErrors()
  const form = useForm<Form>({
    mode: 'controlled',
    initialValues: {
      name: macro?.name ?? '',
      scope: macro?.scope ?? 'private',
      groupId: macro?.groupId ?? null,
      actions: macro?.actions ?? {},
    },
  })
  const scope = fieldProps(form, 'scope')
  const group = fieldProps(form, 'groupId')
  const actions = fieldProps(form, 'actions')
  const { submit, busy, error } = useSubmit(form, async (values: MacroInput) => {
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
  const remove = ({ id, ...input }: Macro) => {
    const restore = () => void createMacro(input).catch((why: unknown) => noticeFailed(errorText(why)))
    void deleteMacro(id).then(
      () => {
        onClose()
        noticeDone(t('macros:deleted', { name: input.name }), { label: t('undo'), run: restore })
      },
      (why: unknown) => noticeFailed(errorText(why)),
    )
  }
  const nothing = Object.keys(actions.value).length === 0

  return (
    <Dialog onClose={onClose} wide title={macro ? macro.name : t('macros:add')}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <TextInput
            {...form.getInputProps('name')}
            label={t('macros:name')}
            description={t('macros:nameWhy')}
            autoComplete="off"
            data-autofocus
          />
          <Group grow align="flex-start">
            <Select
              label={t('macros:scope')}
              data={macroScopes.map((value) => ({ value, label: t(`macros:scopes.${value}`) }))}
              value={scope.value}
              onChange={(value) => scope.onChange((value ?? 'private') as Form['scope'])}
              error={scope.error}
              disabled={!may('macro.share')}
              description={may('macro.share') ? undefined : t('macros:scopeWhy')}
              allowDeselect={false}
            />
            {scope.value === 'group' && (
              <Select
                label={t('tickets:ticket.group')}
                data={groups.map(({ id, name }) => ({ value: String(id), label: name }))}
                value={group.value === null ? null : String(group.value)}
                onChange={(value) => group.onChange(value === null ? null : Number(value))}
                error={group.error}
                searchable
              />
            )}
          </Group>
          <ActionsEditor actions={actions.value} onChange={actions.onChange} errors={ofTexts.errors} />
          <FormError error={error ?? ofTexts.error} />
          <Group justify="space-between" gap="xs">
            {macro ? (
              <Button variant="subtle" color="red" onClick={() => remove(macro)}>
                {t('macros:delete')}
              </Button>
            ) : (
              <span />
            )}
            <Group gap="xs">
              <Button variant="default" onClick={onClose}>
                {t('cancel')}
              </Button>
              <Button type="submit" loading={busy} disabled={nothing}>
                {t('save')}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

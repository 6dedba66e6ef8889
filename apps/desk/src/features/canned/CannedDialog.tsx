import { Button, Group, Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { CannedAnswer, CannedAnswerInput } from '@podpora/contract/canned'
import { macroScopes } from '@podpora/contract/macro-scopes'
import { useMay } from '../../api/session.ts'
import { languageNames, languages } from '../../i18n/language.ts'
import { useT } from '../../i18n/useT.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { FormError } from '../../ui/FormError.tsx'
import { fieldProps } from '../../ui/fieldProps.ts'
import { noticeDone, noticeFailed } from '../../ui/notice.tsx'
import { useErrorText } from '../../ui/useErrorText.ts'
import { useSubmit } from '../../ui/useSubmit.ts'
import { useDirectory } from '../directory/api.ts'
import { TextAction } from '../macros/TextAction.tsx'
import { changeCanned, createCanned, deleteCanned } from './api.ts'

type Props = { canned: CannedAnswer | null; html?: string; onClose: () => void }

/** What a canned answer says, how it is found and who may use it. */
export default function CannedDialog({ canned, html = '', onClose }: Props) {
  const t = useT()
  const may = useMay()
  const { groups } = useDirectory()
  const errorText = useErrorText()
  const form = useForm<CannedAnswerInput & Record<string, unknown>>({
    mode: 'controlled',
    initialValues: {
      title: canned?.title ?? '',
      shortcut: canned?.shortcut ?? '',
      html: canned?.html ?? html,
      language: canned?.language ?? null,
      scope: canned?.scope ?? 'private',
      groupId: canned?.groupId ?? null,
    },
  })
  const scope = fieldProps(form, 'scope')
  const group = fieldProps(form, 'groupId')
  const text = fieldProps(form, 'html')
  const language = fieldProps(form, 'language')
  const { submit, busy, error } = useSubmit(form, async (values: CannedAnswerInput) => {
    await (canned ? changeCanned(canned.id, { ...values, version: canned.version }) : createCanned(values))
    onClose()
    noticeDone(html ? t('writing:canned.saved') : t('saved'))
  })
  const remove = ({ id, ...input }: CannedAnswer) => {
    const restore = () => void createCanned(input).catch((why: unknown) => noticeFailed(errorText(why)))
    void deleteCanned(id).then(
      () => {
        onClose()
        noticeDone(t('writing:canned.deleted', { name: input.title }), { label: t('undo'), run: restore })
      },
      (why: unknown) => noticeFailed(errorText(why)),
    )
  }

  return (
    <Dialog onClose={onClose} wide title={canned ? canned.title : t('writing:canned.add')}>
      {/* Opened from the reply box, it stands in another form's place: its keys are its own. */}
      <form
        onSubmit={(event) => {
          event.stopPropagation()
          submit(event)
        }}
        noValidate
      >
        <Stack gap="md">
          <Group grow align="flex-start">
            <TextInput
              {...form.getInputProps('title')}
              label={t('writing:canned.name')}
              autoComplete="off"
              data-autofocus
            />
            <TextInput
              {...form.getInputProps('shortcut')}
              label={t('writing:canned.shortcut')}
              description={t('writing:canned.shortcutWhy')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              leftSection="/"
              autoComplete="off"
            />
          </Group>
          <TextAction
            label={t('writing:canned.text')}
            html={text.value}
            error={text.error}
            onChange={(written) => text.onChange(written ?? '')}
          />
          <Group grow align="flex-start">
            <Select
              label={t('macros:scope')}
              data={macroScopes.map((value) => ({ value, label: t(`macros:scopes.${value}`) }))}
              value={scope.value}
              onChange={(value) => scope.onChange((value ?? 'private') as CannedAnswer['scope'])}
              error={scope.error}
              disabled={!may('macro.share')}
              description={may('macro.share') ? undefined : t('writing:canned.scopeWhy')}
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
            <Select
              label={t('writing:canned.language')}
              data={languages.map((value) => ({ value, label: languageNames[value] }))}
              value={language.value}
              onChange={language.onChange}
              error={language.error}
              placeholder={t('writing:canned.anyLanguage')}
              description={t('writing:canned.languageWhy')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              clearable
            />
          </Group>
          <FormError error={error} />
          <Group justify="space-between" gap="xs">
            {canned ? (
              <Button variant="subtle" color="red" onClick={() => remove(canned)}>
                {t('macros:delete')}
              </Button>
            ) : (
              <span />
            )}
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

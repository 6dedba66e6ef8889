import { Group, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { CannedAnswer, CannedAnswerInput } from '@podpora/contract/canned'
import { languageNames, languages } from '../../i18n/language.ts'
import { useT } from '../../i18n/useT.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { fieldProps } from '../../ui/fieldProps.ts'
import { noticeDone } from '../../ui/notice.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { RemoveButton } from '../macros/RemoveButton.tsx'
import { SharingChoice } from '../macros/SharingChoice.tsx'
import { TextAction } from '../macros/TextAction.tsx'
import { changeCanned, createCanned, deleteCanned } from './api.ts'

type Props = { canned: CannedAnswer | null; html?: string; onClose: () => void }

/** What a canned answer says, how it is found and who may use it. */
export default function CannedDialog({ canned, html = '', onClose }: Props) {
  const t = useT()
  const form = useForm<CannedAnswerInput & Record<string, unknown>>({
    mode: 'controlled',
    initialValues: canned
      ? inputOf(canned)
      : { title: '', shortcut: '', html, language: null, scope: 'private', groupId: null },
  })
  const text = fieldProps(form, 'html')
  const language = fieldProps(form, 'language')
  const sending = useSubmit(form, async (values: CannedAnswerInput) => {
    await (canned ? changeCanned(canned.id, { ...values, version: canned.version }) : createCanned(values))
    onClose()
    noticeDone(html ? t('writing:canned.saved') : t('saved'))
  })

  return (
    <FormDialog
      onClose={onClose}
      wide
      title={canned ? canned.title : t('writing:canned.add')}
      sending={sending}
      aside={
        canned && (
          <RemoveButton
            said={t('writing:canned.deleted', { name: canned.title })}
            remove={() => deleteCanned(canned.id).then(onClose)}
            restore={() => createCanned(inputOf(canned))}
          />
        )
      }
    >
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
        <SharingChoice form={form} why={t('writing:canned.scopeWhy')} />
        <Select
          label={t('writing:canned.language')}
          data={languages.map((value) => ({ value, label: languageNames[value] }))}
          value={language.value}
          onChange={language.onChange}
          error={language.error}
          data-path={language['data-path']}
          placeholder={t('writing:canned.anyLanguage')}
          description={t('writing:canned.languageWhy')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          clearable
        />
      </Group>
    </FormDialog>
  )
}

const inputOf = ({ title, shortcut, html, language, scope, groupId }: CannedAnswer): CannedAnswerInput => ({
  title,
  shortcut,
  html,
  language,
  scope,
  groupId,
})

import { NumberInput, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Settings } from '@podpora/contract/people'
import { useQuery } from '@tanstack/react-query'
import { languages } from '../../i18n/language.ts'
import { useT } from '../../i18n/useT.ts'
import { Allowed } from '../../ui/Allowed.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { noticeDone } from '../../ui/notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { SavedForm } from '../../ui/SavedForm.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { IndexSection } from '../search/IndexSection.tsx'
import { changeSettings, settingsQuery } from './api.ts'

export default function InstallationScreen() {
  const t = useT()
  return (
    <Allowed to="settings.manage">
      <Page title={t('settings:installation.title')} about={t('settings:installation.about')}>
        <Installation />
        <IndexSection />
      </Page>
    </Allowed>
  )
}

function Installation() {
  const settings = useQuery(settingsQuery)
  return <Loaded query={settings}>{(known) => <InstallationForm known={known} />}</Loaded>
}

function InstallationForm({ known }: { known: Settings }) {
  const t = useT()
  const form = useForm<Settings>({ mode: 'controlled', initialValues: known })
  const sending = useSubmit(form, async (values) => {
    await changeSettings(values)
    noticeDone(t('saved'))
  })
  const { closeAfterDays, attachmentLimitMb } = form.getValues()
  return (
    <SavedForm sending={sending} width="28rem">
      <TextInput
        {...form.getInputProps('company')}
        label={t('settings:installation.company')}
        description={t('settings:installation.companyWhy')}
      />
      <Select
        {...form.getInputProps('language')}
        label={t('me.language')}
        description={t('settings:installation.languageWhy')}
        data={languages.map((value) => ({ value, label: t(`languages.${value}`) }))}
      />
      <NumberInput
        {...form.getInputProps('closeAfterDays')}
        label={t('settings:installation.closeAfterDays')}
        description={t('settings:installation.closeAfterDaysWhy', { count: Number(closeAfterDays) || 0 })}
        min={1}
        max={365}
        clampBehavior="none"
        allowDecimal={false}
      />
      <NumberInput
        {...form.getInputProps('attachmentLimitMb')}
        label={t('settings:installation.attachmentLimit')}
        description={t('settings:installation.attachmentLimitWhy', {
          size: Number(attachmentLimitMb) || 0,
        })}
        min={1}
        max={100}
        clampBehavior="none"
        allowDecimal={false}
      />
    </SavedForm>
  )
}

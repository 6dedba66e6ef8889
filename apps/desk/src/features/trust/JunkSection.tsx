import { NumberInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Settings } from '@podpora/contract/people'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/useT.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { noticeDone } from '../../ui/notice.tsx'
import { SavedForm } from '../../ui/SavedForm.tsx'
import { Section } from '../../ui/Section.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { changeSettings, settingsQuery } from '../settings/api.ts'

/** When a new mail is junk, and how long that is kept. */
export function JunkSection() {
  const t = useT()
  const settings = useQuery(settingsQuery)
  return (
    <Section title={t('trustSettings:junk.title')} about={t('trustSettings:junk.about')}>
      <Loaded query={settings}>{(known) => <JunkForm known={known} />}</Loaded>
    </Section>
  )
}

function JunkForm({ known: { junkScore, junkDays } }: { known: Settings }) {
  const t = useT()
  const form = useForm({ mode: 'controlled', initialValues: { junkScore, junkDays } })
  const sending = useSubmit(form, async (values) => {
    await changeSettings(values)
    noticeDone(t('saved'))
  })
  return (
    <SavedForm sending={sending} width="28rem">
      <NumberInput
        {...form.getInputProps('junkScore')}
        label={t('trustSettings:junk.score')}
        description={t('trustSettings:junk.scoreWhy')}
        min={1}
        max={100}
        clampBehavior="none"
      />
      <NumberInput
        {...form.getInputProps('junkDays')}
        label={t('trustSettings:junk.days')}
        description={t('trustSettings:junk.daysWhy')}
        min={1}
        max={365}
        clampBehavior="none"
        allowDecimal={false}
      />
    </SavedForm>
  )
}

import { Fieldset, Select, Switch, Text, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Language } from '@podpora/contract/common'
import type { Brand, BrandInput } from '@podpora/contract/people'
import { fillPlainText, signatureValues } from '@podpora/contract/variables'
import { useQuery } from '@tanstack/react-query'
import { useMe } from '../../api/session.ts'
import { languages } from '../../i18n/language.ts'
import { useLanguage, useT } from '../../i18n/useT.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { noticeDone } from '../../ui/notice.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { useDirectory } from '../directory/api.ts'
import { calendarsQuery } from '../levels/api.ts'
import { saveBrand } from './api.ts'
import { FrameTexts } from './FrameTexts.tsx'
import { LanguageTexts } from './LanguageTexts.tsx'
import { MailExample } from './MailExample.tsx'
import { ReplyTexts } from './ReplyTexts.tsx'
import { filledIn, standardReply } from './standardReply.ts'

type Props = { brand: Brand | null; onClose: () => void }

export function BrandDialog({ brand, onClose }: Props) {
  const t = useT()
  const language = useLanguage()
  const form = useForm<BrandInput>({ mode: 'controlled', initialValues: valuesOf(brand, language) })
  const me = useMe()
  const { lines } = useDirectory()
  const { name, language: spoken, signature, autoReply, autoReplyText, replyCalendarId } = form.getValues()
  const calendars = useQuery(calendarsQuery)
  const standard = useQuery({ queryKey: ['standard-reply', spoken], queryFn: () => standardReply(spoken) })
  const sending = useSubmit(
    form,
    async (values) => {
      await saveBrand(brand?.id ?? null, values)
      onClose()
      noticeDone(t('saved'))
    },
    { name_taken: 'name' },
  )

  return (
    <FormDialog
      onClose={onClose}
      wide
      title={brand ? brand.name : t('settings:brands.add')}
      sending={sending}
    >
      <TextInput
        {...form.getInputProps('name')}
        label={t('settings:brands.name')}
        description={t('settings:brands.nameWhy')}
        data-autofocus
      />
      <Select
        {...form.getInputProps('language')}
        label={t('me.language')}
        description={t('settings:brands.languageWhy')}
        data={languages.map((value) => ({ value, label: t(`languages.${value}`) }))}
      />
      <Textarea
        {...form.getInputProps('signature')}
        label={t('settings:brands.signature')}
        description={t('settings:brands.signatureWhy', {
          name: '{{agent.name}}',
          position: '{{agent.position}}',
        })}
        autosize
        minRows={2}
        maxRows={8}
      />
      <MailExample
        caption={t('settings:brands.answerExample')}
        from={`${me.name} (${name})`}
        text={t('settings:brands.exampleAnswer')}
        signature={fillPlainText(signature, signatureValues({ agent: me, brand: { name } }))}
      />
      <FrameTexts form={form} />
      <Switch
        {...form.getInputProps('autoReply', { type: 'checkbox' })}
        label={t('settings:brands.autoReply')}
        description={t('settings:brands.autoReplyWhy')}
      />
      {autoReply && (
        <>
          <Select
            label={t('settings:brands.replies.calendar')}
            description={t('settings:brands.replies.calendarWhy')}
            data={(calendars.data ?? []).map((one) => ({ value: String(one.id), label: one.name }))}
            value={replyCalendarId ? String(replyCalendarId) : null}
            onChange={(id) => form.setFieldValue('replyCalendarId', id === null ? null : Number(id))}
            error={form.errors.replyCalendarId}
            placeholder={t('settings:brands.replies.noCalendar')}
            clearable
            clearButtonProps={{ 'aria-label': t('settings:brands.replies.noCalendar') }}
          />
          <Textarea
            {...form.getInputProps('autoReplyText')}
            label={t('settings:brands.autoReplyText')}
            description={t('settings:brands.autoReplyTextWhy', {
              ticket: '{{ticket}}',
              balance: '{{balance}}',
            })}
            autosize
            minRows={2}
            maxRows={8}
          />
          <MailExample
            caption={t('settings:brands.autoReplyExample')}
            from={name}
            text={filledIn(autoReplyText || (standard.data ?? ''), name)}
          />
          <ReplyTexts form={form} when="open" />
          {replyCalendarId && <ReplyTexts form={form} when="closed" />}
        </>
      )}
      <Switch
        {...form.getInputProps('complaintLink', { type: 'checkbox' })}
        label={t('settings:brands.complaintLink')}
        description={t('settings:brands.complaintLinkWhy')}
      />
      {lines.some(({ free }) => free) && (
        <Fieldset legend={t('settings:brands.freeAnswer')}>
          <Text c="dimmed" size="xs" mb="xs">
            {t('settings:brands.freeAnswerWhy', {
              ticket: '{{ticket}}',
              balance: '{{balance}}',
              materials: '{{materials}}',
            })}
          </Text>
          <LanguageTexts form={form} path="freeAnswer" />
        </Fieldset>
      )}
    </FormDialog>
  )
}

const valuesOf = (brand: Brand | null, language: Language): BrandInput => ({
  name: brand?.name ?? '',
  language: brand?.language ?? language,
  signature: brand?.signature ?? '',
  autoReply: brand?.autoReply ?? true,
  autoReplyText: brand?.autoReplyText ?? '',
  complaintLink: brand?.complaintLink ?? false,
  freeAnswer: brand?.freeAnswer ?? noTexts,
  replies: brand?.replies ?? { open: noTexts, closed: noTexts },
  replyCalendarId: brand?.replyCalendarId ?? null,
  frames: brand?.frames ?? { header: noTexts, footer: noTexts },
})
const noTexts = { en: '', ru: '', pl: '' }

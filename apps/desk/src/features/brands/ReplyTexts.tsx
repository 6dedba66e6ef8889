import { Fieldset, Text } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import type { BrandInput } from '@podpora/contract/people'
import { useT } from '../../i18n/useT.ts'
import { LanguageTexts } from './LanguageTexts.tsx'

type Props = { form: UseFormReturnType<BrandInput>; when: 'open' | 'closed' }

/** Confirmations by language, of one kind of hours. */
export function ReplyTexts({ form, when }: Props) {
  const t = useT()
  const always = !form.getValues().replyCalendarId
  return (
    <Fieldset legend={t(`settings:brands.replies.${always ? 'openAlways' : when}`)}>
      <Text c="dimmed" size="xs" mb="xs">
        {t('settings:brands.replies.repliesWhy', {
          ticket: '{{ticket}}',
          subject: '{{subject}}',
          brand: '{{brand}}',
        })}
      </Text>
      <LanguageTexts form={form} path={`replies.${when}`} />
    </Fieldset>
  )
}

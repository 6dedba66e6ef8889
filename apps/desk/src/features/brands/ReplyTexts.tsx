import { Fieldset, Stack, Text, Textarea } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import type { BrandInput } from '@podpora/contract/people'
import { languageNames, languages } from '../../i18n/language.ts'
import { useT } from '../../i18n/useT.ts'

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
      <Stack gap="sm">
        {languages.map((one) => (
          <Textarea
            key={one}
            {...form.getInputProps(`replies.${when}.${one}`)}
            label={languageNames[one]}
            lang={one}
            autosize
            minRows={2}
            maxRows={8}
          />
        ))}
      </Stack>
    </Fieldset>
  )
}

import { Stack, Textarea } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import type { BrandInput } from '@podpora/contract/people'
import { languageNames, languages } from '../../i18n/language.ts'

type Props = { form: UseFormReturnType<BrandInput>; path: 'freeAnswer' | 'replies.open' | 'replies.closed' }

/** A text in each language. */
export const LanguageTexts = ({ form, path }: Props) => (
  <Stack gap="sm">
    {languages.map((one) => (
      <Textarea
        key={one}
        {...form.getInputProps(`${path}.${one}`)}
        label={languageNames[one]}
        lang={one}
        autosize
        minRows={2}
        maxRows={8}
      />
    ))}
  </Stack>
)

import { Fieldset, SegmentedControl, Stack, Text, Textarea } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import type { Language } from '@podpora/contract/common'
import type { BrandInput } from '@podpora/contract/people'
import { fillPlainText, variableValues } from '@podpora/contract/variables'
import { useState } from 'react'
import { useMe } from '../../api/session.ts'
import { languageNames, languages } from '../../i18n/language.ts'
import { useT } from '../../i18n/useT.ts'
import { MailExample } from './MailExample.tsx'

/** What stands above and below every answer, a language at a time, with a letter as it will be. */
export function FrameTexts({ form }: { form: UseFormReturnType<BrandInput> }) {
  const t = useT()
  const me = useMe()
  const { name, language: spoken, frames, signature } = form.getValues()
  const wrong = languages.find(
    (one) => form.errors[`frames.header.${one}`] ?? form.errors[`frames.footer.${one}`],
  )
  const [chosen, setChosen] = useState<Language>(spoken)
  const language = wrong ?? chosen
  const values = variableValues({
    customer: { name: t('settings:brands.frames.exampleCustomer'), address: '' },
    ticket: { id: 1001, subject: t('settings:brands.frames.exampleSubject') },
    agent: me,
    brand: { name },
    group: undefined,
  })
  const said = (where: 'header' | 'footer') =>
    fillPlainText(frames?.[where][language] || frames?.[where][spoken] || '', values).trim()
  return (
    <Fieldset legend={t('settings:brands.frames.title')}>
      <Text c="dimmed" size="xs" mb="xs">
        {t('settings:brands.frames.why', {
          example:
            '{{customer.first_name|…}}, {{ticket.number}}, {{ticket.subject}}, {{agent.name}}, {{brand.name}}',
        })}
      </Text>
      <Stack gap="sm">
        <SegmentedControl
          size="xs"
          aria-label={t('me.language')}
          value={language}
          onChange={(value) => {
            for (const where of ['header', 'footer'] as const)
              for (const one of languages) form.clearFieldError(`frames.${where}.${one}`)
            setChosen(value as Language)
          }}
          data={languages.map((value) => ({ value, label: languageNames[value] }))}
        />
        {(['header', 'footer'] as const).map((where) => (
          <Textarea
            key={`${where}.${language}`}
            {...form.getInputProps(`frames.${where}.${language}`)}
            label={t(`settings:brands.frames.${where}`)}
            lang={language}
            autosize
            minRows={2}
            maxRows={8}
          />
        ))}
        <MailExample
          caption={t('settings:brands.answerExample')}
          from={`${me.name} (${name})`}
          text={[said('header'), t('settings:brands.exampleAnswer')].filter(Boolean).join('\n\n')}
          signature={[fillPlainText(signature ?? '', values), said('footer')].filter(Boolean).join('\n\n')}
        />
      </Stack>
    </Fieldset>
  )
}

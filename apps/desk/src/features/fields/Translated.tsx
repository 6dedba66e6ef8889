import { Button, Collapse, SimpleGrid, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useState } from 'react'
import { languages } from '../../i18n/language.ts'
import { useT } from '../../i18n/useT.ts'
import { type FieldForm, hasChoices } from './fieldForm.ts'

/** What the field and its choices are called for colleagues who read another language. */
export function Translated({ form }: { form: UseFormReturnType<FieldForm> }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const { choices, type } = form.getValues()
  const Chevron = open ? IconChevronUp : IconChevronDown
  const line = (path: string, name: string) =>
    languages.map((language) => (
      <TextInput
        key={`${path}.${language}`}
        {...form.getInputProps(`${path}.${language}`)}
        value={String(form.getInputProps(`${path}.${language}`).value ?? '')}
        label={`${name} · ${t(`languages.${language}`)}`}
        placeholder={t('fieldSettings:nameInHint')}
        autoComplete="off"
      />
    ))
  return (
    <div>
      <Button
        variant="subtle"
        size="compact-sm"
        aria-expanded={open}
        rightSection={<Chevron size={14} stroke={1.5} />}
        onClick={() => setOpen(!open)}
      >
        {t('fieldSettings:otherLanguages')}
      </Button>
      <Collapse expanded={open}>
        <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
          {line('translations', t('fieldSettings:name'))}
          {hasChoices(type) &&
            choices.flatMap((choice, place) =>
              choice.archived || !choice.name ? [] : line(`choices.${place}.translations`, choice.name),
            )}
        </SimpleGrid>
      </Collapse>
    </div>
  )
}

import { TextInput, UnstyledButton } from '@mantine/core'
import type { Field } from '@podpora/contract/fields'
import type { FieldValue } from '@podpora/contract/tickets'
import { useRef, useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import css from './CustomFields.module.css'
import { readValue } from './readValue.ts'
import { useFieldWords } from './useCustomWords.ts'

type Props = {
  field: Field
  value: FieldValue | null
  disabled: boolean
  onChange: (value: FieldValue | null) => void
}

/** A text, number, date or address that is read, and written over in its place: Enter or leaving saves, Esc puts it back. */
export function InlineValue({ field, value, disabled, onChange }: Props) {
  const t = useT()
  const { nameOf, valueText } = useFieldWords()
  const [draft, setDraft] = useState<string | null>(null)
  const [wrong, setWrong] = useState(false)
  const button = useRef<HTMLButtonElement>(null)

  const close = () => {
    setDraft(null)
    setWrong(false)
    requestAnimationFrame(() => button.current?.focus({ preventScroll: true }))
  }
  const save = () => {
    if (draft === null) return
    const read = readValue(field.type, draft)
    if (read === undefined) return setWrong(true)
    if (read !== value) onChange(read)
    close()
  }

  if (draft === null)
    return (
      <UnstyledButton
        ref={button}
        className={css.button}
        disabled={disabled}
        title={field.help || t('fields:edit', { name: nameOf(field) })}
        aria-label={`${nameOf(field)}: ${value === null ? t('fields:empty') : valueText(field, value)}`}
        onClick={() => setDraft(value === null ? '' : String(value))}
      >
        <span className={css.text} data-quiet={value === null || undefined}>
          {value === null ? t('fields:empty') : valueText(field, value)}
        </span>
      </UnstyledButton>
    )
  return (
    <TextInput
      flex={1}
      size="xs"
      type={field.type === 'date' ? 'date' : 'text'}
      inputMode={field.type === 'number' ? 'decimal' : field.type === 'link' ? 'url' : undefined}
      aria-label={nameOf(field)}
      autoFocus
      maxLength={2000}
      value={draft}
      error={wrong && t('errors:fields.number')}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        if (event.key === 'Enter') save()
        else close()
      }}
    />
  )
}

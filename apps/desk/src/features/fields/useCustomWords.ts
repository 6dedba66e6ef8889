import { nameIn, valueIn } from '@podpora/contract/field-words'
import type { Field, Translations } from '@podpora/contract/fields'
import { useLanguage } from '../../i18n/useT.ts'
import { useDirectory } from '../directory/api.ts'
import { useFields } from './api.ts'

type Named = { name: string; translations: Translations }

/** A field, its choices and what it holds, in the reader's words. */
export function useFieldWords() {
  const { agents } = useDirectory()
  const language = useLanguage()
  return {
    nameOf: (named: Named): string => nameIn(language, named),
    valueText: (field: Field, value: unknown): string =>
      valueIn(language, field, value, (id) => agents.find((agent) => agent.id === id)?.name),
  }
}

/** The company's own fields by their keys, as history and refusals name them. */
export function useCustomWords() {
  const fields = useFields()
  const { nameOf, valueText } = useFieldWords()
  const fieldOf = (key: string) => fields.find((field) => field.key === key)
  return {
    name(key: string): string {
      const field = fieldOf(key)
      return field ? nameOf(field) : key
    },
    value(key: string, value: unknown): string {
      const field = fieldOf(key)
      if (value === null || value === undefined) return '—'
      return field ? valueText(field, value) : String(value)
    },
  }
}

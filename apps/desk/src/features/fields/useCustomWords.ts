import type { Language } from '@podpora/contract/common'
import type { Field, Translations } from '@podpora/contract/fields'
import { useLanguage } from '../../i18n/useT.ts'
import { useDirectory } from '../directory/api.ts'
import { useFields } from './api.ts'

type Named = { name: string; translations: Translations }

/** A field, its choices and what it holds, in the reader's words. */
export function useFieldWords() {
  const { agents } = useDirectory()
  const language = useLanguage()
  const nameOf = ({ name, translations }: Named): string => translations[language] ?? name
  const choiceName = (field: Field, key: unknown): string => {
    const choice = field.choices.find((one) => one.key === key)
    return choice ? nameOf(choice) : String(key)
  }
  return {
    nameOf,
    valueText(field: Field, value: unknown): string {
      if (field.type === 'choice') return choiceName(field, value)
      if (Array.isArray(value)) return value.map((key) => choiceName(field, key)).join(', ')
      if (field.type === 'person')
        return agents.find((agent) => agent.id === value)?.name ?? `#${String(value)}`
      if (typeof value === 'number') return numberText(field, value, language)
      return field.type === 'date' ? dateText(String(value), language) : String(value)
    },
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

const numberText = ({ decimals }: Field, value: number, language: Language) =>
  value.toLocaleString(language, {
    minimumFractionDigits: decimals ?? 0,
    maximumFractionDigits: decimals ?? 9,
  })

/** A day has no zone: read as UTC and said as UTC, it stays the same day everywhere. */
const dateText = (day: string, language: Language) => {
  const date = new Date(`${day}T00:00:00Z`)
  return Number.isNaN(date.getTime())
    ? day
    : date.toLocaleDateString(language, { dateStyle: 'medium', timeZone: 'UTC' })
}

import type { Language } from './common.ts'
import type { Field, Translations } from './fields.ts'

/** What a field or a choice is called in a language. */
export const nameIn = (language: Language, named: { name: string; translations: Translations }): string =>
  named.translations[language] ?? named.name

/** A value of a field as a reader of this language sees it; `personName` knows who has an id. */
export function valueIn(
  language: Language,
  field: Field,
  value: unknown,
  personName: (id: number) => string | undefined,
): string {
  const choice = (key: unknown): string => {
    const found = field.choices.find((one) => one.key === key)
    return found ? nameIn(language, found) : String(key)
  }
  if (field.type === 'choice') return choice(value)
  if (Array.isArray(value)) return value.map(choice).join(', ')
  if (field.type === 'person') return personName(Number(value)) ?? `#${String(value)}`
  if (typeof value === 'number') return numberIn(language, field, value)
  return field.type === 'date' ? dayIn(language, String(value)) : String(value)
}

const numberIn = (language: Language, { decimals }: Field, value: number): string =>
  value.toLocaleString(language, {
    minimumFractionDigits: decimals ?? 0,
    maximumFractionDigits: decimals ?? 9,
  })

/** A day has no zone: read as UTC and said as UTC, it stays the same day everywhere. */
function dayIn(language: Language, day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  return Number.isNaN(date.getTime())
    ? day
    : date.toLocaleDateString(language, { dateStyle: 'medium', timeZone: 'UTC' })
}

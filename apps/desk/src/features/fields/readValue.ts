import type { FieldType } from '@podpora/contract/field-kinds'
import type { FieldValue } from '@podpora/contract/tickets'

/** What was typed, as a value; null for nothing, undefined for a number that is none. The server judges the rest. */
export function readValue(type: FieldType, typed: string): FieldValue | null | undefined {
  const text = typed.trim()
  if (text === '') return null
  if (type !== 'number') return text
  // People write 1 000,5 as well as 1000.5; numbers come without a thousands' comma.
  const number = Number(text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.'))
  return Number.isFinite(number) ? number : undefined
}

import type { Trouble } from './source.ts'

/* Reading what somebody else has written: nothing is taken for granted. */

export type Value = Record<string, unknown>

export const isValue = (value: unknown): value is Value =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Text, or a number as text; '' for anything else. Without what PostgreSQL cannot keep. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.replaceAll('\0', '') : typeof value === 'number' ? String(value) : ''

/** An id as text; null where there is none. */
export const idOf = (value: unknown): string | null => textOf(value).trim().slice(0, 200) || null

export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

export const valuesOf = (value: unknown): Value[] => listOf(value).filter(isValue)

/** Collects what is wrong while a value is read. */
export class Reading {
  readonly troubles: Trouble[] = []

  warn(code: Trouble['code'], detail: unknown): void {
    this.troubles.push({ code, detail: textOf(detail).slice(0, 200), skipped: false })
  }

  skip(code: Trouble['code'], detail: unknown): { records: []; troubles: Trouble[] } {
    this.troubles.push({ code, detail: textOf(detail).slice(0, 200), skipped: true })
    return { records: [], troubles: this.troubles }
  }

  /** RFC 3339 in UTC; null for none. What cannot be read is told. */
  time(value: unknown): string | null {
    const text = textOf(value).trim()
    if (!text) return null
    const at = timeOf(text)
    if (at === null) this.warn('bad_date', text)
    return at
  }

  /** A mail address as we compare it; null for none. What is none is told. */
  address(value: unknown): string | null {
    const text = textOf(value).trim().toLowerCase()
    if (!text) return null
    if (isAddress(text)) return text
    this.warn('bad_email', text)
    return null
  }
}

export const isAddress = (text: string): boolean =>
  text.length <= 254 && /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]+$/.test(text)

const european = /^(\d{1,2})[./](\d{1,2})[./](\d{4})(?:,?\s+(\d{1,2}):(\d\d)(?::(\d\d))?)?$/
const iso = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s*(Z|UTC|[+-]\d\d:?\d\d)?)?$/i

/** ISO 8601 (without a zone: UTC), `31.12.2025 23:59`, or seconds since 1970. */
function timeOf(text: string): string | null {
  if (/^\d{9,10}$/.test(text)) return rfc3339(Number(text) * 1000)
  const parts = iso.exec(text)
  if (parts) {
    const zone = (parts[3] ?? 'Z')
      .toUpperCase()
      .replace('UTC', 'Z')
      .replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')
    return rfc3339(Date.parse(`${parts[1]}T${parts[2] ?? '00:00'}${zone}`))
  }
  const [whole, day, month, year, hour = '0', minute = '0', second = '0'] = european.exec(text) ?? []
  if (!whole || Number(month) > 12 || Number(day) > 31) return null
  return rfc3339(
    Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)),
  )
}

const earliest = Date.UTC(1980, 0)
const latest = Date.UTC(2100, 0)
const rfc3339 = (ms: number): string | null =>
  ms > earliest && ms < latest ? new Date(ms).toISOString() : null

/** A tag as it is allowed here; undefined where nothing is left of it. */
const tagOf = (value: unknown): string | undefined =>
  textOf(value).replaceAll(',', ' ').trim().slice(0, 60).trim() || undefined

export const tagsOf = (values: unknown[]): string[] =>
  [...new Set(values.map(tagOf))].filter((tag) => tag !== undefined).slice(0, 50)

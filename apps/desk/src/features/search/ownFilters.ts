import type { Field } from '@podpora/contract/fields'
import { filterText } from './filterText.ts'

/** Names that the usual filters have: a field that is called so is asked for with `custom.` before it. */
const taken = [
  ...['is', 'from', 'to', 'assignee', 'tag', 'group', 'brand', 'kind', 'priority', 'has', 'before', 'after'],
  ...['od', 'do', 'grupa', 'marka', 'przed', 'po'],
]
const nameOf = ({ key }: Field): string => (taken.includes(key) ? `custom.${key}` : key)

/** `value` stands behind the colon. */
export type OwnFilter = { filter: string; value: string; label: string }
type Words = {
  nameOf: (named: Pick<Field, 'name' | 'translations'>) => string
  agents: readonly { name: string; state: string }[]
}

/** Of one field, what can be clicked: each choice or colleague; nothing where a value has to be typed. */
export function choicesOf(field: Field, { nameOf: shown, agents }: Words): OwnFilter[] {
  const one = (value: string, label: string) => ({
    filter: filterText(nameOf(field), value),
    value,
    label,
  })
  if (field.type === 'person')
    return agents.filter(({ state }) => state === 'active').map(({ name }) => one(name, name))
  return field.choices.filter(({ archived }) => !archived).map((choice) => one(choice.key, shown(choice)))
}

/** The beginning of a filter, to be typed on. */
export const begun = (field: Field): string => `${nameOf(field)}:`

const most = 8

/**
 * What the end of a query may become: a field by the beginning of its name or key, and behind its colon one of its values.
 * Nothing where the query ends with a space, or with a filter that is whole.
 */
export function suggestions(query: string, fields: Field[], words: Words): OwnFilter[] {
  const last = lastPart(query)
  const [, name, value = ''] = /^-?((?:custom\.)?[\p{L}\p{N}_]+):"?([^"]*)$/u.exec(last) ?? []
  if (name !== undefined) {
    const field = fields.find((one) => nameOf(one) === name.toLowerCase())
    const choices = field ? choicesOf(field, words) : []
    const whole = choices.some((one) => one.value === value)
    return whole ? [] : choices.filter((one) => begins([one.value, one.label], value)).slice(0, most)
  }
  const start = last.replace(/^-/, '')
  if (start.length < 2) return []
  return fields
    .filter((field) => begins([field.key, words.nameOf(field)], start))
    .map((field) => ({ filter: begun(field), value: '', label: words.nameOf(field) }))
    .slice(0, most)
}

/** The query with this in the place of its end. */
export const completed = (query: string, filter: string): string => {
  const last = lastPart(query)
  const minus = last.startsWith('-') ? '-' : ''
  return `${query.slice(0, query.length - last.length)}${minus}${filter}${filter.endsWith(':') ? '' : ' '}`
}

const lastPart = (query: string): string => /(?:-?[\w.]+:"[^"]*|\S+)$/u.exec(query)?.[0] ?? ''
const begins = (names: string[], start: string): boolean =>
  names.some((name) => name.toLowerCase().startsWith(start.toLowerCase()))

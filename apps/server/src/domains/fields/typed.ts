import type { Field } from '@podpora/contract/fields'
import type { CustomCondition } from '@podpora/contract/filters'
import { judge } from './rules.ts'

/** Whom a value may name; `me` is whoever types. */
export interface People {
  me: number
  all: readonly { id: number; name: string; email: string }[]
}

/** What stands for "nothing is filled in". */
const empty = '-'

/**
 * What somebody asks who typed a value for a field (`cause:wear`, `cost:5..10`, `due:2026-10`, `checker:anna`): a choice by its
 * key or its name in any language, a colleague by a part of the name or the address, from here to there with two dots, a
 * text as a whole. Undefined: no value of this field.
 */
export function typedCondition(field: Field, text: string, people: People): CustomCondition | undefined {
  const name = `custom.${field.key}` as const
  const oneOf = (values: (string | number)[]): CustomCondition | undefined =>
    values.length > 0 ? { field: name, op: 'is', values: values.slice(0, 50) } : undefined
  if (text === empty) return { field: name, op: 'is', values: [null] }
  switch (field.type) {
    case 'choice':
    case 'choices':
      return oneOf(choicesCalled(field, text))
    case 'person':
      return oneOf(peopleCalled(text, people))
    case 'number':
      return spanOf(name, text, (bound) => numberIn(bound))
    case 'date':
      return spanOf(name, text, (bound, end) => daysIn(bound)?.[end])
    case 'text':
      return oneOf([text])
    case 'link': {
      const judged = judge(field, text)
      return oneOf('value' in judged && typeof judged.value === 'string' ? [judged.value] : [text])
    }
  }
}

const { compare } = new Intl.Collator('en', { sensitivity: 'base' })
const alike = (a: string, b: string): boolean => compare(a, b) === 0

const choicesCalled = ({ choices }: Field, text: string): string[] =>
  choices
    .filter(({ key, name, translations }) =>
      [key, name, ...Object.values(translations)].some((one) => alike(one, text)),
    )
    .map(({ key }) => key)

function peopleCalled(text: string, { me, all }: People): number[] {
  if (text === 'me') return [me]
  const part = text.toLowerCase()
  return all
    .filter(({ name, email }) => [name, email].some((one) => one.toLowerCase().includes(part)))
    .map(({ id }) => id)
}

type End = 0 | 1
type Bound = string | number

/** `5`, `5..10`, `5..` and `..10`; both ends are part of it. */
function spanOf(
  field: CustomCondition['field'],
  text: string,
  boundOf: (text: string, end: End) => Bound | undefined,
): CustomCondition | undefined {
  const [first = '', last = first, ...more] = text.split('..')
  const ends = ([first, last] as const).map((one, i) => (one === '' ? null : boundOf(one, i as End)))
  const [from, to] = ends
  if (more.length > 0 || from === undefined || to === undefined) return undefined
  return from === null && to === null ? undefined : { field, op: 'between', from, to }
}

const numberIn = (text: string): number | undefined =>
  /^-?\d{1,15}([.,]\d{1,9})?$/.test(text) ? Number(text.replace(',', '.')) : undefined

/** The first and the last day of `2026-10-01`, `2026-10` or `2026`. */
function daysIn(text: string): [string, string] | undefined {
  const match = /^(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?$/.exec(text)
  if (!match) return undefined
  const [year, month, day] = match.slice(1).map((part) => (part === undefined ? undefined : Number(part)))
  const first = dayOf(year, month ?? 1, day ?? 1)
  // The day before the first of the next.
  const last = day === undefined ? dayOf(year, (month ?? 12) + 1, 0) : first
  const told = `${text.slice(0, 4)}-${String(month ?? 1).padStart(2, '0')}-${String(day ?? 1).padStart(2, '0')}`
  return first && last && told === first ? [first, last] : undefined
}

function dayOf(year = 0, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, 10)
}

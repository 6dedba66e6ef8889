import type { Choice, Condition, CustomCondition } from '@podpora/contract/filters'
import type { LostPart, SearchAsFilter } from '@podpora/contract/search'
import type { TicketStatus } from '@podpora/contract/tickets'
import { type Filter, questionOf, type SearchQuery } from './rules.ts'

/** Whom and what names stand for now; a view keeps who that is, not what was typed. */
export interface Names {
  people: (part: string) => number[]
  groups: (part: string) => number[]
  brands: (part: string) => number[]
  customers: (part: string) => number[]
}

/** A condition has no more values than this. */
const mostValues = 50
const unsolved: TicketStatus[] = ['new', 'open', 'pending', 'on_hold']

/**
 * What of a search a view can ask as well, and what it can't. Words can't: a view is counted and followed live, ticket by ticket, by
 * what stands in its row.
 */
export function asFilter({ terms, filters }: SearchQuery, names: Names): SearchAsFilter {
  const lost: LostPart[] = terms.map(({ typed, not, phrase }) => ({
    typed: `${not ? '-' : ''}${phrase ? `"${typed}"` : typed}`,
    why: 'words',
  }))
  const kept: Condition[] = []
  for (const same of together(filters)) {
    const condition = conditionOf(same, names)
    if (typeof condition === 'string')
      lost.push(...same.map((one) => ({ typed: typedAs(one), why: condition })))
    else kept.push(condition)
  }
  // A search finds what is set aside, too.
  const snoozed: Condition = { field: 'snoozed', op: 'is', values: [true, false] }
  return { filter: kept.length > 0 ? [...kept, snoozed] : [], lost }
}

/** Filters that become one condition: of one question any answer is enough, of what is forbidden each is for itself. */
function together(filters: Filter[]): Filter[][] {
  const keyOf = (filter: Filter, i: number): string => {
    if (filter.name === 'before' || filter.name === 'after') return filter.not ? `not ${i}` : 'updated'
    if (filter.name === 'tag') return `tag ${filter.not}`
    return filter.not ? `not ${i}` : questionOf(filter)
  }
  const keys = new Map(filters.map((filter, i) => [filter, keyOf(filter, i)]))
  return [...Map.groupBy(filters, (filter) => keys.get(filter)).values()]
}

const typedAs = ({ name, value, not, ...rest }: Filter): string => {
  const called = 'condition' in rest ? rest.condition.field.replace('custom.', '') : name
  const said = /\s/.test(value) ? `"${value}"` : value
  return `${not ? '-' : ''}${name === 'id' ? '#' : `${called}:`}${said}`
}

function conditionOf(same: Filter[], names: Names): Condition | LostPart['why'] {
  const [first] = same
  if (!first) return 'words'
  const op = first.not ? 'not' : 'is'
  const values = same.map(({ value }) => value)
  const found = (field: 'group' | 'brand' | 'customer', idsOf: (part: string) => number[]) =>
    chosen(field, op, values.flatMap(idsOf))
  switch (first.name) {
    case 'own':
      return ownCondition(
        same.flatMap((one) => (one.name === 'own' ? one.condition : [])),
        first.not,
      )
    case 'is':
    case 'to':
      return questionOf(first) === 'assignee'
        ? chosen(
            'assignee',
            op,
            same.flatMap((one) => assigneesOf(one, names)),
          )
        : { field: 'status', op, values: statusesOf(values) }
    case 'from':
      return found('customer', names.customers)
    case 'group':
      return found('group', names.groups)
    case 'brand':
      return found('brand', names.brands)
    case 'kind':
    case 'priority':
      return { field: first.name, op, values } as Choice
    case 'tag':
      return values.every((tag) => tag.length <= 60 && !tag.includes(','))
        ? { field: 'tags', op: first.not ? 'none' : 'all', values }
        : 'unknown'
    case 'before':
    case 'after':
      return changedIn(same)
    case 'has':
      return 'files'
    case 'id':
      return 'number'
  }
}

const statusesOf = (values: string[]): TicketStatus[] => [
  ...new Set(values.flatMap((value) => (value === 'unsolved' ? unsolved : [value as TicketStatus]))),
]

function assigneesOf({ name, value }: Filter, { people }: Names): (number | 'me' | null)[] {
  if (name === 'is') return [value === 'mine' ? 'me' : null]
  return value === 'me' ? ['me'] : people(value)
}

function chosen(field: Choice['field'], op: 'is' | 'not', ids: unknown[]): Condition | LostPart['why'] {
  const values = [...new Set(ids)]
  if (values.length === 0) return 'unknown'
  return values.length > mostValues ? 'many' : ({ field, op, values } as Choice)
}

/** Of several spans any would do, and a view wants all of its conditions met. */
function ownCondition(same: CustomCondition[], not: boolean): CustomCondition | LostPart['why'] {
  const [first] = same
  if (!first) return 'unknown'
  if (first.op === 'between') return not ? 'not' : same.length > 1 ? 'several' : first
  const values = same.flatMap((one) => (one.op === 'between' ? [] : one.values))
  if (same.some(({ op }) => op === 'between')) return 'several'
  return values.length > mostValues ? 'many' : { ...first, op: not ? 'not' : 'is', values }
}

/** `before` and `after` ask for the last change, in UTC; of two of a kind the wider one counts. */
function changedIn(same: Filter[]): Condition {
  const days = (name: 'before' | 'after') =>
    same.filter((one) => (one.name === name) !== one.not).map(({ value }) => value)
  const moment = (day: string | undefined) => (day === undefined ? null : `${day}T00:00:00.000Z`)
  return {
    field: 'updated',
    op: 'between',
    from: moment(days('after').toSorted()[0]),
    to: moment(days('before').toSorted().at(-1)),
  }
}

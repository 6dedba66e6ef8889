import type { Listing } from '@podpora/contract/builtin'
import { isTime } from '@podpora/contract/filtering'
import type { Condition, ViewFilter } from '@podpora/contract/filters'
import { type Grouping, groupings, isOwn, type Sort, sortedBy, sorts } from '@podpora/contract/ordering'

/** What stands in the address of a view where its reader changed something, to be sent to a colleague as it is. */
export type ViewSearch = { filter?: ViewFilter; sort?: Sort; group?: Grouping | 'none' }

/** One of the usual words, or one of the company's own fields. */
const oneOf = <T extends string>(values: readonly T[], value: unknown): T | undefined =>
  values.find((one) => one === value) ??
  (typeof value === 'string' && isOwn(sortedBy(value as Sort)) ? (value as T) : undefined)

/** Reads an address that anybody may have written. Whether the values make sense is the server's to say. */
export function readViewSearch(search: Record<string, unknown>): ViewSearch {
  const sort = oneOf<Sort>(sorts, search.sort)
  const group = oneOf<Grouping | 'none'>([...groupings, 'none'], search.group)
  const filter = Array.isArray(search.filter) && search.filter.every(isCondition) ? search.filter : undefined
  return { ...(filter && { filter }), ...(sort && { sort }), ...(group && { group }) }
}

function isCondition(value: unknown): value is Condition {
  if (typeof value !== 'object' || value === null) return false
  const condition = value as Condition
  if (typeof condition.field !== 'string' || typeof condition.op !== 'string') return false
  return isTime(condition) || condition.op === 'between' || Array.isArray(condition.values)
}

/** The list that an address asks for: the view's own, with what was changed. */
export const listingOf = (view: Listing, { filter, sort, group }: ViewSearch): Listing => ({
  filter: filter ?? view.filter,
  sort: sort ?? view.sort,
  groupBy: group === undefined ? view.groupBy : group === 'none' ? null : group,
})

/** What has to stand in the address for this list: nothing where it is the view's own. */
export const searchOf = (view: Listing, wanted: Listing): ViewSearch => ({
  ...(JSON.stringify(wanted.filter) !== JSON.stringify(view.filter) && { filter: wanted.filter }),
  ...(wanted.sort !== view.sort && { sort: wanted.sort }),
  ...(wanted.groupBy !== view.groupBy && { group: wanted.groupBy ?? 'none' }),
})

export const isChanged = (search: ViewSearch): boolean => Object.keys(search).length > 0

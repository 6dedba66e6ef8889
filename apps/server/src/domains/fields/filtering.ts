import { isCustom, keyOf, unseen } from '@podpora/contract/filtering'
import type { Condition, ViewFilter } from '@podpora/contract/filters'
import { refuseField } from '../../platform/http/refusal.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { isOutside } from '../people/outside.ts'
import { type FieldReader, fieldsFor } from './access.ts'

/**
 * Filters as they count for a reader: nothing meets a condition about a field that they don't see, so that neither a list
 * nor a number tells what is in it.
 */
export async function asSeen(db: Db, reader: FieldReader, filters: ViewFilter[]): Promise<ViewFilter[]> {
  if (isOutside(reader))
    return filters.map((filter) => filter.map((one) => (ofTheInside(one) ? unseen : one)))
  if (!filters.some((filter) => filter.some(isCustom))) return filters
  const keys = await keysFor(db, reader)
  return filters.map((filter) => filter.map((one) => (isCustom(one) && !keys.has(keyOf(one)) ? unseen : one)))
}

/** What rows don't show to people from outside, their lists must not tell either. */
const ofTheInside = (condition: Condition): boolean =>
  isCustom(condition) || condition.field === 'tags' || condition.field === 'customer'

/**
 * That a filter asks only about fields that its writer sees.
 * @param name the field of the request that holds the filter
 * @throws Refusal validation_failed naming it; whether there is such a field is not told
 */
export async function refuseUnseen(
  db: Db,
  actor: FieldReader,
  filter: ViewFilter,
  name = 'filter',
): Promise<void> {
  const asked = filter.filter(isCustom).map(keyOf)
  if (asked.length === 0) return
  const keys = await keysFor(db, actor)
  const unknown = asked.some((key) => key !== '' && !keys.has(key))
  if (unknown) throw refuseField(name, 'unknown')
}

const keysFor = async (db: Db, reader: FieldReader): Promise<Set<string>> =>
  new Set((await fieldsFor(db, reader)).map((field) => field.key))

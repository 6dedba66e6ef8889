import type { Column } from '@podpora/contract/builtin'
import { groupable, sortable } from '@podpora/contract/field-kinds'
import { isCustom, keyOf, unseen } from '@podpora/contract/filtering'
import type { Condition, ViewFilter } from '@podpora/contract/filters'
import {
  isOwn,
  type Order,
  type OrderField,
  ownKey,
  sortedBy,
  standardOrder,
} from '@podpora/contract/ordering'
import { refuseField } from '../../platform/http/refusal.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { isOutside } from '../people/outside.ts'
import { type FieldReader, fieldsFor, hiddenFrom, restrictions } from './access.ts'

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

/** The fields that an order may go by, as far as the reader sees them; none are asked for where it names none. */
export async function orderFields(
  db: Db,
  reader: FieldReader,
  { sort, groupBy }: Order,
): Promise<OrderField[]> {
  const named = isOwn(sortedBy(sort)) || (groupBy !== null && isOwn(groupBy))
  return named && !isOutside(reader) ? fieldsFor(db, reader) : []
}

/** What rows don't show to people from outside, their lists must not tell either. */
const ofTheInside = (condition: Condition): boolean =>
  isCustom(condition) || ['tags', 'customer', 'agreement'].includes(condition.field)

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

/** What a view is shown by. */
export interface Display extends Order {
  columns: readonly Column[]
}

/**
 * That columns and order name only fields that their writer sees, and an order one that can be sorted or grouped by.
 * @throws Refusal validation_failed naming `columns`, `sort` or `groupBy`
 */
export async function refuseUnseenDisplay(
  db: Db,
  actor: FieldReader,
  { columns, sort, groupBy }: Display,
): Promise<void> {
  const by = sortedBy(sort)
  if (![...columns, by, groupBy ?? ''].some(isOwn)) return
  const fields = await fieldsFor(db, actor)
  const knows = (name: string, types?: readonly string[]) =>
    !isOwn(name) ||
    fields.some((field) => field.key === ownKey(name) && (types?.includes(field.type) ?? true))
  if (!columns.every((column) => knows(column))) throw refuseField('columns', 'unknown')
  if (!knows(by, sortable)) throw refuseField('sort', 'unknown')
  if (groupBy !== null && !knows(groupBy, groupable)) throw refuseField('groupBy', 'unknown')
}

/**
 * Columns and order as their writer wants them. What is by fields that the writer doesn't see they were not told of: it stays,
 * unless they chose something else in its place.
 */
export async function displayAfter(
  db: Db,
  actor: FieldReader,
  before: Display,
  wanted: Partial<Display>,
): Promise<Partial<Display>> {
  const hidden = hiddenFrom(actor, await restrictions(db))
  const isHidden = (name: string) => isOwn(name) && hidden.has(ownKey(name))
  const after = { ...wanted }
  if (wanted.sort === standardOrder.sort && isHidden(sortedBy(before.sort))) after.sort = before.sort
  if (wanted.groupBy === null && before.groupBy !== null && isHidden(before.groupBy))
    after.groupBy = before.groupBy
  if (wanted.columns) after.columns = [...wanted.columns, ...before.columns.filter(isHidden)]
  return after
}

const keysFor = async (db: Db, reader: FieldReader): Promise<Set<string>> =>
  new Set((await fieldsFor(db, reader)).map((field) => field.key))

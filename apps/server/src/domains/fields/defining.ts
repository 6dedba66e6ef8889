import type { Field, FieldChange, FieldInput } from '@podpora/contract/fields'
import { type ActorRef, recordEvent } from '../../platform/events/log.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { brandsByIds } from '../brands/access.ts'
import { groupsByIds } from '../people/access.ts'
import { insertField, lockField, type NewField, selectFields, updateField, updateOrder } from './queries.ts'
import { choicesAfter, keyFrom } from './rules.ts'

/**
 * Declares a field; without a key it gets one from its name.
 * @throws Refusal validation_failed naming what is wrong, also for a key that is taken
 */
export function createField(db: Db, actor: ActorRef, input: FieldInput): Promise<Field> {
  return inTransaction(db, async (trx) => {
    const taken = (await selectFields(trx)).map((field) => field.key)
    const declared: NewField = {
      ...empty,
      ...input,
      name: input.name.trim(),
      key: input.key ?? keyFrom(input.name, taken, 'field'),
      choices: choicesAfter([], input.choices ?? []),
    }
    await check(trx, declared)
    const field = await insertField(trx, declared)
    if (!field) throw refuseField('key', 'taken')
    await recordEvent(trx, { kind: 'field.created', actor, subjectId: field.id })
    return field
  })
}

const empty = {
  translations: {},
  help: '',
  minimum: null,
  maximum: null,
  decimals: null,
  kinds: [],
  groupIds: [],
  brandIds: [],
  requiredOn: [],
  audience: null,
}

/** Changes what a field is called and where it appears, or archives it: nothing that tickets hold is lost by it.
 * @throws Refusal not_found, validation_failed */
export function changeField(db: Db, actor: ActorRef, id: number, change: FieldChange): Promise<Field> {
  return inTransaction(db, async (trx) => {
    const old = await lockField(trx, id)
    if (!old) throw new Refusal('not_found')
    const { archived, choices, ...declared } = change
    const wished: Field = {
      ...old,
      ...declared,
      choices: choices ? choicesAfter(old.choices, choices) : old.choices,
      archivedAt: archived === undefined ? old.archivedAt : archived ? new Date().toISOString() : null,
    }
    await check(trx, wished)
    const field = await updateField(trx, wished)
    // Small, and open to everybody: what a hidden field is called is not in it.
    const data = { fields: Object.keys(change) }
    await recordEvent(trx, { kind: 'field.changed', actor, subjectId: id, data })
    return field
  })
}

/** Puts the fields into an order. */
export function orderFields(db: Db, actor: ActorRef, ids: number[]): Promise<Field[]> {
  return inTransaction(db, async (trx) => {
    await updateOrder(trx, ids)
    await recordEvent(trx, { kind: 'field.changed', actor, data: { fields: ['position'] } })
    return selectFields(trx)
  })
}

async function check(trx: Trx, field: NewField): Promise<void> {
  const choosing = field.type === 'choice' || field.type === 'choices'
  if (choosing && !field.choices.some((choice) => !choice.archived)) throw refuseField('choices', 'required')
  if (new Set(field.choices.map((choice) => choice.key)).size < field.choices.length)
    throw refuseField('choices', 'taken')
  const { minimum, maximum } = field
  if (minimum !== null && maximum !== null && maximum < minimum)
    throw refuseField('maximum', 'minimum', { limit: minimum })
  const groupIds = new Set([...field.groupIds, ...(field.audience?.groupIds ?? [])])
  if ((await groupsByIds(trx, [...groupIds])).length < groupIds.size) throw refuseField('groupIds', 'unknown')
  const brandIds = new Set(field.brandIds)
  if ((await brandsByIds(trx, [...brandIds])).length < brandIds.size) throw refuseField('brandIds', 'unknown')
}

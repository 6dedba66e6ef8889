import type { IntakeRule, IntakeRuleChange, IntakeRuleInput } from '@podpora/contract/intake'
import pg from 'pg'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { type Db, inTransaction } from '../../platform/postgres/db.ts'
import { arrangeRules, deleteRuleRow, insertRule, selectRules, updateRule } from './queries.ts'

/** All rules in the order in which they are asked. */
export const allIntakeRules = (db: Db): Promise<IntakeRule[]> => selectRules(db)

/** @throws Refusal validation_failed naming what is not there, or `lineId` where nothing is set */
export const createIntakeRule = (db: Db, input: IntakeRuleInput): Promise<IntakeRule> =>
  naming(() => insertRule(db, checked(input)))

/** @throws Refusal not_found; changed_meanwhile with the rule as it is now; validation_failed */
export async function changeIntakeRule(db: Db, id: number, change: IntakeRuleChange): Promise<IntakeRule> {
  const rule = await naming(() => updateRule(db, id, { ...checked(change), version: change.version }))
  if (rule) return rule
  const current = (await selectRules(db)).find((one) => one.id === id)
  throw current ? new Refusal('changed_meanwhile', { current }) : new Refusal('not_found')
}

/** @throws Refusal not_found */
export async function removeIntakeRule(db: Db, id: number): Promise<void> {
  if (!(await deleteRuleRow(db, id))) throw new Refusal('not_found')
}

/** Puts the rules into an order. Rules that somebody has made meanwhile come last. */
export function arrangeIntakeRules(db: Db, ids: number[]): Promise<IntakeRule[]> {
  return inTransaction(db, async (trx) => {
    const others = (await selectRules(trx)).map(({ id }) => id).filter((id) => !ids.includes(id))
    await arrangeRules(trx, [...ids, ...others])
    return selectRules(trx)
  })
}

/** A rule that sets nothing would be read as one that does. */
function checked<R extends IntakeRuleInput>(rule: R): R {
  const sets = [rule.lineId, rule.groupId, rule.productId, rule.kind, rule.priority]
  if (sets.every((value) => value === null) && rule.addTags.length === 0 && !rule.urgent && !rule.project)
    throw refuseField('lineId', 'required')
  const trimmed = (words: string[]) => words.map((word) => word.trim())
  return { ...rule, name: rule.name.trim(), words: trimmed(rule.words), senders: trimmed(rule.senders) }
}

const fieldOf: Record<string, string> = {
  intake_rules_line_id_fkey: 'lineId',
  intake_rules_group_id_fkey: 'groupId',
  intake_rules_product_id_fkey: 'productId',
}

async function naming<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const field = error instanceof pg.DatabaseError ? fieldOf[error.constraint ?? ''] : undefined
    throw field ? refuseField(field, 'unknown') : error
  }
}

import type { EscalationRule, EscalationRuleChange, EscalationRuleInput } from '@podpora/contract/escalation'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { groupExists } from '../people/access.ts'
import { deleteRuleRow, insertRule, selectRules, updateRule } from './queries.ts'

/** All rules, oldest first. */
export const allEscalationRules = (db: Db): Promise<EscalationRule[]> => selectRules(db)

/** @throws Refusal validation_failed naming `groupId` or `words` */
export const createEscalationRule = async (db: Db, input: EscalationRuleInput): Promise<EscalationRule> =>
  insertRule(db, await checked(db, input))

/** @throws Refusal not_found; changed_meanwhile with the rule as it is now; validation_failed */
export async function changeEscalationRule(
  db: Db,
  id: number,
  change: EscalationRuleChange,
): Promise<EscalationRule> {
  const rule = await updateRule(db, id, { ...(await checked(db, change)), version: change.version })
  if (rule) return rule
  const current = (await selectRules(db)).find((one) => one.id === id)
  throw current ? new Refusal('changed_meanwhile', { current }) : new Refusal('not_found')
}

/** @throws Refusal not_found */
export async function removeEscalationRule(db: Db, id: number): Promise<void> {
  if (!(await deleteRuleRow(db, id))) throw new Refusal('not_found')
}

/** A rule for messages without words would pass on every ticket that a customer writes in. */
async function checked<R extends EscalationRuleInput>(db: Db, rule: R): Promise<R> {
  if (!(await groupExists(db, rule.groupId))) throw refuseField('groupId', 'unknown')
  if (rule.happens === 'message' && rule.words.length === 0) throw refuseField('words', 'required')
  if (rule.happens === 'changed' && rule.filter.length === 0) throw refuseField('filter', 'required')
  return { ...rule, name: rule.name.trim(), words: rule.words.map((word) => word.trim()) }
}

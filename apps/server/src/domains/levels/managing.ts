import type { ViewFilter } from '@podpora/contract/filters'
import type { Policy, PolicyChange, PolicyInput } from '@podpora/contract/levels'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { brokenUnique, type Db, inTransaction } from '../../platform/postgres/db.ts'
import { calendarExists } from '../calendars/access.ts'
import { groupExists } from '../people/access.ts'
import {
  deletePolicy,
  insertPolicy,
  orderPolicies,
  selectPolicies,
  selectPolicy,
  updatePolicy,
} from './queries.ts'
import { askToRecalculate } from './recalculating.ts'

/** Makes a policy, behind the others, and counts open tickets by it. @throws Refusal validation_failed naming the field */
export async function createPolicy(db: Db, input: PolicyInput): Promise<Policy> {
  const checked = await checkedPolicy(db, input)
  return named(() =>
    inTransaction(db, async (trx) => {
      const { id } = await insertPolicy(trx, checked)
      if (checked.enabled) await askToRecalculate(trx)
      return (await selectPolicy(trx, id)) as Policy
    }),
  )
}

/**
 * Changes a policy as a whole, if nobody else has changed it since, and counts open tickets anew.
 * @throws Refusal not_found; changed_meanwhile with the policy as it is now; validation_failed naming the field
 */
export async function changePolicy(db: Db, id: number, { version, ...input }: PolicyChange): Promise<Policy> {
  const before = await loadPolicy(db, id)
  const checked = await checkedPolicy(db, input)
  return named(() =>
    inTransaction(db, async (trx) => {
      if (!(await updatePolicy(trx, id, version, checked)))
        throw new Refusal('changed_meanwhile', { current: await loadPolicy(trx, id) })
      if (before.enabled || checked.enabled) await askToRecalculate(trx)
      return loadPolicy(trx, id)
    }),
  )
}

/** Takes a policy away: its promises end, those that were kept or broken stay. */
export async function removePolicy(db: Db, id: number): Promise<void> {
  await inTransaction(db, async (trx) => {
    const { enabled } = await loadPolicy(trx, id)
    await deletePolicy(trx, id)
    if (enabled) await askToRecalculate(trx)
  })
}

/** Puts policies into an order; the first that fits a ticket counts. */
export async function arrangePolicies(db: Db, ids: number[]): Promise<Policy[]> {
  return inTransaction(db, async (trx) => {
    await orderPolicies(trx, ids)
    await askToRecalculate(trx)
    return selectPolicies(trx)
  })
}

/** @throws Refusal not_found */
async function loadPolicy(db: Db, id: number): Promise<Policy> {
  const policy = await selectPolicy(db, id)
  if (!policy) throw new Refusal('not_found')
  return policy
}

/** A policy as it may be saved. @throws Refusal validation_failed naming the field */
export async function checkedPolicy(db: Db, input: PolicyInput): Promise<PolicyInput> {
  const wrong = input.conditions.findIndex((one) => !canDecide(one))
  if (wrong >= 0) throw refuseField(`conditions/${wrong}`, 'not_for_promises')
  const targets = input.targets.map(({ target }) => target)
  const twice = targets.findIndex((target, i) => targets.indexOf(target) < i)
  if (twice >= 0) throw refuseField(`targets/${twice}/target`, 'taken')
  if (input.calendarId === null && input.targets.some(({ time }) => time === 'business'))
    throw refuseField('calendarId', 'required')
  if (input.calendarId !== null && !(await calendarExists(db, input.calendarId)))
    throw refuseField('calendarId', 'unknown')
  for (const [i, { step }] of input.actions.entries())
    if (step.kind === 'group' && !(await groupExists(db, step.groupId)))
      throw refuseField(`actions/${i}/step/groupId`, 'unknown')
  return { ...input, name: input.name.trim() }
}

/** What changes by the clock alone, by the promises themselves or with who looks, decides nothing. */
function canDecide(condition: ViewFilter[number]): boolean {
  const undecided = ['breached', 'due', 'created', 'updated', 'waiting_since', 'solved', 'snoozed', 'deleted']
  if (undecided.includes(condition.field)) return false
  return !(
    'values' in condition && (condition.values as unknown[]).some((one) => one === 'me' || one === 'mine')
  )
}

async function named(work: () => Promise<Policy>): Promise<Policy> {
  try {
    return await work()
  } catch (error) {
    if (brokenUnique(error) === 'level_policies_name') throw refuseField('name', 'taken')
    throw error
  }
}

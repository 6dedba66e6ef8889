import type { Plan, PlanChange, PlanInput, PlanName, PlanTerms } from '@podpora/contract/contracts'
import { type ActorRef, recordEvent } from '../../platform/events/log.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import {
  brokenReference,
  brokenUnique,
  type Db,
  inTransaction,
  type Trx,
} from '../../platform/postgres/db.ts'
import { holdCalendar } from '../calendars/access.ts'
import { holdLines } from '../lines/access.ts'
import { insertPlan, selectPlan, selectPlanNames, selectPlans, updatePlan } from './plan-queries.ts'

export const allPlans = (db: Db): Promise<Plan[]> => selectPlans(db)
export const planNames = (db: Db): Promise<PlanName[]> => selectPlanNames(db)

/** @throws Refusal not_found */
export async function loadPlan(db: Db, id: number): Promise<Plan> {
  const plan = await selectPlan(db, id)
  if (!plan) throw new Refusal('not_found')
  return plan
}

/** @throws Refusal name_taken; validation_failed naming the field */
export const createPlan = (db: Db, actor: ActorRef, input: PlanInput): Promise<Plan> =>
  saying(
    inTransaction(db, async (trx) => {
      await refuseIncomplete(trx, input)
      const plan = await insertPlan(trx, { ...input, name: input.name.trim() })
      await recordEvent(trx, { kind: 'plan.changed', actor, subjectId: plan.id })
      return plan
    }),
  )

/**
 * Changes a plan, if nobody else has changed it since. Contracts keep the terms that they were made with.
 * @throws Refusal not_found; name_taken; changed_meanwhile with the plan as it is now; validation_failed
 */
export const changePlan = (db: Db, actor: ActorRef, id: number, change: PlanChange): Promise<Plan> =>
  saying(
    inTransaction(db, async (trx) => {
      await refuseIncomplete(trx, change)
      const plan = await updatePlan(trx, id, { ...change, name: change.name.trim() })
      if (!plan) throw new Refusal('changed_meanwhile', { current: await loadPlan(trx, id) })
      await recordEvent(trx, { kind: 'plan.changed', actor, subjectId: id })
      return plan
    }),
  )

/** Terms that would mean something else than they seem to. What they name does not go before they stand. */
async function refuseIncomplete(trx: Trx, { terms }: PlanInput): Promise<void> {
  const { unit, monthPrice, rates, calendarId, visits } = terms
  if (unit !== 'unlimited') refuseWrongPrice('terms/overPrice', terms, monthPrice)
  if (visits) refuseWrongPrice('terms/visits/overPrice', visits, monthPrice)
  const lines = new Set((await holdLines(trx, linesOf(terms))).map(({ id }) => id))
  if (terms.lineIds.some((id) => !lines.has(id))) throw refuseField('terms/lineIds', 'unknown')
  const gone = rates.findIndex(({ lineId }) => lineId !== null && !lines.has(lineId))
  if (gone >= 0) throw refuseField(`terms/rates/${gone}/lineId`, 'unknown')
  const byTime = rates.some(({ when }) => when !== 'any')
  if (byTime && calendarId === null) throw refuseField('terms/calendarId', 'required')
  if (calendarId !== null && !(await holdCalendar(trx, calendarId)))
    throw refuseField('terms/calendarId', 'unknown')
}

const linesOf = ({ lineIds, rates }: PlanTerms): number[] => [
  ...new Set([...lineIds, ...rates.flatMap(({ lineId }) => lineId ?? [])]),
]

/** What is beyond has a price, in the currency of the month. */
function refuseWrongPrice(
  field: string,
  { overage, overPrice }: Pick<PlanTerms, 'overage' | 'overPrice'>,
  monthPrice: PlanTerms['monthPrice'],
): void {
  if (overage !== 'block' && overPrice === null) throw refuseField(field, 'required')
  if (overPrice && monthPrice && overPrice.currency !== monthPrice.currency)
    throw refuseField(field, 'one_currency')
}

async function saying<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (brokenUnique(error) === 'plans_name') throw new Refusal('name_taken')
    throw brokenReference(error) ? refuseField('lineId', 'unknown') : error
  }
}

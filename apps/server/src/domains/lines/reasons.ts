import type { PassingReason, PassingReasonChange, PassingReasonInput } from '@podpora/contract/passing'
import type { PassingWay } from '@podpora/contract/passing-kinds'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { brokenUnique, type Db } from '../../platform/postgres/db.ts'
import { insertReason, selectReasons, updateReason } from './reason-queries.ts'

/** All reasons, the archived as well, oldest first. */
export const allReasons = (db: Db): Promise<PassingReason[]> => selectReasons(db)

/** @throws Refusal name_taken */
export const createReason = (db: Db, input: PassingReasonInput): Promise<PassingReason> =>
  refusingTakenName(insertReason(db, { ...input, name: input.name.trim() }))

/** @throws Refusal not_found; name_taken; changed_meanwhile with the reason as it is now */
export async function changeReason(db: Db, id: number, change: PassingReasonChange): Promise<PassingReason> {
  const reason = await refusingTakenName(updateReason(db, id, { ...change, name: change.name.trim() }))
  if (reason) return reason
  const current = (await selectReasons(db)).find((one) => one.id === id)
  throw current ? new Refusal('changed_meanwhile', { current }) : new Refusal('not_found')
}

/**
 * What the chosen reason is called. Where the company has reasons for this way, one of them is given.
 * @throws Refusal validation_failed naming `reasonId`
 */
export async function reasonFor(db: Db, way: PassingWay, id: number | null): Promise<string | null> {
  const offered = (await selectReasons(db)).filter(
    ({ ways, archivedAt }) => archivedAt === null && ways.includes(way),
  )
  if (id === null && offered.length === 0) return null
  const reason = offered.find((one) => one.id === id)
  if (!reason) throw refuseField('reasonId', id === null ? 'required' : 'unknown')
  return reason.name
}

async function refusingTakenName<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw brokenUnique(error) === 'passing_reasons_name' ? new Refusal('name_taken') : error
  }
}

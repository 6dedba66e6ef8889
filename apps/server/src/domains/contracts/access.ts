import type { Balance, PlanTerms } from '@podpora/contract/contracts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Db, Trx } from '../../platform/postgres/db.ts'
import { type Charged, chargeTime, chargeVisit, whatCounts } from './charging.ts'
import { loadContract } from './contracts.ts'
import { dayOf } from './entitling.ts'
import { lockSources, readContracts, selectReach } from './facts-queries.ts'
import { balanceOf, isNearlyUsedUp, visitsOf } from './rules.ts'

export { priceOfMinutes } from './balance.ts'
export { termsName } from './plan-queries.ts'
export {
  balanceOf,
  type Charged,
  chargeTime,
  chargeVisit,
  dayOf,
  isNearlyUsedUp,
  loadContract,
  visitsOf,
  whatCounts,
}

/** What was left of a contract at the end of a day; packs are not the contract's. */
export async function balanceAt(
  db: Db,
  { id }: { id: number },
  day: string,
): Promise<{ balance: Balance; visits: Balance | null }> {
  const facts = (await readContracts(db, [id], day, day)).get(id)
  if (!facts) throw new Refusal('not_found')
  return { balance: balanceOf(facts, [], day), visits: visitsOf(facts, [], day) }
}

/** Lines that a ticket's plan reaches, with its name; null: every line. */
export async function reachOf(
  db: Db,
  ticketId: number,
): Promise<{ planName: string; lineIds: number[] } | null> {
  const reach = await selectReach(db, ticketId)
  return reach && reach.lineIds.length > 0 ? reach : null
}

/** The terms of a contract, whatever has become of it. */
export const termsOf = async (db: Db, id: number): Promise<PlanTerms | undefined> =>
  (await readContracts(db, [id], dayOf(new Date()))).get(id)?.terms

/** Before something is given back: nobody takes anything of these until the transaction ends. */
export const holdSources = (
  trx: Trx,
  { contractIds, packIds }: { contractIds: number[]; packIds: number[] },
): Promise<void> => lockSources(trx, contractIds, packIds)

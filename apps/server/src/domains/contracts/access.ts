import type { Balance, PlanTerms } from '@podpora/contract/contracts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Db, Trx } from '../../platform/postgres/db.ts'
import { type Charged, chargeTime, countsTime } from './charging.ts'
import { loadContract } from './contracts.ts'
import { dayOf } from './entitling.ts'
import { lockSources, readContracts } from './facts-queries.ts'
import { balanceOf, isNearlyUsedUp } from './rules.ts'

export { priceOfMinutes } from './balance.ts'
export { balanceOf, type Charged, chargeTime, countsTime, dayOf, isNearlyUsedUp, loadContract }

/** What was left of a contract at the end of a day; packs are not the contract's. */
export async function balanceAt(db: Db, { id }: { id: number }, day: string): Promise<Balance> {
  const facts = (await readContracts(db, [id], day, day)).get(id)
  const balance = facts && balanceOf(facts, [], day)
  if (!balance) throw new Refusal('not_found')
  return balance
}

/** The terms of a contract, whatever has become of it. */
export const termsOf = async (db: Db, id: number): Promise<PlanTerms | undefined> =>
  (await readContracts(db, [id], dayOf(new Date()))).get(id)?.terms

/** Before something is given back: nobody takes anything of these until the transaction ends. */
export const holdSources = (
  trx: Trx,
  { contractIds, packIds }: { contractIds: number[]; packIds: number[] },
): Promise<void> => lockSources(trx, contractIds, packIds)

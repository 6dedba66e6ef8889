import type { Pack, PackInput } from '@podpora/contract/contracts'
import { type ActorRef, recordEvent } from '../../platform/events/log.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { brokenReference, type Db, inTransaction } from '../../platform/postgres/db.ts'
import { lockSources } from './facts-queries.ts'
import {
  arrangePackRows,
  deleteUnusedPack,
  insertPack,
  packsInUse,
  packsOf,
  selectPack,
} from './pack-queries.ts'

/** Of one holder all, else of everybody what can still be used. */
export const packsFor = (
  db: Db,
  { customerId = null, companyId = null }: { customerId?: number | null; companyId?: number | null },
): Promise<Pack[]> =>
  customerId === null && companyId === null ? packsInUse(db) : packsOf(db, [{ customerId, companyId }])

/** Hours or cases that were bought; used after those that are there. @throws Refusal validation_failed naming the holder */
export async function createPack(db: Db, actor: ActorRef, input: PackInput): Promise<Pack> {
  if ((input.customerId === null) === (input.companyId === null)) throw refuseField('customerId', 'required')
  try {
    return await inTransaction(db, async (trx) => {
      const { id } = await insertPack(trx, input)
      await recordEvent(trx, { kind: 'contract.changed', actor, data: { packId: id } })
      return (await selectPack(trx, id)) as Pack
    })
  } catch (error) {
    const field = input.companyId === null ? 'customerId' : 'companyId'
    throw brokenReference(error) ? refuseField(field, 'unknown') : error
  }
}

/** @throws Refusal not_found; pack_used where some of it was used */
export const removePack = (db: Db, actor: ActorRef, id: number): Promise<void> =>
  inTransaction(db, async (trx) => {
    await lockSources(trx, [], [id])
    if (!(await selectPack(trx, id))) throw new Refusal('not_found')
    if (!(await deleteUnusedPack(trx, id))) throw new Refusal('pack_used')
    await recordEvent(trx, { kind: 'contract.changed', actor, data: { packId: id } })
  })

/** The order in which packs are used. */
export const arrangePacks = (db: Db, actor: ActorRef, ids: number[]): Promise<void> =>
  inTransaction(db, async (trx) => {
    await lockSources(trx, [], ids)
    await arrangePackRows(trx, ids)
    await recordEvent(trx, { kind: 'contract.changed', actor, data: {} })
  })

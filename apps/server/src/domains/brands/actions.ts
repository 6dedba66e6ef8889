import type { Brand, BrandChange, BrandInput } from '@podpora/contract/people'
import { signatureVariables, unknownVariables } from '@podpora/contract/variables'
import { type ActorRef, recordEvent } from '../../platform/events/log.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { brokenUnique, type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { insertBrand, lockBrand, updateBrand } from './queries.ts'

/** Makes a brand within the caller's transaction. */
export async function addBrand(trx: Trx, actor: ActorRef, input: BrandInput): Promise<Brand> {
  checkSignature(input)
  const brand = await insertBrand(trx, input)
  await recordEvent(trx, { kind: 'brand.created', actor, subjectId: brand.id })
  return brand
}

/** @throws Refusal name_taken; validation_failed naming a variable that no signature has */
export const createBrand = (db: Db, actor: ActorRef, input: BrandInput): Promise<Brand> =>
  refusingTakenName(inTransaction(db, (trx) => addBrand(trx, actor, input)))

/** @throws Refusal not_found, name_taken */
export function changeBrand(db: Db, actor: ActorRef, id: number, change: BrandChange): Promise<Brand> {
  const work = inTransaction(db, async (trx) => {
    const old = await lockBrand(trx, id)
    if (!old) throw new Refusal('not_found')
    checkSignature(change)
    const brand = { ...old, ...change }
    await updateBrand(trx, brand)
    await recordEvent(trx, {
      kind: 'brand.changed',
      actor,
      subjectId: id,
      data: { fields: Object.keys(change) },
    })
    return brand
  })
  return refusingTakenName(work)
}

function checkSignature({ signature = '' }: Partial<Pick<Brand, 'signature'>>): void {
  const [name] = unknownVariables(signature, signatureVariables)
  if (name !== undefined) throw refuseField('signature', 'variable', { name })
}

async function refusingTakenName<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw brokenUnique(error) === 'brands_name' ? new Refusal('name_taken') : error
  }
}

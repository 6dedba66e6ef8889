import type { Material, MaterialChange, MaterialInput } from '@podpora/contract/materials'
import { recordEvent } from '../../platform/events/log.ts'
import { sanitiseOwnText, textOf } from '../../platform/html.ts'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { brokenReference, type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import {
  insertMaterial,
  type Page,
  selectMaterial,
  selectMaterials,
  setPlans,
  updateMaterial,
} from './queries.ts'

/** Materials that say all of these words. */
export const findMaterials = (db: Db, q = ''): Promise<Material[]> =>
  selectMaterials(db, q.split(/\s+/).filter(Boolean).slice(0, 10))

/** @throws Refusal validation_failed naming `html` or `planIds` */
export const createMaterial = (db: Db, actor: SignedIn, input: MaterialInput): Promise<Material> =>
  refusingUnknownPlans(
    inTransaction(db, async (trx) => {
      const page = checked(input)
      return kept(trx, actor, await insertMaterial(trx, page), page)
    }),
  )

/** @throws Refusal not_found; changed_meanwhile with the material as it is now; validation_failed */
export const changeMaterial = (
  db: Db,
  actor: SignedIn,
  id: number,
  { version, ...input }: MaterialChange,
): Promise<Material> =>
  refusingUnknownPlans(
    inTransaction(db, async (trx) => {
      const page = checked(input)
      if (await updateMaterial(trx, id, version, page)) return kept(trx, actor, id, page)
      const current = await selectMaterial(trx, id)
      throw current ? new Refusal('changed_meanwhile', { current }) : new Refusal('not_found')
    }),
  )

async function kept(trx: Trx, actor: SignedIn, id: number, { planIds }: Page): Promise<Material> {
  await setPlans(trx, id, planIds)
  await recordEvent(trx, { kind: 'material.changed', actor, subjectId: id })
  return (await selectMaterial(trx, id)) as Material
}

/** Customers read it without signing in, where no picture of ours can be fetched: it has none. */
function checked(input: MaterialInput): Page {
  if (input.readers === 'plans' && input.planIds.length === 0) throw refuseField('planIds', 'required')
  const html = sanitiseOwnText(input.html)
  const text = textOf(html)
  if (text.trim() === '') throw refuseField('html', 'required')
  const planIds = input.readers === 'plans' ? input.planIds : []
  return { ...input, title: input.title.trim(), html, text, planIds }
}

async function refusingUnknownPlans<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw brokenReference(error) ? refuseField('planIds', 'unknown') : error
  }
}

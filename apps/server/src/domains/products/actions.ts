import type { Product, ProductChange, ProductInput } from '@podpora/contract/products'
import { type ActorRef, recordEvent } from '../../platform/events/log.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { brokenUnique, type Db, inTransaction } from '../../platform/postgres/db.ts'
import { insertProduct, selectProductsByIds, updateProduct } from './queries.ts'

/** @throws Refusal name_taken */
export const createProduct = (
  db: Db,
  actor: ActorRef,
  { name, freeSupport = false }: ProductInput,
): Promise<Product> =>
  refusingTakenName(
    inTransaction(db, async (trx) => {
      const product = await insertProduct(trx, name.trim(), freeSupport)
      await recordEvent(trx, { kind: 'product.created', actor, subjectId: product.id })
      return product
    }),
  )

/**
 * Renames a product, archives it or takes it out of the archive, if nobody else has changed it since.
 * @throws Refusal not_found; name_taken; changed_meanwhile with the product as it is now
 */
export const changeProduct = (db: Db, actor: ActorRef, id: number, change: ProductChange): Promise<Product> =>
  refusingTakenName(
    inTransaction(db, async (trx) => {
      const product = await updateProduct(trx, id, { ...change, name: change.name.trim() })
      if (!product) {
        const [current] = await selectProductsByIds(trx, [id])
        throw current ? new Refusal('changed_meanwhile', { current }) : new Refusal('not_found')
      }
      await recordEvent(trx, { kind: 'product.changed', actor, subjectId: id })
      return product
    }),
  )

async function refusingTakenName<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw brokenUnique(error) === 'products_name' ? new Refusal('name_taken') : error
  }
}

import type { Product } from '@podpora/contract/products'
import type { Db } from '../../platform/postgres/db.ts'
import { selectProducts, selectProductsByIds } from './queries.ts'

/** All products, the archived as well, oldest first: there are few. */
export const allProducts = (db: Db): Promise<Product[]> => selectProducts(db)

/** For the live feed. */
export const productsByIds = (db: Db, ids: number[]): Promise<Product[]> => selectProductsByIds(db, ids)

/** Whether a ticket can be about it from now on. */
export const productExists = async (db: Db, id: number): Promise<boolean> =>
  (await selectProductsByIds(db, [id])).some((product) => product.archivedAt === null)

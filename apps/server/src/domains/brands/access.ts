import type { Brand } from '@podpora/contract/people'
import type { Db } from '../../platform/postgres/db.ts'
import { selectBrands, selectBrandsByIds, selectFirstBrand } from './queries.ts'

/** All brands, oldest first: there are few. */
export const allBrands = (db: Db): Promise<Brand[]> => selectBrands(db)

/** For the live feed. */
export const brandsByIds = (db: Db, ids: number[]): Promise<Brand[]> => selectBrandsByIds(db, ids)

export const brandExists = async (db: Db, id: number): Promise<boolean> =>
  (await selectBrandsByIds(db, [id])).length > 0

/** The brand of the set-up: what belongs to no other brand belongs to it. */
export const firstBrand = (db: Db): Promise<Brand> => selectFirstBrand(db)

import type { Product, ProductChange } from '@podpora/contract/products'
import { all, type Db, first, one, sql } from '../../platform/postgres/db.ts'

const shape = sql`id, version, name, free_support, archived_at`

export const selectProducts = (db: Db): Promise<Product[]> =>
  all(db, sql<Product>`select ${shape} from products order by id`)

export const selectProductsByIds = (db: Db, ids: number[]): Promise<Product[]> =>
  all(db, sql<Product>`select ${shape} from products where id = any(${ids}::bigint[]) order by id`)

export const insertProduct = (db: Db, name: string, freeSupport: boolean): Promise<Product> =>
  one(
    db,
    sql<Product>`insert into products (name, free_support) values (${name}, ${freeSupport}) returning ${shape}`,
  )

/** Only over the version that the change is based on. */
export const updateProduct = (
  db: Db,
  id: number,
  { version, name, freeSupport, archived }: ProductChange,
): Promise<Product | undefined> =>
  first(
    db,
    sql<Product>`
      update products set name = ${name}, version = version + 1,
        free_support = coalesce(${freeSupport ?? null}::boolean, free_support),
        archived_at = case when ${archived} then coalesce(archived_at, now()) end
      where id = ${id} and version = ${version} returning ${shape}
    `,
  )

import type { Import } from '@podpora/contract/imports'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { importById, importsByIds } from './queries.ts'

/** For the live feed. */
export { importsByIds }

/** @throws Refusal not_found */
export async function loadImport(db: Db, id: number): Promise<Import> {
  const found = await importById(db, id)
  if (!found) throw new Refusal('not_found')
  return found
}

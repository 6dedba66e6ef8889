import type { Company } from '@podpora/contract/companies'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { companyById } from './queries.ts'

/** A company as anyone with `customer.read` may see it. @throws Refusal not_found */
export async function loadCompany(db: Db, id: number): Promise<Company> {
  const company = await companyById(db, id)
  if (!company) throw new Refusal('not_found')
  return company
}

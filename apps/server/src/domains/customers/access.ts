import type { Customer } from '@podpora/contract/customers'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { companyMembers, customerById, customerIdOf, customersByIds } from './queries.ts'

export { companyMembers as customersOfCompany, customersByIds }

/** A customer as anyone with `customer.read` may see them. @throws Refusal not_found */
export async function loadCustomer(db: Db, id: number): Promise<Customer> {
  const customer = await customerById(db, id)
  if (!customer) throw new Refusal('not_found')
  return customer
}

export const mailAddress = (address: string): string => address.trim().toLowerCase()

/** Who has a mail address; null where nobody has it yet. */
export const customerByAddress = async (db: Db, address: string): Promise<number | null> =>
  (await customerIdOf(db, 'mail', address))?.customerId ?? null

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

/** Whether two addresses lead to one mailbox: parts after a plus, and Google's full stops, are the owner's own. */
export const sameMailbox = (a: string, b: string): boolean => a === b || mailboxOf(a) === mailboxOf(b)

function mailboxOf(address: string): string {
  const at = address.lastIndexOf('@')
  const local = address.slice(0, at).replace(/(?<=.)\+.*$/, '')
  const domain = address.slice(at + 1)
  return /^(?:gmail|googlemail)\.com$/.test(domain)
    ? `${local.replaceAll('.', '')}@gmail.com`
    : `${local}@${domain}`
}

/** Who has a mail address; null where nobody has it yet. */
export const customerByAddress = async (db: Db, address: string): Promise<number | null> =>
  (await customerIdOf(db, 'mail', address))?.customerId ?? null

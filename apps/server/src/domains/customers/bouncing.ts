import type { Customer } from '@podpora/contract/customers'
import { type ActorRef, recordEvent, system } from '../../platform/events/log.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { loadCustomer, mailAddress } from './access.ts'
import { markBounced, unmarkBounced } from './bouncing-queries.ts'

/**
 * Mail does not reach an address of a customer: it is marked, from the first time on, with what was said the last time.
 * An address that nobody has is passed over.
 */
export async function noteUnreachable(
  trx: Trx,
  address: string,
  why: { status: string | null; reason: string },
): Promise<void> {
  const marked = await markBounced(trx, mailAddress(address), why)
  if (marked) await recordChange(trx, system, marked.customerId)
}

/** Somebody knows that mail reaches it again. @throws Refusal not_found */
export function trustAddress(
  db: Db,
  actor: ActorRef,
  customerId: number,
  identityId: number,
): Promise<Customer> {
  return inTransaction(db, async (trx) => {
    const customer = await loadCustomer(trx, customerId)
    if (!customer.identities.some(({ id }) => id === identityId)) throw new Refusal('not_found')
    if (await unmarkBounced(trx, identityId)) await recordChange(trx, actor, customerId)
    return loadCustomer(trx, customerId)
  })
}

const recordChange = (trx: Trx, actor: ActorRef, subjectId: number): Promise<void> =>
  recordEvent(trx, { kind: 'customer.changed', actor, subjectId, data: { fields: ['identities'] } })

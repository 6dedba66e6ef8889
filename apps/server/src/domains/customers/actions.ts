import type { Channel, Customer, CustomerChange } from '@podpora/contract/customers'
import { type ActorRef, recordEvent } from '../../platform/events/log.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import {
  brokenReference,
  brokenUnique,
  type Db,
  inTransaction,
  type Trx,
} from '../../platform/postgres/db.ts'
import { followCustomers } from '../tickets/following-customers.ts'
import { loadCustomer, mailAddress } from './access.ts'
import { joinByDomain, setCompany } from './belonging-queries.ts'
import { unmarkBounced } from './bouncing-queries.ts'
import {
  customerIdOf,
  deleteIdentity,
  giveNameWhereNone,
  insertCustomer,
  insertIdentity,
  lockAddress,
  lockCustomer,
  updateCustomer,
} from './queries.ts'

export { mailAddress }

/**
 * The customer with this address: the known one, or a new one. Runs within the caller's transaction; two messages of
 * one newcomer at the same moment make one customer.
 */
export async function recogniseCustomer(
  trx: Trx,
  who: { channel: Channel; address: string; name: string; language?: string | null },
  actor?: ActorRef,
): Promise<{ id: number; isNew: boolean }> {
  const address = mailAddress(who.address)
  const name = who.name.trim().slice(0, 200)
  // Together, and yet in this order: whoever waited for the lock sees the customer that was made meanwhile.
  const [, known] = await Promise.all([
    lockAddress(trx, who.channel, address),
    customerIdOf(trx, who.channel, address),
  ])
  if (known) {
    const id = known.customerId
    // Who writes from an address has it.
    const reached =
      actor === undefined && known.bouncing !== null && (await unmarkBounced(trx, known.bouncing))
    const named = name && !known.name && (await giveNameWhereNone(trx, id, name))
    if (reached || named)
      await recordEvent(trx, {
        kind: 'customer.changed',
        actor: actor ?? { kind: 'customer', id },
        subjectId: id,
      })
    return { id, isNew: false }
  }
  const { id } = await insertCustomer(trx, { name, language: who.language ?? null }, { ...who, address })
  await recordEvent(trx, {
    kind: 'customer.created',
    actor: actor ?? { kind: 'customer', id },
    subjectId: id,
  })
  return { id, isNew: true }
}

/** @throws Refusal address_taken */
export function createCustomer(
  db: Db,
  actor: ActorRef,
  input: { name: string; address: string; language?: string | null },
): Promise<Customer> {
  return inTransaction(db, async (trx) => {
    const { id, isNew } = await recogniseCustomer(trx, { channel: 'mail', ...input }, actor)
    if (!isNew) throw new Refusal('address_taken', { current: await loadCustomer(trx, id) })
    return loadCustomer(trx, id)
  })
}

/** Said by hand where they belong, it stays so whatever domains their addresses have. @throws Refusal not_found; validation_failed */
export function changeCustomer(
  db: Db,
  actor: ActorRef,
  id: number,
  change: CustomerChange,
): Promise<Customer> {
  const work = inTransaction(db, async (trx) => {
    if (!(await lockCustomer(trx, id))) throw new Refusal('not_found')
    const old = await loadCustomer(trx, id)
    await updateCustomer(trx, id, { ...old, ...change })
    const moves = change.companyId !== undefined && change.companyId !== old.companyId
    if (change.companyId !== undefined) await setCompany(trx, id, change.companyId)
    if (moves) await followCustomers(trx, actor, [id])
    await recordEvent(trx, {
      kind: 'customer.changed',
      actor,
      subjectId: id,
      data: { fields: Object.keys(change) },
    })
    return loadCustomer(trx, id)
  })
  return work.catch((error: unknown) => {
    throw brokenReference(error) ? refuseField('companyId', 'unknown') : error
  })
}

/** @throws Refusal address_taken */
export function addIdentity(
  db: Db,
  actor: ActorRef,
  id: number,
  identity: { channel: Channel; address: string },
): Promise<Customer> {
  return inTransaction(db, async (trx) => {
    await loadCustomer(trx, id)
    const address = mailAddress(identity.address)
    try {
      await insertIdentity(trx, id, identity.channel, address)
    } catch (error) {
      if (brokenUnique(error)) throw new Refusal('address_taken')
      throw error
    }
    if (await joinByDomain(trx, id)) await followCustomers(trx, actor, [id])
    await recordEvent(trx, {
      kind: 'customer.changed',
      actor,
      subjectId: id,
      data: { fields: ['identities'] },
    })
    return loadCustomer(trx, id)
  })
}

/** The last address stays: without one nobody could answer. */
export function removeIdentity(db: Db, actor: ActorRef, id: number, identityId: number): Promise<Customer> {
  return inTransaction(db, async (trx) => {
    await lockCustomer(trx, id)
    const customer = await loadCustomer(trx, id)
    if (!customer.identities.some((i) => i.id === identityId)) throw new Refusal('not_found')
    if (customer.identities.length === 1) throw refuseField('identities', 'required')
    await deleteIdentity(trx, id, identityId)
    await recordEvent(trx, {
      kind: 'customer.changed',
      actor,
      subjectId: id,
      data: { fields: ['identities'] },
    })
    return loadCustomer(trx, id)
  })
}

import type { Contract, ContractChange, ContractInput, ContractStep } from '@podpora/contract/contracts'
import { type ActorRef, recordEvent } from '../../platform/events/log.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { brokenReference, type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import {
  contractPage,
  insertContract,
  isOf,
  lockContract,
  noteFirstState,
  type StoredContract,
  selectContract,
  setState,
  updateContract,
  type Which,
} from './contract-queries.ts'
import { dayOf } from './entitling.ts'
import { readContracts } from './facts-queries.ts'
import { packsOf } from './pack-queries.ts'
import { loadPlan } from './plans.ts'
import { balanceOf, visitsOf } from './rules.ts'

/** @throws Refusal not_found */
export async function loadContract(db: Db, id: number): Promise<Contract> {
  const stored = await selectContract(db, id)
  if (!stored) throw new Refusal('not_found')
  const [contract] = await withBalances(db, [stored])
  return contract as Contract
}

/** Newest first, one more than a page where there are more. */
export const contractsBefore = async (
  db: Db,
  which: Which,
  before: number | null,
  limit: number,
): Promise<Contract[]> => withBalances(db, await contractPage(db, which, before, limit))

async function withBalances(db: Db, stored: StoredContract[]): Promise<Contract[]> {
  const day = dayOf(new Date())
  const [facts, packs] = await Promise.all([
    readContracts(
      db,
      stored.map(({ id }) => id),
      day,
    ),
    packsOf(db, stored),
  ])
  return stored.map((contract) => {
    const known = facts.get(contract.id)
    if (!known) throw new Error(`contract ${contract.id} is gone`)
    const own = packs.filter(
      (pack) =>
        (pack.customerId !== null && pack.customerId === contract.customerId) ||
        (pack.companyId !== null && pack.companyId === contract.companyId),
    )
    return { ...contract, balance: balanceOf(known, own, day), visits: visitsOf(known, own, day) }
  })
}

/** Makes a contract within the caller's transaction, with the terms that its plan has now. */
export async function addContract(trx: Trx, actor: ActorRef, input: ContractInput): Promise<Contract> {
  if ((input.customerId === null) === (input.companyId === null)) throw refuseField('customerId', 'required')
  refuseWrongDays(input)
  await refuseStranger(trx, input.companyId, input.contactId ?? null)
  const plan = await loadPlan(trx, input.planId).catch((error: unknown) => {
    throw error instanceof Refusal ? refuseField('planId', 'unknown') : error
  })
  if (plan.archivedAt !== null) throw refuseField('planId', 'unknown')
  const { id } = await insertContract(trx, { ...input, terms: plan.terms })
  await noteFirstState(trx, id, input.state, actor)
  await recordEvent(trx, { kind: 'contract.changed', actor, subjectId: id })
  return loadContract(trx, id)
}

/** @throws Refusal validation_failed naming the field */
export const createContract = (db: Db, actor: ActorRef, input: ContractInput): Promise<Contract> =>
  saying(inTransaction(db, (trx) => addContract(trx, actor, input)))

/**
 * Changes days, free months and who is responsible, if nobody else has changed it since.
 * @throws Refusal not_found; changed_meanwhile with the contract as it is now; contract_over; validation_failed
 */
export const changeContract = (
  db: Db,
  actor: ActorRef,
  id: number,
  change: ContractChange,
): Promise<Contract> =>
  saying(
    inTransaction(db, async (trx) => {
      const contract = await held(trx, id, change.version)
      if (isOver(contract)) throw new Refusal('contract_over')
      refuseWrongDays(change)
      if (change.contactId !== contract.contactId)
        await refuseStranger(trx, contract.companyId, change.contactId ?? null)
      await updateContract(trx, id, change)
      await recordEvent(trx, { kind: 'contract.changed', actor, subjectId: id })
      return loadContract(trx, id)
    }),
  )

/**
 * Begins a draft, or ends a contract before its time.
 * @throws Refusal not_found; changed_meanwhile; contract_over
 */
export const stepContract = (db: Db, actor: ActorRef, id: number, step: ContractStep): Promise<Contract> =>
  inTransaction(db, async (trx) => {
    const contract = await held(trx, id, step.version)
    const allowed = step.state === 'active' ? contract.state === 'draft' : !isOver(contract)
    if (!allowed) throw new Refusal('contract_over')
    await setState(trx, [id], step.state, actor, step.reason.trim())
    await recordEvent(trx, { kind: 'contract.changed', actor, subjectId: id })
    return loadContract(trx, id)
  })

const isOver = ({ state }: StoredContract): boolean => state === 'ended' || state === 'cancelled'

async function held(trx: Trx, id: number, version: number): Promise<StoredContract> {
  const contract = await lockContract(trx, id)
  if (!contract) throw new Refusal('not_found')
  if (contract.version !== version)
    throw new Refusal('changed_meanwhile', { current: await loadContract(trx, id) })
  return contract
}

function refuseWrongDays({ startsOn, endsOn }: Pick<ContractInput, 'startsOn' | 'endsOn'>): void {
  if (endsOn !== null && endsOn < startsOn) throw refuseField('endsOn', 'before_start')
}

/** Who is told of a company's contract is one of its people; of a customer's own it is the customer. */
async function refuseStranger(db: Db, companyId: number | null, contactId: number | null): Promise<void> {
  if (contactId === null || (companyId !== null && (await isOf(db, contactId, companyId)))) return
  throw refuseField('contactId', 'unknown')
}

const fieldOf: Record<string, string> = {
  contracts_customer_id_fkey: 'customerId',
  contracts_company_id_fkey: 'companyId',
  contracts_responsible_id_fkey: 'responsibleId',
}

async function saying<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    const constraint = (error as { constraint?: string }).constraint ?? ''
    throw brokenReference(error) ? refuseField(fieldOf[constraint] ?? 'planId', 'unknown') : error
  }
}

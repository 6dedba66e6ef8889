import type { Language } from '@podpora/contract/common'
import type { Balance } from '@podpora/contract/contracts'
import type { Db } from '../../platform/postgres/db.ts'
import { dayOf } from './entitling.ts'
import { readContracts, readFacts } from './facts-queries.ts'
import { balanceOf, type ContractFacts, type PackFacts, visitsOf } from './rules.ts'
import type { BalanceOf } from './signing.ts'
import { brandOfCustomer, statementsFor, toldOf } from './their-queries.ts'

export { brandOfCustomer }

export interface OwnContract {
  id: number
  planName: string
  startsOn: string
  endsOn: string | null
  balance: Balance
  visits: Balance | null
  /** Whether the months of it are theirs to read. */
  withStatements: boolean
}

/** What somebody outside has, as it is told to them. */
export interface Owner {
  brand: { name: string; language: Language }
  contracts: OwnContract[]
  packs: PackFacts[]
}

/** What a customer has now, or of one contract that they are told of. Undefined: they are no longer there, or no longer told. */
export async function whatIsTheirs(
  db: Db,
  { customerId, contractId }: BalanceOf,
  now: Date,
): Promise<Owner | undefined> {
  const brand = await brandOfCustomer(db, customerId)
  if (!brand) return undefined
  const day = dayOf(now)
  const facts = await readFacts(db, { customerId }, null, day)
  const packs = facts.packs.filter(
    ({ left, expiresOn }) => left > 0 && (expiresOn === null || day <= expiresOn),
  )
  if (contractId !== undefined) {
    if ((await toldOf(db, contractId)) !== customerId) return undefined
    const contract = (await readContracts(db, [contractId], day)).get(contractId)
    return contract && { brand, packs, contracts: [told(contract, facts.packs, day, true)] }
  }
  const current = facts.contracts.filter((one) => isRunning(one, day))
  const ids = current.map(({ id }) => id)
  const own = await statementsFor(db, customerId, ids)
  return { brand, packs, contracts: current.map((one) => told(one, facts.packs, day, own.has(one.id))) }
}

/** The plans of contracts that run for a customer: their own, those of their company and of what it is a part of. */
export async function runningPlans(
  db: Db,
  customerId: number,
  now: Date,
): Promise<{ id: number; name: string }[]> {
  const day = dayOf(now)
  const { contracts } = await readFacts(db, { customerId }, null, day)
  const running = contracts.filter((one) => isRunning(one, day))
  return [...new Map(running.map(({ planId, planName }) => [planId, planName]))].map(([id, name]) => ({
    id,
    name,
  }))
}

const isRunning = ({ startsOn, endsOn }: ContractFacts, day: string): boolean =>
  startsOn <= day && (endsOn === null || day <= endsOn)

const told = (
  contract: ContractFacts,
  packs: PackFacts[],
  day: string,
  withStatements: boolean,
): OwnContract => {
  const { id, planName, startsOn, endsOn } = contract
  const left = { balance: balanceOf(contract, packs, day), visits: visitsOf(contract, packs, day) }
  return { id, planName, startsOn, endsOn, ...left, withStatements }
}

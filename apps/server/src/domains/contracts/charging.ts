import type { Balance, PlanTerms, Rate } from '@podpora/contract/contracts'
import type { CountedUnit } from '@podpora/contract/entitlement-kinds'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Db, Trx } from '../../platform/postgres/db.ts'
import { counted, priceOfMinutes, take } from './balance.ts'
import { insertDraws, lockSources, type NewDraw, readContracts, readFacts } from './facts-queries.ts'
import {
  balanceOf,
  type ContractFacts,
  type Given,
  givenOf,
  grantsOf,
  type PackFacts,
  visitsOf,
} from './rules.ts'

type DrawnUnit = Exclude<CountedUnit, 'tickets'>

/** A ticket of which something is taken of what its customer has. */
export interface Charge {
  ticketId: number
  customerId: number
  /** What the ticket is served by; null: by packs. */
  contractId: number | null
  day: string
}

export interface Worked {
  minutes: number
  lineId: number | null
  /** Whether the contract's calendar was working when the time began. */
  working: boolean
}

export interface Charged {
  counted: number
  drawIds: number[]
  /** What is left of the contract afterwards. */
  balance: Balance | null
}

const nothing: Charged = { counted: 0, drawIds: [], balance: null }

/** Minutes an hour that another line or time of day counts for; the first rate that fits. */
export function percentAt(rates: readonly Rate[], lineId: number | null, working: boolean): number {
  const time = working ? 'working' : 'off'
  const fits = (rate: Rate) =>
    (rate.lineId === null || rate.lineId === lineId) && (rate.when === 'any' || rate.when === time)
  return rates.find(fits)?.percent ?? 100
}

/**
 * Takes time of a contract and of the packs beside it. Gives no minutes where time is not counted.
 * @throws Refusal balance_used_up with what is left
 */
export const chargeTime = (trx: Trx, on: Charge, { minutes, lineId, working }: Worked): Promise<Charged> =>
  charge(trx, on, 'minutes', (terms) =>
    terms ? counted(minutes, terms.roundTo, percentAt(terms.rates, lineId, working)) : minutes,
  )

/** Takes one visit, as time is taken. @throws Refusal balance_used_up with what is left */
export const chargeVisit = (trx: Trx, on: Charge): Promise<Charged> => charge(trx, on, 'visits', () => 1)

/**
 * Takes of a contract and of the packs beside it, under their locks: however many write at once, nothing is taken
 * twice. What is beyond is refused, asked for or billed, as the terms say.
 */
async function charge(
  trx: Trx,
  on: Charge,
  unit: DrawnUnit,
  amountBy: (terms: PlanTerms | undefined) => number,
): Promise<Charged> {
  const { ticketId, day } = on
  const before = await sourcesFor(trx, on, unit)
  if (!before) return nothing
  const packIds = before.packs.map(({ id }) => id)
  await lockSources(
    trx,
    before.contract ? [before.contract.id] : [],
    packIds.toSorted((a, b) => a - b),
  )
  const { contract, packs } = (await sourcesFor(trx, on, unit)) ?? { contract: undefined, packs: [] }
  const amount = amountBy(contract?.terms)
  const { parts, over } = take(amount, grantsOf(contract, packs, unit, day))
  const given = contract && givenOf(contract, unit)
  if (over > 0 && (given?.overage ?? 'block') === 'block')
    throw new Refusal('balance_used_up', { current: contract ? leftOf(contract, packs, unit, day) : null })
  const shared = { ticketId, contractId: contract?.id ?? null, unit, day }
  const draws: NewDraw[] = parts.map((part) => ({
    ...shared,
    ...part,
    over: false,
    state: 'done',
    price: null,
  }))
  if (over > 0 && given) draws.push({ ...shared, ...beyond(over, given) })
  const drawIds = await insertDraws(trx, draws)
  if (!contract) return { counted: amount, drawIds, balance: null }
  const now = (await readContracts(trx, [contract.id], day)).get(contract.id) as ContractFacts
  const taken = new Map(parts.map(({ packId, amount: some }) => [packId, some]))
  const left = packs.map((pack) => ({ ...pack, left: pack.left - (taken.get(pack.id) ?? 0) }))
  return { counted: amount, drawIds, balance: leftOf(now, left, unit, day) }
}

const leftOf = (contract: ContractFacts, packs: PackFacts[], unit: DrawnUnit, day: string): Balance | null =>
  unit === 'visits' ? visitsOf(contract, packs, day) : balanceOf(contract, packs, day)

/** Whether billable time, and a billable visit, on such a ticket is taken of anything. */
export async function whatCounts(
  db: Db,
  on: Omit<Charge, 'ticketId'>,
): Promise<{ time: boolean; visits: boolean }> {
  const known = await knownFor(db, on)
  return { time: countedOf(known, 'minutes') !== undefined, visits: countedOf(known, 'visits') !== undefined }
}

const beyond = (amount: number, { unit, overage, overPrice }: Given) => ({
  ...{ month: null, packId: null, over: true, amount },
  state: overage === 'ask' ? ('asked' as const) : ('done' as const),
  price: overPrice && {
    ...overPrice,
    amount: unit === 'minutes' ? priceOfMinutes(amount, overPrice.amount) : amount * overPrice.amount,
  },
})

interface Sources {
  contract: ContractFacts | undefined
  packs: PackFacts[]
}

/** What something is taken of; undefined where it is not counted. */
const sourcesFor = async (
  trx: Db,
  on: Omit<Charge, 'ticketId'>,
  unit: DrawnUnit,
): Promise<Sources | undefined> => countedOf(await knownFor(trx, on), unit)

async function knownFor(
  db: Db,
  { customerId, contractId, day }: Omit<Charge, 'ticketId'>,
): Promise<Sources & { contractId: number | null }> {
  const { contracts, packs } = await readFacts(db, { customerId }, null, day)
  const contract =
    contractId === null
      ? undefined
      : (contracts.find(({ id }) => id === contractId) ??
        (await readContracts(db, [contractId], day)).get(contractId))
  return { contractId, contract, packs }
}

/** Time of a contract that counts no time is nothing that packs pay for; visits are, whatever the contract gives. */
function countedOf(
  { contractId, contract, packs }: Sources & { contractId: number | null },
  unit: DrawnUnit,
): Sources | undefined {
  const own = packs.filter((pack) => pack.unit === unit)
  if (contract && givenOf(contract, unit)) return { contract, packs: own }
  const byPacks = contractId === null || unit === 'visits'
  return byPacks && own.length > 0 ? { contract: undefined, packs: own } : undefined
}

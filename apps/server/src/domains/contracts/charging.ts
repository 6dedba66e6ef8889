import type { Entitlement, PlanTerms, Rate } from '@podpora/contract/contracts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Db, Trx } from '../../platform/postgres/db.ts'
import { counted, priceOfMinutes, take } from './balance.ts'
import { insertDraws, lockSources, type NewDraw, readContracts, readFacts } from './facts-queries.ts'
import { balanceOf, type ContractFacts, grantsOf, type PackFacts, packGrants } from './rules.ts'

/** Time that is to be taken of what a ticket's customer has. */
export interface Charge {
  ticketId: number
  customerId: number
  /** What the ticket is served by; null: by packs. */
  contractId: number | null
  minutes: number
  lineId: number | null
  /** Whether the contract's calendar was working when the time began. */
  working: boolean
  day: string
}

export interface Charged {
  counted: number
  drawIds: number[]
  /** What is left of the contract afterwards. */
  balance: Entitlement['balance']
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
 * Takes time of a contract and of the packs beside it, under their locks: however many write at once, nothing is taken
 * twice. What is beyond is refused, asked for or billed, as the terms say. Gives no minutes where time is not counted.
 * @throws Refusal balance_used_up with what is left
 */
export async function chargeTime(trx: Trx, charge: Charge): Promise<Charged> {
  const before = await sourcesFor(trx, charge)
  if (!before) return nothing
  const packIds = before.packs.map(({ id }) => id)
  await lockSources(
    trx,
    before.contract ? [before.contract.id] : [],
    packIds.toSorted((a, b) => a - b),
  )
  const { contract, packs } = (await sourcesFor(trx, charge)) ?? { contract: undefined, packs: [] }
  const { day } = charge
  const grants = contract ? grantsOf(contract, packs, day) : packGrants(packs, 'minutes', day)
  const terms = contract?.terms
  const percent = terms ? percentAt(terms.rates, charge.lineId, charge.working) : 100
  const amount = counted(charge.minutes, terms?.roundTo ?? 1, percent)
  const { parts, over } = take(amount, grants)
  if (over > 0 && (terms?.overage ?? 'block') === 'block')
    throw new Refusal('balance_used_up', { current: contract ? balanceOf(contract, packs, day) : null })
  const shared = {
    ticketId: charge.ticketId,
    contractId: contract?.id ?? null,
    unit: 'minutes' as const,
    day,
  }
  const draws: NewDraw[] = parts.map((part) => ({
    ...shared,
    ...part,
    over: false,
    state: 'done',
    price: null,
  }))
  if (over > 0 && terms) draws.push({ ...shared, ...beyond(over, terms) })
  const drawIds = await insertDraws(trx, draws)
  if (!contract) return { counted: amount, drawIds, balance: null }
  const now = (await readContracts(trx, [contract.id], day)).get(contract.id) as ContractFacts
  const taken = new Map(parts.map(({ packId, amount: some }) => [packId, some]))
  const left = packs.map((pack) => ({ ...pack, left: pack.left - (taken.get(pack.id) ?? 0) }))
  return { counted: amount, drawIds, balance: balanceOf(now, left, day) }
}

/** Whether billable time on such a ticket is taken of anything. */
export const countsTime = async (
  trx: Db,
  charge: Pick<Charge, 'customerId' | 'contractId' | 'day'>,
): Promise<boolean> => (await sourcesFor(trx, charge)) !== undefined

const beyond = (amount: number, { overage, overPrice }: PlanTerms) => ({
  ...{ month: null, packId: null, over: true, amount },
  state: overage === 'ask' ? ('asked' as const) : ('done' as const),
  price: overPrice && { ...overPrice, amount: priceOfMinutes(amount, overPrice.amount) },
})

/** What time is taken of; undefined where it is not counted. */
async function sourcesFor(
  trx: Db,
  { customerId, contractId, day }: Pick<Charge, 'customerId' | 'contractId' | 'day'>,
): Promise<{ contract: ContractFacts | undefined; packs: PackFacts[] } | undefined> {
  const facts = await readFacts(trx, { customerId }, null, day)
  const packs = facts.packs.filter(({ unit }) => unit === 'minutes')
  if (contractId !== null) {
    const contract =
      facts.contracts.find(({ id }) => id === contractId) ??
      (await readContracts(trx, [contractId], day)).get(contractId)
    return contract?.terms.unit === 'minutes' ? { contract, packs } : undefined
  }
  return packs.length > 0 ? { contract: undefined, packs } : undefined
}

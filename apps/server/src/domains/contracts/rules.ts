import type { Balance, Entitlement, PlanTerms, VisitTerms } from '@podpora/contract/contracts'
import type { Channel } from '@podpora/contract/customers'
import type { CountedUnit, UnfitReason } from '@podpora/contract/entitlement-kinds'
import type { TicketKind } from '@podpora/contract/tickets'
import { allowances, type Grant, monthOf, sumLeft } from './balance.ts'

/* Who is entitled to what (R10–R13). Pure: intake, the preview and the ticket ask the same. */

/** What is asked, and on which day. */
export interface Asked {
  kind: TicketKind
  channel: Channel
  productId: number | null
  day: string
}

/** What was taken of each month's allowance, and beyond it this month. */
export interface Used {
  drawn: ReadonlyMap<string, number>
  over: number
}

/** With what was used of its hours or cases, and of its visits. */
export interface ContractFacts extends Used {
  id: number
  planId: number
  planName: string
  lineId: number | null
  terms: PlanTerms
  startsOn: string
  endsOn: string | null
  visits: Used
}

export interface PackFacts {
  id: number
  unit: CountedUnit
  left: number
  expiresOn: string | null
}

export interface Facts {
  freeLineId: number | null
  freeProduct: boolean
  /** The nearest holder's first: the customer, their company, what it is a part of; then what ends first. */
  contracts: ContractFacts[]
  /** In the order in which they are used. */
  packs: PackFacts[]
}

const nobodys = { contractId: null, planId: null, planName: null, packId: null, lineId: null, balance: null }

/**
 * How a ticket is served. A contract comes first, then a pack; without either the free line, which takes bugs without
 * limit (R10). Where there is no free line nothing is refused.
 */
export function entitlementOf(asked: Asked, facts: Facts): Entitlement {
  const unfit: Entitlement['unfit'] = []
  const none = { ...nobodys, visits: visitsOf(undefined, facts.packs, asked.day) }
  for (const contract of facts.contracts) {
    const why = unfitFor(asked, contract, facts.packs)
    if (why) unfit.push({ contractId: contract.id, planName: contract.planName, why })
    else return { ...ofContract(asked, contract, facts.packs), unfit }
  }
  const pack = packFor(facts.packs, asked.day)
  if (pack) {
    const balance = pack.unit === 'visits' ? null : ofPacks(facts.packs, pack.unit, asked.day)
    return { ...none, service: 'paid', why: 'pack', packId: pack.id, balance, unfit }
  }
  if (facts.freeProduct) return { ...none, service: 'paid', why: 'free_product', unfit }
  if (facts.freeLineId === null) return { ...none, service: null, why: 'not_used', unfit }
  const why = asked.kind === 'bug' ? 'bug' : 'unpaid'
  return { ...none, service: 'free', why, lineId: facts.freeLineId, unfit }
}

function ofContract(asked: Asked, contract: ContractFacts, packs: PackFacts[]): Omit<Entitlement, 'unfit'> {
  const { id, planId, planName, lineId } = contract
  const balance = balanceOf(contract, packs, asked.day)
  const visits = visitsOf(contract, packs, asked.day)
  const by = { contractId: id, planId, planName, packId: null, lineId }
  return { service: 'paid', why: 'contract', ...by, balance, visits }
}

/** Whoever has bought visits is served as well, but what pays for the request itself comes first. */
function packFor(packs: PackFacts[], day: string): PackFacts | undefined {
  const own = usable(packs, day)
  return own.find(({ unit }) => unit !== 'visits') ?? own[0]
}

/** Why a contract does not count; undefined where it does. A kind that nobody has told yet is no reason. */
export function unfitFor(asked: Asked, contract: ContractFacts, packs: PackFacts[]): UnfitReason | undefined {
  const { terms, startsOn, endsOn } = contract
  if (asked.day < startsOn) return 'not_begun'
  if (endsOn !== null && asked.day > endsOn) return 'over'
  if (terms.kinds.length > 0 && asked.kind !== 'unsorted' && !terms.kinds.includes(asked.kind)) return 'kind'
  if (terms.channels.length > 0 && !terms.channels.includes(asked.channel)) return 'channel'
  const aboutOther = asked.productId === null || !terms.productIds.includes(asked.productId)
  if (terms.productIds.length > 0 && aboutOther) return 'product'
  if (terms.unit === 'unlimited' || terms.overage !== 'block') return undefined
  return sumLeft(grantsOf(contract, packs, terms.unit, asked.day)) === 0 ? 'used_up' : undefined
}

/** What a contract gives of one thing, and what was used of it. */
export interface Given extends VisitTerms, Used {
  unit: CountedUnit
}

/** Undefined where a contract counts no such thing. */
export function givenOf({ terms, drawn, over, visits }: ContractFacts, unit: CountedUnit): Given | undefined {
  if (unit === 'visits') return terms.visits ? { unit, ...terms.visits, ...visits } : undefined
  const { monthly, rollOver, overage, overPrice } = terms
  return terms.unit === unit ? { unit, monthly, rollOver, overage, overPrice, drawn, over } : undefined
}

/** All that a use on this day can be taken of, in its order: months, oldest first, then packs. */
export function grantsOf(
  contract: ContractFacts | undefined,
  packs: PackFacts[],
  unit: CountedUnit,
  day: string,
): Grant[] {
  const given = contract && givenOf(contract, unit)
  const months = given ? allowances(given, contract.startsOn, day, given.drawn) : []
  return [...months, ...packGrants(packs, unit, day)]
}

export const packGrants = (packs: PackFacts[], unit: PackFacts['unit'], day: string): Grant[] =>
  usable(packs, day)
    .filter((pack) => pack.unit === unit)
    .map(({ id, left }) => ({ month: null, packId: id, left }))

/** What is left of the hours or cases of a contract. */
export function balanceOf(contract: ContractFacts, packs: PackFacts[], day: string): Balance {
  const given = contract.terms.unit === 'unlimited' ? undefined : givenOf(contract, contract.terms.unit)
  return given
    ? balanceIn(given, contract.startsOn, packs, day)
    : { unit: 'unlimited', given: 0, left: 0, packs: 0, over: 0 }
}

/** What is left of visits; null where neither a contract nor a pack has any. */
export function visitsOf(
  contract: ContractFacts | undefined,
  packs: PackFacts[],
  day: string,
): Balance | null {
  const given = contract && givenOf(contract, 'visits')
  if (given) return balanceIn(given, contract.startsOn, packs, day)
  const bought = ofPacks(packs, 'visits', day)
  return bought.packs > 0 ? bought : null
}

function balanceIn(given: Given, startsOn: string, packs: PackFacts[], day: string): Balance {
  const { unit, drawn, over } = given
  const left = sumLeft(allowances(given, startsOn, day, drawn))
  const ofThisMonth = drawn.get(monthOf(day)) ?? 0
  return { unit, given: left + ofThisMonth, left, packs: leftIn(packs, unit, day), over }
}

const ofPacks = (packs: PackFacts[], unit: CountedUnit, day: string): Balance => ({
  ...{ unit, given: 0, left: 0, over: 0 },
  packs: leftIn(packs, unit, day),
})

/** A warning is due where a tenth or less is left, or the last of several visits, and no pack. */
export function isNearlyUsedUp(balance: Balance | null): boolean {
  if (balance === null || balance.unit === 'unlimited') return false
  const { unit, given, left, packs } = balance
  if (given === 0 || packs > 0) return false
  return left * 10 <= given || (unit === 'visits' && given > 1 && left <= 1)
}

const usable = (packs: PackFacts[], day: string): PackFacts[] =>
  packs.filter(({ left, expiresOn }) => left > 0 && (expiresOn === null || day <= expiresOn))

const leftIn = (packs: PackFacts[], unit: PackFacts['unit'], day: string): number =>
  sumLeft(packGrants(packs, unit, day))

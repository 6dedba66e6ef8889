import type { Entitlement, PlanTerms } from '@podpora/contract/contracts'
import type { Channel } from '@podpora/contract/customers'
import type { UnfitReason } from '@podpora/contract/entitlement-kinds'
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

export interface ContractFacts {
  id: number
  planId: number
  planName: string
  lineId: number | null
  terms: PlanTerms
  startsOn: string
  endsOn: string | null
  /** Taken of each month's allowance, and beyond it this month. */
  drawn: ReadonlyMap<string, number>
  over: number
}

export interface PackFacts {
  id: number
  unit: 'minutes' | 'tickets'
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

const none = { contractId: null, planId: null, planName: null, packId: null, lineId: null, balance: null }

/**
 * How a ticket is served. A contract comes first, then a pack; without either the free line, which takes bugs without
 * limit (R10). Where there is no free line nothing is refused.
 */
export function entitlementOf(asked: Asked, facts: Facts): Entitlement {
  const unfit: Entitlement['unfit'] = []
  for (const contract of facts.contracts) {
    const why = unfitFor(asked, contract, facts.packs)
    if (why) unfit.push({ contractId: contract.id, planName: contract.planName, why })
    else return { ...ofContract(asked, contract, facts.packs), unfit }
  }
  const pack = usable(facts.packs, asked.day)[0]
  if (pack) {
    const balance = {
      unit: pack.unit,
      given: 0,
      left: 0,
      packs: leftIn(facts.packs, pack.unit, asked.day),
      over: 0,
    }
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
  return { service: 'paid', why: 'contract', contractId: id, planId, planName, packId: null, lineId, balance }
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
  return sumLeft(grantsOf(contract, packs, asked.day)) === 0 ? 'used_up' : undefined
}

/** All that a use on this day can be taken of, in its order: months, oldest first, then packs. */
export function grantsOf(contract: ContractFacts, packs: PackFacts[], day: string): Grant[] {
  const { terms, startsOn, drawn } = contract
  if (terms.unit === 'unlimited') return []
  return [...allowances(terms, startsOn, day, drawn), ...packGrants(packs, terms.unit, day)]
}

export const packGrants = (packs: PackFacts[], unit: PackFacts['unit'], day: string): Grant[] =>
  usable(packs, day)
    .filter((pack) => pack.unit === unit)
    .map(({ id, left }) => ({ month: null, packId: id, left }))

export function balanceOf(contract: ContractFacts, packs: PackFacts[], day: string): Entitlement['balance'] {
  const { terms, startsOn, drawn, over } = contract
  if (terms.unit === 'unlimited') return { unit: 'unlimited', given: 0, left: 0, packs: 0, over: 0 }
  const grants = allowances(terms, startsOn, day, drawn)
  const ofThisMonth = drawn.get(monthOf(day)) ?? 0
  const left = sumLeft(grants)
  return { unit: terms.unit, given: left + ofThisMonth, left, packs: leftIn(packs, terms.unit, day), over }
}

/** A warning is due where a tenth or less is left, and no pack. */
export const isNearlyUsedUp = (balance: Entitlement['balance']): boolean =>
  balance !== null &&
  balance.unit !== 'unlimited' &&
  balance.given > 0 &&
  balance.packs === 0 &&
  balance.left * 10 <= balance.given

const usable = (packs: PackFacts[], day: string): PackFacts[] =>
  packs.filter(({ left, expiresOn }) => left > 0 && (expiresOn === null || day <= expiresOn))

const leftIn = (packs: PackFacts[], unit: PackFacts['unit'], day: string): number =>
  sumLeft(packGrants(packs, unit, day))

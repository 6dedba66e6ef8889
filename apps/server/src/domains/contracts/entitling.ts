import type { Entitlement } from '@podpora/contract/contracts'
import type { Db, Trx } from '../../platform/postgres/db.ts'
import { take } from './balance.ts'
import { type Holder, insertDraws, lockSources, readFacts } from './facts-queries.ts'
import { type Asked, entitlementOf, type Facts, grantsOf, packGrants } from './rules.ts'

export interface Entitled {
  entitlement: Entitlement
  asked: Asked
  facts: Facts
}

type Question = Omit<Asked, 'day'>

/** The day on which something is, in UTC. */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

/** How somebody would be served now. Takes nothing. */
export async function wouldBeEntitled(db: Db, holder: Holder, question: Question): Promise<Entitled> {
  const asked = { ...question, day: dayOf(new Date()) }
  const facts = await readFacts(db, holder, question.productId, asked.day)
  return { asked, facts, entitlement: entitlementOf(asked, facts) }
}

/** How somebody would be served by all but one of their contracts. */
export function withoutContract({ asked, facts }: Entitled, contractId: number): Entitled {
  const others = { ...facts, contracts: facts.contracts.filter(({ id }) => id !== contractId) }
  return { asked, facts: others, entitlement: entitlementOf(asked, others) }
}

/**
 * How a ticket is served that is about to be made. Where it will be taken of a balance, that is held until the
 * transaction ends: of two who ask for the last one, the second sees that it is gone.
 */
export async function entitle(trx: Trx, holder: Holder, question: Question): Promise<Entitled> {
  const held = new Set<string>()
  for (;;) {
    const found = await wouldBeEntitled(trx, holder, question)
    const { contractIds, packIds } = sourcesOf(found)
    const wanted = [...contractIds.map((id) => `contract ${id}`), ...packIds.map((id) => `pack ${id}`)]
    if (wanted.every((one) => held.has(one))) return found
    await lockSources(trx, contractIds, packIds)
    for (const one of wanted) held.add(one)
  }
}

/** What a case is taken of. Time is taken when it is written down. */
function sourcesOf({ entitlement, facts, asked }: Entitled): { contractIds: number[]; packIds: number[] } {
  if (entitlement.balance?.unit !== 'tickets') return { contractIds: [], packIds: [] }
  const { contractId } = entitlement
  const packIds = packGrants(facts.packs, 'tickets', asked.day).map(({ packId }) => packId as number)
  return { contractIds: contractId === null ? [] : [contractId], packIds: packIds.sort((a, b) => a - b) }
}

/** Takes one case for a ticket that was made with this entitlement, where cases are what is counted. */
export async function drawCase(
  trx: Trx,
  ticketId: number,
  { entitlement, facts, asked }: Entitled,
): Promise<void> {
  if (entitlement.balance?.unit !== 'tickets') return
  const contract = facts.contracts.find(({ id }) => id === entitlement.contractId)
  const { parts, over } = take(1, grantsOf(contract, facts.packs, 'tickets', asked.day))
  const shared = { ticketId, contractId: contract?.id ?? null, unit: 'tickets' as const, day: asked.day }
  const { overage, overPrice = null } = contract?.terms ?? {}
  await insertDraws(trx, [
    ...parts.map((part) => ({ ...shared, ...part, over: false, state: 'done' as const, price: null })),
    ...(over > 0
      ? [
          {
            ...{ ...shared, month: null, packId: null, over: true, amount: over, price: overPrice },
            state: overage === 'ask' ? ('asked' as const) : ('done' as const),
          },
        ]
      : []),
  ])
}

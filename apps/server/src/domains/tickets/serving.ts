import type { EntitlementChoice, TicketEntitlement } from '@podpora/contract/contracts'
import type { TicketRow } from '@podpora/contract/tickets'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { type Db, inTransaction } from '../../platform/postgres/db.ts'
import { balanceOf, isNearlyUsedUp } from '../contracts/access.ts'
import { wouldBeEntitled } from '../contracts/entitling.ts'
import { loadTicketFor, lockTicketFor } from './access.ts'
import { contractOfTicket, setContractOfTicket } from './contract-queries.ts'
import { applyChanges } from './history.ts'
import type { FieldChanges } from './rules.ts'

/** How a ticket is served, what is left for it, and what could count instead. @throws Refusal not_found */
export const servingOf = async (db: Db, actor: SignedIn, id: number): Promise<TicketEntitlement> =>
  describe(db, await loadTicketFor(db, actor, id))

async function describe(db: Db, ticket: TicketRow): Promise<TicketEntitlement> {
  const [chosen, { facts, entitlement, asked }] = await Promise.all([
    contractOfTicket(db, ticket.id),
    wouldBeEntitled(db, { customerId: ticket.customerId }, ticket),
  ])
  const contract = facts.contracts.find(({ id }) => id === chosen.contractId)
  const balance = contract
    ? balanceOf(contract, facts.packs, asked.day)
    : chosen.why === 'pack'
      ? entitlement.balance
      : null
  return {
    service: ticket.service,
    ...chosen,
    balance,
    nearlyUsedUp: isNearlyUsedUp(balance),
    now: entitlement,
    choices: facts.contracts.map(({ id, planName, endsOn }) => ({ contractId: id, planName, endsOn })),
  }
}

/**
 * Serves a ticket by a contract of its customer's, or as the rules say now: a contract may have come since it was
 * written. Where it stands does not change, and no case is taken.
 * @throws Refusal not_found; ticket_closed; ticket_deleted; validation_failed naming `contractId`
 */
export function serveBy(
  db: Db,
  actor: SignedIn,
  id: number,
  { contractId }: EntitlementChoice,
): Promise<TicketEntitlement> {
  return inTransaction(db, async (trx) => {
    const ticket = await lockTicketFor(trx, actor, id)
    if (ticket.status === 'closed') throw new Refusal('ticket_closed')
    const { facts, entitlement } = await wouldBeEntitled(trx, { customerId: ticket.customerId }, ticket)
    const contract = facts.contracts.find((one) => one.id === contractId)
    if (contractId !== null && !contract) throw refuseField('contractId', 'unknown')
    const by = contract
      ? { service: 'paid' as const, contractId, planId: contract.planId, why: 'contract' as const }
      : entitlement
    const wished: FieldChanges = {}
    if (by.service !== ticket.service) wished.service = { from: ticket.service, to: by.service }
    if (by.planId !== ticket.planId) wished.planId = { from: ticket.planId, to: by.planId }
    await setContractOfTicket(trx, id, by)
    return describe(trx, await applyChanges(trx, actor, ticket, wished))
  })
}

import type { EntitlementChoice, TicketEntitlement } from '@podpora/contract/contracts'
import type { TicketRow } from '@podpora/contract/tickets'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { moneyIn } from '../../platform/money.ts'
import { type Db, inTransaction } from '../../platform/postgres/db.ts'
import { textsIn } from '../../platform/texts.ts'
import { brandsByIds } from '../brands/access.ts'
import { languageFor } from '../brands/free-answer.ts'
import { balanceOf, isNearlyUsedUp, visitsOf } from '../contracts/access.ts'
import { askedCase } from '../contracts/cases.ts'
import { wouldBeEntitled } from '../contracts/entitling.ts'
import { loadTicketFor, lockTicketFor } from './access.ts'
import { contractOfTicket, setContractOfTicket } from './contract-queries.ts'
import { applyChanges } from './history.ts'
import type { FieldChanges } from './rules.ts'

/** How a ticket is served, what is left for it, and what could count instead. @throws Refusal not_found */
export const servingOf = async (
  db: Db,
  actor: SignedIn,
  id: number,
  linkTo: LinkTo = noLink,
): Promise<TicketEntitlement> => servingNow(db, await loadTicketFor(db, actor, id), linkTo)

/** The address of a customer's page. */
type LinkTo = (customerId: number) => string | null
const noLink: LinkTo = () => null

/** The same of a ticket that the caller may speak of. */
export async function servingNow(
  db: Db,
  ticket: TicketRow,
  linkTo: LinkTo = noLink,
): Promise<TicketEntitlement> {
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
  const visits = visitsOf(contract, facts.packs, asked.day)
  return {
    service: ticket.service,
    ...chosen,
    balance,
    nearlyUsedUp: isNearlyUsedUp(balance),
    visits,
    visitsNearlyUsedUp: isNearlyUsedUp(visits),
    agreement: await agreementFor(db, ticket, chosen.planName),
    balanceLink:
      entitlement.why === 'not_used' && facts.contracts.length === 0 ? null : linkTo(ticket.customerId),
    now: entitlement,
    choices: facts.contracts.map(({ id, planName, endsOn }) => ({ contractId: id, planName, endsOn })),
  }
}

/** Whether the customer agrees to a request beyond their plan, and how they may be asked. */
async function agreementFor(
  db: Db,
  ticket: TicketRow,
  planName: string | null,
): Promise<TicketEntitlement['agreement']> {
  const asked = await askedCase(db, ticket.id)
  if (!asked) return null
  const { id, price, state } = asked
  const [brand] = await brandsByIds(db, [ticket.brandId])
  const language = brand ? languageFor(brand, ticket.language) : 'en'
  const shown = price ? moneyIn(language, price) : ''
  const params = { plan: planName ?? '', price: shown, brand: brand?.name ?? '' }
  return { id, price, state, question: textsIn(language)('overageQuestion.text', params) }
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
  linkTo: LinkTo = noLink,
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
    return servingNow(trx, await applyChanges(trx, actor, ticket, wished), linkTo)
  })
}

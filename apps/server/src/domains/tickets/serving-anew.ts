import type { Entitlement } from '@podpora/contract/contracts'
import type { TicketKind, TicketRow } from '@podpora/contract/tickets'
import type { Trx } from '../../platform/postgres/db.ts'
import { holdCases, releaseCase } from '../contracts/cases.ts'
import { type Entitled, entitle, withoutContract } from '../contracts/entitling.ts'
import { takeCase } from '../contracts/noticing.ts'
import { entryLine, placeByService } from '../contracts/placing.ts'
import { groupsByIds } from '../people/access.ts'
import { contractOfTicket, setContractOfTicket } from './contract-queries.ts'
import type { FieldChanges } from './rules.ts'

/**
 * An unsorted request is told to be of a kind: who pays for it is asked again. What it took goes back, what it takes now is
 * taken, and between the paid and the free line it changes place. Gives what else changes in the ticket, whose row the
 * caller holds.
 */
export async function servedAnew(trx: Trx, ticket: TicketRow, kind: TicketKind): Promise<FieldChanges> {
  if (ticket.concealedFrom !== null) return {}
  await holdCases(trx, ticket.id)
  const { customerId, channel, productId } = ticket
  return serveAs(trx, ticket, await entitle(trx, { customerId }, { kind, channel, productId }))
}

/** Served by anything but this contract: its customer has not agreed to what is beyond it. Gives what changes in the ticket. */
export async function servedWithout(trx: Trx, ticket: TicketRow, contractId: number): Promise<FieldChanges> {
  const { customerId, kind, channel, productId } = ticket
  const found = await entitle(trx, { customerId }, { kind, channel, productId })
  return serveAs(trx, ticket, withoutContract(found, contractId))
}

async function serveAs(trx: Trx, ticket: TicketRow, found: Entitled): Promise<FieldChanges> {
  const { entitlement } = found
  const before = await contractOfTicket(trx, ticket.id)
  const same = before.contractId === entitlement.contractId && ticket.service === entitlement.service
  if (same && before.why === entitlement.why) return {}
  if (!same || before.why === 'pack' || entitlement.why === 'pack') {
    await releaseCase(trx, ticket.id)
    await takeCase(trx, ticket.id, found)
  }
  await setContractOfTicket(trx, ticket.id, entitlement)
  const wished = {
    service: entitlement.service,
    planId: entitlement.planId,
    ...(ticket.service !== entitlement.service && (await placeAnew(trx, ticket, entitlement))),
  }
  return Object.fromEntries(
    Object.entries(wished).flatMap(([field, to]) => {
      const from = ticket[field as keyof typeof wished]
      return from === to ? [] : [[field, { from, to }]]
    }),
  )
}

/** To the free line or away from it. Whoever has the ticket keeps it where they serve both. */
async function placeAnew(
  trx: Trx,
  { groupId, lineId, assigneeId }: TicketRow,
  { service, lineId: wanted }: Entitlement,
): Promise<Pick<TicketRow, 'groupId' | 'assigneeId'>> {
  const target = wanted ?? (service === 'paid' ? await entryLine(trx) : null)
  const place = await placeByService(trx, { groupId, lineId, because: [] }, { service, lineId: target })
  const [group] = place.groupId === null ? [] : await groupsByIds(trx, [place.groupId])
  const keeps = place.groupId === groupId || (assigneeId !== null && group?.memberIds.includes(assigneeId))
  return { groupId: place.groupId, assigneeId: keeps ? assigneeId : null }
}

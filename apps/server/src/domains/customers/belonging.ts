import { type ActorRef, recordEvents } from '../../platform/events/log.ts'
import type { Trx } from '../../platform/postgres/db.ts'
import { followCustomers } from '../tickets/following-customers.ts'
import { dismiss, moveByDomains } from './belonging-queries.ts'

/** Customers belong where their addresses' domains now say; their unsolved tickets go with them. */
export async function belongByDomains(trx: Trx, actor: ActorRef, domains: string[]): Promise<void> {
  if (domains.length === 0) return
  const moved = await moveByDomains(trx, domains)
  await tellMoved(trx, actor, moved)
  await followCustomers(trx, actor, moved)
}

/** Nobody belongs to a company any more that is about to go. Where a ticket names it, it can't. */
export const leaveCompany = async (trx: Trx, actor: ActorRef, companyId: number): Promise<void> =>
  tellMoved(trx, actor, await dismiss(trx, companyId))

async function tellMoved(trx: Trx, actor: ActorRef, moved: number[]): Promise<void> {
  if (moved.length === 0) return
  await recordEvents(
    trx,
    moved.map((id) => ({
      kind: 'customer.changed' as const,
      actor,
      subjectId: id,
      data: { fields: ['companyId'] },
    })),
  )
}

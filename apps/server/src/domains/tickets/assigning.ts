import { type ActorRef, recordEvents } from '../../platform/events/log.ts'
import type { Trx } from '../../platform/postgres/db.ts'
import { assignUnassigned, unassign } from './workload-queries.ts'

export {
  customersOfAgents as agentsByCustomers,
  openWork,
  ticketsOfDay,
  unassignedOf,
  workOf,
  writersOf,
} from './workload-queries.ts'

export interface Assignment {
  ticketId: number
  agentId: number
}

/**
 * Gives many tickets to people in one go, each only if nobody has it and it is still to be worked on. Gives those that went.
 * `changeTicket` is for one; by it a hundred would cost a hundred times its statements.
 */
export async function assignWaiting(trx: Trx, actor: ActorRef, wishes: Assignment[]): Promise<Set<number>> {
  if (wishes.length === 0) return new Set()
  const agentOf = new Map(wishes.map(({ ticketId, agentId }) => [ticketId, agentId]))
  const done = await assignUnassigned(trx, wishes)
  await recordEvents(
    trx,
    done.map(({ id, version }) => ({
      kind: 'ticket.changed' as const,
      actor,
      ticketId: id,
      data: { version, changes: { assigneeId: { from: null, to: agentOf.get(id) } }, routed: true },
    })),
  )
  return new Set(done.map(({ id }) => id))
}

/** Takes these tickets from somebody who leaves, each only if it is still theirs and still to be worked on. */
export async function takeFrom(trx: Trx, actor: ActorRef, agentId: number, ids: number[]): Promise<number> {
  const done = await unassign(trx, agentId, ids)
  await recordEvents(
    trx,
    done.map(({ id, version }) => ({
      kind: 'ticket.changed' as const,
      actor,
      ticketId: id,
      data: { version, changes: { assigneeId: { from: agentId, to: null } } },
    })),
  )
  return done.length
}

import type { GroupRouting } from '@podpora/contract/routing'
import type { TicketRow } from '@podpora/contract/tickets'
import type { Trx } from '../../platform/postgres/db.ts'
import { ticketsByIds } from '../tickets/access.ts'
import { unassignedOf } from '../tickets/assigning.ts'
import { countsAs, wantedByOf } from './gathering.ts'
import { withdrawOffers } from './offering.ts'
import { putInQueue, removeFromQueue } from './queue-queries.ts'

/** Whether a ticket waits for somebody to have it. */
const waits = (t: TicketRow): boolean =>
  t.assigneeId === null &&
  (t.status === 'new' || t.status === 'open') &&
  t.snoozedAt === null &&
  t.deletedAt === null &&
  t.mergedInto === null &&
  t.waitsFor.length === 0 &&
  // Complaints are taken by who looks after them.
  t.concealedFrom === null

/**
 * Brings the queues in step with these tickets as they are now, however often it is asked. `routed` are the groups that do
 * not leave it to people.
 */
export async function queueTickets(trx: Trx, rows: TicketRow[], routed: ReadonlySet<number>): Promise<void> {
  const isRouted = (t: TicketRow) => t.groupId !== null && routed.has(t.groupId) && waits(t)
  const others = rows.filter((t) => !isRouted(t)).map(({ id }) => id)
  await putInQueue(
    trx,
    rows.filter(isRouted).map((t) => ({
      ticketId: t.id,
      groupId: t.groupId as number,
      wantedBy: wantedByOf(t),
      free: countsAs(t) === 'free',
    })),
  )
  if (others.length === 0) return
  await withdrawOffers(trx, { ticketIds: others })
  await removeFromQueue(trx, others)
}

const page = 500

/** Queues all of a group's tickets that nobody has: it has just stopped leaving them to people. */
export async function queueGroup(trx: Trx, { groupId }: Pick<GroupRouting, 'groupId'>): Promise<void> {
  for (let after = 0; ; ) {
    const ids = await unassignedOf(trx, groupId, after, page)
    await queueTickets(trx, await ticketsByIds(trx, ids), new Set([groupId]))
    if (ids.length < page) return
    after = ids.at(-1) as number
  }
}

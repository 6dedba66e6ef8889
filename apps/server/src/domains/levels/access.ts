import type { Clock } from '@podpora/contract/levels'
import { recordEvent } from '../../platform/events/log.ts'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { type Db, inTransaction } from '../../platform/postgres/db.ts'
import { loadTicketFor } from '../tickets/access.ts'
import { clockById, clocksShown, setCause } from './queries.ts'

export { selectPolicies as allPolicies } from './queries.ts'

/** The clocks of a ticket that the actor may see, in the order in which they began. @throws Refusal not_found */
export async function clocksFor(db: Db, actor: SignedIn, ticketId: number): Promise<Clock[]> {
  await loadTicketFor(db, actor, ticketId)
  const clocks = await clocksShown(db, [ticketId])
  return clocks.map(({ intervals, ...clock }) => ({
    ...clock,
    intervals: intervals.map(({ from, to, ...interval }) => ({
      ...interval,
      from: new Date(from).toISOString(),
      to: to === null ? null : new Date(to).toISOString(),
    })),
  }))
}

/**
 * Says why a promise was broken, in place of what was guessed.
 * @throws Refusal not_found: also of a clock that is not broken
 */
export async function stateCause(
  db: Db,
  actor: SignedIn,
  clockId: number,
  cause: NonNullable<Clock['cause']>,
): Promise<Clock[]> {
  const clock = await clockById(db, clockId)
  if (!clock || clock.breachedAt === null) throw new Refusal('not_found')
  await loadTicketFor(db, actor, clock.ticketId)
  await inTransaction(db, async (trx) => {
    await setCause(trx, clockId, cause, actor.kind === 'agent' ? actor.id : null)
    await recordEvent(trx, {
      kind: 'clock.changed',
      actor,
      ticketId: clock.ticketId,
      subjectId: clockId,
      data: { cause },
    })
  })
  return clocksFor(db, actor, clock.ticketId)
}

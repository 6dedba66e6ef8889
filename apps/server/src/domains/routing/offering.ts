import { type ActorRef, recordEvents } from '../../platform/events/log.ts'
import type { Person } from '../../platform/http/app.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { assignWaiting } from '../tickets/assigning.ts'
import { type EndingOffers, endOffers, holdOffer, type OfferEnd, setAccepted } from './assignment-queries.ts'
import { askToRoute, router } from './deciding.ts'
import { removeFromQueue, setQueueState } from './queue-queries.ts'

/**
 * Takes an offered ticket.
 * @throws Refusal offer_over: its time has passed, it was withdrawn, or somebody has the ticket by now
 */
export function acceptOffer(db: Db, actor: Person, id: number): Promise<{ ticketId: number }> {
  return inTransaction(db, async (trx) => {
    const offer = await holdOffer(trx, actor.id, id)
    if (!offer) throw new Refusal('offer_over')
    const { ticketId, agentId } = offer
    const given = await assignWaiting(trx, actor, [{ ticketId, agentId }])
    // Taken by hand, or solved: the reader of the log withdraws the offer.
    if (!given.has(ticketId)) throw new Refusal('offer_over')
    await setAccepted(trx, id)
    await removeFromQueue(trx, [ticketId])
    // Whoever may be offered one at a time may now be offered the next.
    if (offer.groupId !== null) await askToRoute(trx, [offer.groupId])
    return { ticketId }
  })
}

/** Says no: the ticket goes back to its place. @throws Refusal offer_over */
export function declineOffer(db: Db, actor: Person, id: number): Promise<void> {
  return inTransaction(db, async (trx) => {
    if (!(await holdOffer(trx, actor.id, id))) throw new Refusal('offer_over')
    await end(trx, { ids: [id] }, 'declined', actor)
  })
}

/** Offers whose time is over. */
export const expireOffers = (db: Db, which: EndingOffers = 'overdue'): Promise<void> =>
  inTransaction(db, (trx) => end(trx, which, 'expired', router))

/** Takes offers back: somebody goes away, or their tickets have found another end. */
export const withdrawOffers = (trx: Trx, which: EndingOffers): Promise<void> =>
  end(trx, which, 'withdrawn', router)

/** A group offers nothing any more. */
export const withdrawGroupOffers = (trx: Trx, groupId: number): Promise<void> =>
  end(trx, { groupIds: [groupId] }, 'withdrawn', router)

/** An offer that came to nothing: the ticket has its place and its age, and somebody else is looked for at once. */
async function end(trx: Trx, which: EndingOffers, as: OfferEnd, actor: ActorRef): Promise<void> {
  const ended = await endOffers(trx, which, as)
  if (ended.length === 0) return
  await setQueueState(
    trx,
    ended.map(({ ticketId }) => ticketId),
    'waiting',
  )
  await recordEvents(
    trx,
    ended.map(({ id, ticketId, agentId }) => ({
      kind: 'ticket.offer_ended' as const,
      actor,
      ticketId,
      data: { agentId, offerId: id, outcome: as },
    })),
  )
  const groups = new Set(ended.flatMap(({ groupId }) => (groupId === null ? [] : [groupId])))
  await askToRoute(trx, [...groups])
}

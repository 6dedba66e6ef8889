import type { LiveEvent } from '@podpora/contract/events'
import { type Follower, followEvents } from '../../platform/events/follow.ts'
import type { LoggedEvent } from '../../platform/events/log.ts'
import { inTransaction } from '../../platform/postgres/db.ts'
import type { Services } from '../../platform/services.ts'
import { newMessageId } from './actions.ts'
import { askToDeliver } from './delivering.ts'
import { insertDelivery, lockReader, moveReader, selectReader } from './delivery-queries.ts'
import { selectActiveWebhooks } from './queries.ts'

export type Fill = (events: LoggedEvent[]) => Promise<LiveEvent[]>

/** Begins to make deliveries of events. Any number of processes may do so; each event is taken by one. */
export async function startReading(services: Services, fill: Fill): Promise<Follower> {
  const { db, postgres, log } = services
  return followEvents({
    db,
    listen: () => postgres.dedicated(),
    from: (await selectReader(db)).cursor,
    restMs: 100,
    each: (events) => takeEvents(services, fill, events),
    log,
  })
}

/**
 * Makes the deliveries of a page of events and moves the reader past them, in one transaction: nothing is missed and
 * nothing doubled, whichever process takes them and wherever it dies.
 */
export function takeEvents({ db }: Pick<Services, 'db'>, fill: Fill, events: LoggedEvent[]): Promise<void> {
  return inTransaction(db, async (trx) => {
    const place = await lockReader(trx)
    const fresh = events.filter(({ xact, id }) => {
      const at = BigInt(xact)
      return at > place.xact || (at === place.xact && BigInt(id) > place.id)
    })
    const last = fresh.at(-1)
    if (!last) return
    const webhooks = await selectActiveWebhooks(trx)
    const wanted = fresh.filter((event) => webhooks.some((webhook) => wants(webhook, event)))
    for (const event of wanted.length > 0 ? await fill(wanted) : []) {
      for (const webhook of webhooks.filter((w) => wants(w, event))) {
        const messageId = newMessageId()
        const body = JSON.stringify({ ...event, id: messageId, eventId: event.id })
        const { kind, id: eventId } = event
        const { id } = await insertDelivery(trx, { webhookId: webhook.id, eventId, messageId, kind, body })
        await askToDeliver(trx, id)
      }
    }
    await moveReader(trx, BigInt(last.xact), BigInt(last.id))
  })
}

// What happened before a webhook was made is not its business.
const wants = (
  webhook: { kinds: string[] | null; createdAt: string },
  event: { kind: string; at: string },
): boolean =>
  event.kind !== 'import.changed' && // a step of the progress; that it is finished is told
  event.at >= webhook.createdAt &&
  (webhook.kinds === null || webhook.kinds.includes(event.kind))

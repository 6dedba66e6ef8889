import type { LiveEvent } from '@podpora/contract/events'
import type { Follower } from '../../platform/events/follow.ts'
import type { LoggedEvent } from '../../platform/events/log.ts'
import { startReader, takeOnce } from '../../platform/events/readers.ts'
import type { Services } from '../../platform/services.ts'
import { newMessageId } from './actions.ts'
import { askToDeliver } from './delivering.ts'
import { insertDelivery } from './delivery-queries.ts'
import { selectActiveWebhooks } from './queries.ts'

export type Fill = (events: LoggedEvent[]) => Promise<LiveEvent[]>

const reader = 'webhooks'

/** Begins to make deliveries of events. Any number of processes may do so; each event is taken by one. */
export const startReading = (services: Services, fill: Fill): Promise<Follower> =>
  startReader(services, {
    name: reader,
    restMs: 100,
    async wanted(events) {
      const webhooks = await selectActiveWebhooks(services.db)
      return events.filter((event) => webhooks.some((webhook) => wants(webhook, event)))
    },
    take: (events) => takeEvents(services, fill, events),
  })

/** Makes the deliveries of a page of events, each once. */
export function takeEvents({ db }: Pick<Services, 'db'>, fill: Fill, events: LoggedEvent[]): Promise<void> {
  return takeOnce(db, reader, events, async (trx, fresh) => {
    const webhooks = await selectActiveWebhooks(trx)
    const wanted = fresh.filter((event) => webhooks.some((webhook) => wants(webhook, event)))
    for (const event of wanted.length > 0 ? await fill(wanted) : []) {
      // Who reads a webhook's answers is not known to us.
      if (event.ticket?.concealedFrom) continue
      for (const webhook of webhooks.filter((w) => wants(w, event))) {
        const messageId = newMessageId()
        const body = JSON.stringify({ ...event, id: messageId, eventId: event.id })
        const { kind, id: eventId } = event
        const { id } = await insertDelivery(trx, { webhookId: webhook.id, eventId, messageId, kind, body })
        await askToDeliver(trx, id)
      }
    }
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

import type { EventKind } from '@podpora/contract/events'
import type { Follower } from '../../platform/events/follow.ts'
import type { LoggedEvent } from '../../platform/events/log.ts'
import { startReader, takeOnce } from '../../platform/events/readers.ts'
import type { Db } from '../../platform/postgres/db.ts'
import type { Services } from '../../platform/services.ts'
import { countClocks, type News } from './counting.ts'
import { countedKinds } from './facts.ts'
import { workOnDue } from './stepping.ts'

const reader = 'clocks'
/** After which a ticket is looked at anew: what promises are about, and what only their conditions ask for. */
const lookedAtAfter: readonly EventKind[] = [...countedKinds, 'ticket.agreement_answered', 'time.changed']

/**
 * Begins to keep the promises' clocks: counts them by what happens, and does what is due. Any number of processes may do so;
 * each event is taken by one, and each ticket that is due is one's at a time.
 */
export const startClocks = (services: Services): Promise<Follower> =>
  startReader(services, {
    name: reader,
    restMs: 100,
    wanted: (events) => events.filter(isCounted),
    take: (events) => takeEvents(services.db, events),
    meanwhile: () => workOnDue(services.db, services.log),
  })

/** Counts the clocks of the tickets that a page of events is about, of each once. */
export function takeEvents(db: Db, events: LoggedEvent[]): Promise<void> {
  return takeOnce(db, reader, events, async (trx, fresh) => {
    const news = newsOf(fresh)
    if (news.size > 0) await countClocks(trx, news, { anew: false, now: Date.now() })
  })
}

function newsOf(events: LoggedEvent[]): News {
  const news = new Map<number, number>()
  for (const event of events)
    if (isCounted(event)) {
      const { ticketId, at } = event
      news.set(ticketId, Math.min(news.get(ticketId) ?? Number.POSITIVE_INFINITY, Date.parse(at)))
    }
  return news
}

const isCounted = (event: LoggedEvent): event is LoggedEvent & { ticketId: number } =>
  event.ticketId !== null && lookedAtAfter.includes(event.kind)

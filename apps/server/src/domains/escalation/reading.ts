import type { EscalationRule } from '@podpora/contract/escalation'
import type { Happening } from '@podpora/contract/escalation-kinds'
import type { Follower } from '../../platform/events/follow.ts'
import type { LoggedEvent } from '../../platform/events/log.ts'
import { startReader, takeOnce } from '../../platform/events/readers.ts'
import { enqueue, type JobSet } from '../../platform/jobs.ts'
import type { Db } from '../../platform/postgres/db.ts'
import type { Services } from '../../platform/services.ts'
import { escalate } from './escalating.ts'
import { selectRules } from './queries.ts'
import { happeningOf } from './rules.ts'

const reader = 'escalation'

/** Begins to pass on by itself what the rules say. Any number of processes may do so; each event is taken by one. */
export const startEscalating = (services: Services): Promise<Follower> =>
  startReader(services, {
    name: reader,
    restMs: 200,
    wanted: async (events) => (await awaitedOf(services.db, events)).map(({ event }) => event),
    take: (events) => takeEvents(services.db, events),
  })

/**
 * Asks for a look at each ticket to which something has happened that a rule waits for. The look is a job: it holds one
 * ticket at a time, and one that fails keeps nobody else waiting.
 */
export function takeEvents(db: Db, events: LoggedEvent[]): Promise<void> {
  return takeOnce(db, reader, events, async (trx, fresh) => {
    for (const { event, happening } of await awaitedOf(trx, fresh))
      await enqueue(trx, {
        name: 'tickets.escalate',
        payload: { id: event.ticketId, happening, messageId: event.subjectId },
        key: `escalate:${event.ticketId}:${happening}:${event.subjectId ?? ''}`,
      })
  })
}

/** What has happened to tickets that a rule waits for. */
async function awaitedOf(
  db: Db,
  events: LoggedEvent[],
): Promise<{ event: LoggedEvent; happening: Happening }[]> {
  const happened = events.flatMap((event) => {
    const happening = event.ticketId === null ? undefined : happeningOf(event)
    return happening ? [{ event, happening }] : []
  })
  if (happened.length === 0) return []
  const awaited = new Set((await selectRules(db)).filter(isOn).map(({ happens }) => happens))
  return happened.filter(({ happening }) => awaited.has(happening))
}

const isOn = ({ enabled }: EscalationRule): boolean => enabled

export const escalationJobs = ({ db }: Services): JobSet => ({
  handlers: {
    'tickets.escalate': ({ id, happening, messageId }) =>
      escalate(db, Number(id), happening as Happening, messageId === null ? null : Number(messageId)),
  },
})

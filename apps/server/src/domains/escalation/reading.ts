import type { EscalationRule } from '@podpora/contract/escalation'
import type { Happening } from '@podpora/contract/escalation-kinds'
import { type Follower, followEvents } from '../../platform/events/follow.ts'
import type { LoggedEvent } from '../../platform/events/log.ts'
import { placeOfReader, takeOnce } from '../../platform/events/readers.ts'
import { enqueue, type JobSet } from '../../platform/jobs.ts'
import type { Db } from '../../platform/postgres/db.ts'
import type { Services } from '../../platform/services.ts'
import { escalate } from './escalating.ts'
import { selectRules } from './queries.ts'
import { happeningOf } from './rules.ts'

const reader = 'escalation'

/** Begins to pass on by itself what the rules say. Any number of processes may do so; each event is taken by one. */
export async function startEscalating({ db, postgres, log }: Services): Promise<Follower> {
  return followEvents({
    db,
    listen: () => postgres.dedicated(),
    from: await placeOfReader(db, reader),
    restMs: 200,
    each: (events) => takeEvents(db, events),
    log,
  })
}

/**
 * Asks for a look at each ticket to which something has happened that a rule waits for. The look is a job: it holds one
 * ticket at a time, and one that fails keeps nobody else waiting.
 */
export function takeEvents(db: Db, events: LoggedEvent[]): Promise<void> {
  return takeOnce(db, reader, events, async (trx, fresh) => {
    const happened = fresh.flatMap((event) => {
      const happening = event.ticketId === null ? undefined : happeningOf(event)
      return happening ? [{ event, happening }] : []
    })
    if (happened.length === 0) return
    const awaited = new Set((await selectRules(trx)).filter(isOn).map(({ happens }) => happens))
    for (const { event, happening } of happened)
      if (awaited.has(happening))
        await enqueue(trx, {
          name: 'tickets.escalate',
          payload: { id: event.ticketId, happening, messageId: event.subjectId },
          key: `escalate:${event.ticketId}:${happening}:${event.subjectId ?? ''}`,
        })
  })
}

const isOn = ({ enabled }: EscalationRule): boolean => enabled

export const escalationJobs = ({ db }: Services): JobSet => ({
  handlers: {
    'tickets.escalate': ({ id, happening, messageId }) =>
      escalate(db, Number(id), happening as Happening, messageId === null ? null : Number(messageId)),
  },
})

import type { Availability, LeavingRule } from '@podpora/contract/routing-words'
import { type ActorRef, recordEvent } from '../../platform/events/log.ts'
import type { Person } from '../../platform/http/app.ts'
import { type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { loadAgent } from '../people/access.ts'
import { takeFrom, workOf } from '../tickets/assigning.ts'
import { markReturned, markVanished, putAvailability } from './agent-queries.ts'
import { router } from './deciding.ts'
import { readFrame } from './gathering.ts'
import { withdrawOffers } from './offering.ts'
import { selectAllGroupRouting } from './queries.ts'

/** Somebody says whether they take work now. Going away, they have no offers any more, and their groups say what else. */
export function setAvailability(db: Db, actor: Person, availability: Availability): Promise<void> {
  return inTransaction(db, async (trx) => {
    const { changed } = await putAvailability(trx, actor.id, availability)
    if (!changed) return
    await recordEvent(trx, {
      kind: 'availability.changed',
      actor,
      subjectId: actor.id,
      data: { agentId: actor.id, availability },
    })
    if (availability !== 'online') await leave(trx, actor, actor.id, availability)
  })
}

/**
 * What follows from somebody not taking work any more: their offers end, and tickets of theirs go back to their groups as far
 * as each group wishes it.
 */
export async function leave(trx: Trx, actor: ActorRef, agentId: number, why: 'busy' | 'away'): Promise<void> {
  await withdrawOffers(trx, { agentIds: [agentId] })
  if (why === 'busy') return
  const groups = await groupsThatRoute(trx)
  const of = (rule: LeavingRule) => groups.filter((g) => g.leaving === rule).map(({ groupId }) => groupId)
  const work = await workOf(trx, agentId, { all: of('all'), unanswered: of('unanswered') })
  await takeFrom(trx, actor, agentId, work)
}

/** Somebody's groups or state have changed: offers are made anew, and whoever is switched off keeps nothing. */
export async function noteChanged(trx: Trx, agentId: number): Promise<void> {
  await withdrawOffers(trx, { agentIds: [agentId] })
  if ((await loadAgent(trx, agentId)).state !== 'disabled') return
  const all = (await groupsThatRoute(trx)).map(({ groupId }) => groupId)
  await takeFrom(trx, router, agentId, await workOf(trx, agentId, { all, unanswered: [] }))
}

const groupsThatRoute = async (trx: Trx) =>
  (await selectAllGroupRouting(trx)).filter(({ mode }) => mode !== 'manual')

/** Finds people of whom nothing was heard for long, and those who are back. Gives nothing to do twice. */
export function noticeVanished(db: Db): Promise<void> {
  return inTransaction(db, async (trx) => {
    const { settings } = await readFrame(trx)
    const gone = await markVanished(trx, settings.awayAfterMinutes)
    const back = await markReturned(trx, settings.awayAfterMinutes)
    for (const { agentId } of [...gone, ...back])
      await recordEvent(trx, {
        kind: 'availability.changed',
        actor: router,
        subjectId: agentId,
        data: { agentId },
      })
    for (const { agentId } of gone) await leave(trx, router, agentId, 'away')
  })
}

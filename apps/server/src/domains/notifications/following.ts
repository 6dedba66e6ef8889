import type { Follower } from '@podpora/contract/notifications'
import { recordEvent } from '../../platform/events/log.ts'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { type Db, inTransaction } from '../../platform/postgres/db.ts'
import { agentsByIds } from '../people/access.ts'
import { isOutside } from '../people/outside.ts'
import { loadTicketFor } from '../tickets/access.ts'
import { couldSee } from './access.ts'
import { followersOf, setFollows } from './follower-queries.ts'

/** Who follows a ticket. @throws Refusal not_found where the actor may not see it */
export async function listFollowers(db: Db, actor: SignedIn, ticketId: number): Promise<Follower[]> {
  await loadTicketFor(db, actor, ticketId)
  if (isOutside(actor)) return []
  return ((await followersOf(db, [ticketId])).get(ticketId) ?? []).map((agentId) => ({ agentId }))
}

/**
 * Follows a ticket, oneself or a colleague who may read it, or stops that.
 * @throws Refusal not_found; naming `agentId` where that person may not see the ticket
 */
export async function setFollower(
  db: Db,
  actor: SignedIn,
  wish: { ticketId: number; agentId: number; follows: boolean },
): Promise<Follower[]> {
  const { ticketId, agentId, follows } = wish
  const ticket = await loadTicketFor(db, actor, ticketId)
  if (isOutside(actor)) throw new Refusal('forbidden')
  const [agent] = await agentsByIds(db, [agentId])
  if (!agent || (follows && !couldSee(agent, ticket))) throw refuseField('agentId', 'not_found')
  await inTransaction(db, async (trx) => {
    if (!(await setFollows(trx, ticketId, agentId, follows))) return
    const data = follows ? { added: [agentId] } : { removed: [agentId] }
    await recordEvent(trx, { kind: 'ticket.followers_changed', actor, ticketId, data })
  })
  return listFollowers(db, actor, ticketId)
}

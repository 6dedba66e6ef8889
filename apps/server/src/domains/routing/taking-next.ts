import type { NextTicket } from '@podpora/contract/routing'
import type { WaitReason } from '@podpora/contract/routing-words'
import type { Person } from '../../platform/http/app.ts'
import { type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { assignWaiting } from '../tickets/assigning.ts'
import { holdAgents } from './agent-queries.ts'
import { insertAssignments } from './assignment-queries.ts'
import type { AgentFacts } from './facts.ts'
import { agentFacts, type Frame, readFrame, ticketFacts } from './gathering.ts'
import { selectAllGroupRouting } from './queries.ts'
import { claimWaiting, type Place, type QueueRow, removeFromQueue } from './queue-queries.ts'
import { decide, type RoutingRules } from './rules.ts'

/** So many are looked at before somebody is told that there is nothing for them. */
const page = 50
const mostPages = 20

/**
 * Gives somebody the most urgent ticket of their groups that they can take. Of two who ask at once each gets another one:
 * what one looks at is skipped by the other.
 */
export function takeNext(db: Db, actor: Person): Promise<NextTicket> {
  return inTransaction(db, async (trx) => {
    const groups = (await selectAllGroupRouting(trx)).filter(
      ({ mode, groupId }) => mode !== 'manual' && actor.groupIds.includes(groupId),
    )
    const rulesOf = new Map(groups.map((group) => [group.groupId, group]))
    const frame = await readFrame(trx)
    await holdAgents(trx, [actor.id])
    const hours = Math.max(1, ...groups.map(({ fairnessHours }) => fairnessHours))
    const [me] = await agentFacts(trx, [actor.id], frame, hours)
    if (!me) return { ticketId: null, reason: 'no_members' }
    // Whoever asks for work is here, and takes what they ask for beside an offer.
    const asking = { ...me, availability: 'online' as const, hasOffer: false }
    let reason: WaitReason | 'none_waiting' = 'none_waiting'
    let after: Place | null = null
    for (let pages = 0; pages < mostPages; pages++) {
      const rows: QueueRow[] = await claimWaiting(trx, [...rulesOf.keys()], { after, limit: page })
      const taken = await takeFirst(trx, actor, asking, rows, rulesOf, frame)
      if (taken.ticketId !== null) return taken
      reason = taken.reason ?? reason
      const last = rows.at(-1)
      if (!last || rows.length < page) break
      after = last
    }
    return { ticketId: null, reason }
  })
}

async function takeFirst(
  trx: Trx,
  actor: Person,
  me: AgentFacts,
  rows: QueueRow[],
  rulesOf: ReadonlyMap<number, RoutingRules>,
  frame: Frame,
): Promise<{ ticketId: number | null; reason: WaitReason | null }> {
  const now = Date.now()
  const waiting = rows.map(({ ticketId, since }) => ({ ticketId, since: Date.parse(since) }))
  const groupOf = new Map(rows.map(({ ticketId, groupId }) => [ticketId, groupId]))
  let reason: WaitReason | null = null
  for (const ticket of await ticketFacts(trx, waiting, frame, now)) {
    const groupId = groupOf.get(ticket.id) as number
    // Who said no to it as an offer may still choose it.
    const decision = decide(
      { ...ticket, declinedBy: new Set() },
      [me],
      rulesOf.get(groupId) as RoutingRules,
      now,
    )
    if (decision.agentId === null) {
      reason = decision.reason
      continue
    }
    const { units, effort, id: ticketId } = ticket
    const chosen = { ticketId, agentId: actor.id, groupId, units, effort, explanation: decision.explanation }
    await removeFromQueue(trx, [ticketId])
    if (!(await assignWaiting(trx, actor, [chosen])).has(ticketId)) continue
    await insertAssignments(trx, [{ ...chosen, way: 'pull', state: 'given', seconds: null }])
    return { ticketId, reason: null }
  }
  return { ticketId: null, reason }
}

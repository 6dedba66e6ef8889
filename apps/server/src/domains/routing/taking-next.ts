import type { NextTicket } from '@podpora/contract/routing'
import type { WaitReason } from '@podpora/contract/routing-words'
import type { Person } from '../../platform/http/app.ts'
import { type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { assignWaiting } from '../tickets/assigning.ts'
import { holdAgents } from './agent-queries.ts'
import { insertAssignments } from './assignment-queries.ts'
import { claimLanes, nextOf, type Passed } from './deciding.ts'
import type { AgentFacts } from './facts.ts'
import { agentFacts, type Frame, readFrame, ticketFacts } from './gathering.ts'
import { type Pool, type PoolGroup, Turns } from './pooling.ts'
import { selectAllGroupRouting } from './queries.ts'
import { type QueueRow, removeFromQueue } from './queue-queries.ts'
import { byUrgency, decide } from './rules.ts'

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
    const own = new Set([actor.id])
    const pool: Pool = new Map(groups.map((group) => [group.groupId, { ...group, memberIds: own }]))
    const frame = await readFrame(trx)
    await holdAgents(trx, [actor.id])
    const inTurns = groups.some(({ paidRatio }) => paidRatio !== null)
    const hours = Math.max(1, ...groups.map(({ fairnessHours }) => fairnessHours))
    const [me] = await agentFacts(trx, [actor.id], frame, hours, inTurns)
    if (!me) return { ticketId: null, reason: 'no_members' }
    // Whoever asks for work is here, and takes what they ask for beside an offer.
    const asking = { ...me, availability: 'online' as const, hasOffer: false }
    let reason: WaitReason | 'none_waiting' = 'none_waiting'
    let after: Passed | null = null
    for (let pages = 0; pages < mostPages; pages++) {
      const lanes = await claimLanes(trx, [...pool.keys()], { after, limit: page, inTurns })
      const rows = lanes.flatMap((lane) => lane.rows)
      const taken = await takeFirst(trx, actor, asking, rows, pool, frame)
      if (taken.ticketId !== null) return taken
      reason = taken.reason ?? reason
      after = nextOf(lanes, after)
      if (!after) break
    }
    return { ticketId: null, reason }
  })
}

const nobody: ReadonlySet<number> = new Set()

async function takeFirst(
  trx: Trx,
  actor: Person,
  me: AgentFacts,
  rows: QueueRow[],
  pool: Pool,
  frame: Frame,
): Promise<{ ticketId: number | null; reason: WaitReason | null }> {
  const now = Date.now()
  const waiting = rows.map((row) => ({ ...row, since: Date.parse(row.since) }))
  let reason: WaitReason | null = null
  // Who said no to it as an offer may still choose it.
  const tickets = (await ticketFacts(trx, waiting, frame, now)).map((one) => ({ ...one, declinedBy: nobody }))
  const turns = new Turns(tickets, pool, now)
  for (const ticket of tickets.sort(byUrgency)) {
    const { groupId } = ticket
    const rules = pool.get(groupId) as PoolGroup
    const decision = decide(ticket, [me], rules, now, (agent) => turns.heldBy(agent, ticket))
    if (decision.agentId === null) {
      reason = decision.reason
      continue
    }
    const { units, effort, service, id: ticketId } = ticket
    const { explanation } = decision
    const chosen = { ticketId, agentId: actor.id, groupId, units, effort, service, explanation }
    await removeFromQueue(trx, [ticketId])
    turns.take(ticket)
    if (!(await assignWaiting(trx, actor, [chosen])).has(ticketId)) continue
    await insertAssignments(trx, [{ ...chosen, way: 'pull', state: 'given', seconds: null }])
    return { ticketId, reason: null }
  }
  return { ticketId: null, reason }
}

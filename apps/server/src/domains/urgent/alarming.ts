import type { TicketRow } from '@podpora/contract/tickets'
import { recordEvent, system } from '../../platform/events/log.ts'
import { type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import type { Services } from '../../platform/services.ts'
import { couldSee } from '../notifications/access.ts'
import { alarmText } from '../notifications/wording.ts'
import { queueMail } from '../outbox/actions.ts'
import {
  activeAgents,
  agentsByIds,
  assignableAgents,
  assignableMembers,
  groupsByIds,
  languageOf,
  whoMay,
} from '../people/access.ts'
import { atWork } from '../routing/access.ts'
import { lockTicket } from '../tickets/access.ts'
import { askToAlarm } from './calling.ts'
import { countTold, endCall, lockCall, selectDoor } from './queries.ts'
import { alarmed, circlesOf } from './rules.ts'

/**
 * Alarms those whose turn it is, and asks for the next alarm, in one transaction: whatever dies, an alarm is neither lost nor
 * made twice. Nothing, where somebody has accepted meanwhile. The bell and the push are told by the event; the mail goes out
 * at once, whatever people have chosen.
 */
export function alarm({ db, config }: Services, ticketId: number, callId: number): Promise<void> {
  return inTransaction(db, async (trx) => {
    const ticket = await lockTicket(trx, ticketId)
    const call = await lockCall(trx, ticketId)
    if (!ticket || call?.id !== callId) return
    if (call.acceptedAt !== null || call.dismissedAt !== null || call.endedAt !== null) return
    if (isOver(ticket)) return endCall(trx, callId, { kind: 'ended' })
    const door = await selectDoor(trx)
    const circles = circlesOf(
      door.circles,
      await onCall(
        trx,
        ticket,
        door.circles.flatMap((c) => c.groupIds),
      ),
    )
    const { circle, people } = alarmed(await whoCouldSee(trx, circles, ticket), call.told, door)
    await countTold(trx, callId)
    await recordEvent(trx, {
      kind: 'ticket.urgent_alarmed',
      actor: system,
      ticketId,
      data: { round: call.told + 1, circle: circle + 1, tell: people },
    })
    await mailAll(trx, people, ticket, config.publicUrl)
    await askToAlarm(trx, ticketId, callId, new Date(Date.now() + door.repeatMinutes * 60_000))
  })
}

const isOver = ({ status, deletedAt, mergedInto }: TicketRow): boolean =>
  status === 'solved' || status === 'closed' || deletedAt !== null || mergedInto !== null

async function onCall(db: Db, { groupId }: TicketRow, groupIds: number[]) {
  const [members, supervisors, groups] = await Promise.all([
    groupId === null ? assignableAgents(db) : assignableMembers(db, groupId),
    whoMay(db, 'ticket.read_all'),
    groupsByIds(db, groupIds),
  ])
  return {
    members,
    supervisors,
    present: await atWork(db, members),
    groups: new Map(groups.map(({ id, memberIds }) => [id, memberIds])),
  }
}

/** Nobody is called to what they may not read, or has left; where that leaves nobody, all supervisors are. */
async function whoCouldSee(trx: Trx, circles: number[][], ticket: TicketRow): Promise<number[][]> {
  const supervisors = await whoMay(trx, 'ticket.read_all')
  const active = await activeAgents(trx, circles.flat())
  const agents = await agentsByIds(trx, active)
  const may = new Set(agents.filter((agent) => couldSee(agent, ticket)).map(({ id }) => id))
  const left = circles.map((circle) => circle.filter((id) => may.has(id))).filter(({ length }) => length > 0)
  return left.length > 0 ? left : [supervisors]
}

async function mailAll(trx: Trx, people: number[], ticket: TicketRow, url: string): Promise<void> {
  for (const agent of await agentsByIds(trx, people))
    await queueMail(trx, {
      kind: 'notification',
      to: [agent.email],
      ...alarmText(await languageOf(trx, agent.id), ticket, url),
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', Importance: 'high' },
    })
}

import type { Happening } from '@podpora/contract/escalation-kinds'
import { wayBetween } from '@podpora/contract/passing-kinds'
import { type Db, inTransaction } from '../../platform/postgres/db.ts'
import { linesByIds, rulesThatPassed } from '../lines/access.ts'
import { moveTicket } from '../lines/passing.ts'
import { groupsByIds } from '../people/access.ts'
import { lockTicket, messagesByIds } from '../tickets/access.ts'
import { countReopened, selectRules } from './queries.ts'
import { escalates } from './rules.ts'

/**
 * Passes a ticket on by the first rule that says so, under the ticket's lock: done twice, or by two processes, it goes
 * once. A rule that has passed this ticket before doesn't do it again.
 */
export function escalate(
  db: Db,
  ticketId: number,
  happening: Happening,
  messageId: number | null,
): Promise<void> {
  return inTransaction(db, async (trx) => {
    const ticket = await lockTicket(trx, ticketId)
    // A complaint stays with those who look after complaints.
    if (!ticket || ticket.mergedInto !== null || ticket.concealedFrom !== null) return
    const [rules, done, reopened, messages] = await Promise.all([
      selectRules(trx),
      rulesThatPassed(trx, ticketId),
      happening === 'reopened' ? countReopened(trx, ticketId) : 0,
      happening === 'message' && messageId !== null ? messagesByIds(trx, [messageId]) : [],
    ])
    const facts = { row: ticket, reopened, text: messages[0]?.text ?? '' }
    const rule = rules.find((one) => !done.includes(one.id) && escalates(one, happening, facts, Date.now()))
    const [group] = rule ? await groupsByIds(trx, [rule.groupId]) : []
    if (!rule || !group) return
    const lines = await linesByIds(
      trx,
      [ticket.lineId, group.lineId].filter((id) => id !== null),
    )
    const levelOf = (id: number | null) => lines.find((line) => line.id === id)?.level ?? null
    const actor = { kind: 'rule', id: null } as const
    await moveTicket(trx, actor, ticket, {
      way: wayBetween(levelOf(ticket.lineId), levelOf(group.lineId)),
      group,
      shares: rule.shares,
      reason: rule.name,
      ruleId: rule.id,
      messageId: null,
      assigneeId: null,
      passedAt: new Date().toISOString(),
    })
  })
}

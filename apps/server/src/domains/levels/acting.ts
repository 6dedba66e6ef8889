import type { ErrorCode } from '@podpora/contract/errors'
import type { ToldRole } from '@podpora/contract/level-kinds'
import type { PolicyStep } from '@podpora/contract/levels'
import type { TicketRow } from '@podpora/contract/tickets'
import type { ActorRef } from '../../platform/events/log.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { attempt, type Trx } from '../../platform/postgres/db.ts'
import { passUp } from '../lines/passing-up.ts'
import { whoMay } from '../people/access.ts'
import { lockTicket } from '../tickets/access.ts'
import { changeLocked } from '../tickets/actions.ts'
import { raised } from './rules.ts'

/** What came of the steps of a policy: whom the event is to be told to, and what could not be done. */
export interface Acted {
  told: { whom: ToldRole[]; agentIds: number[] } | undefined
  refused: { step: PolicyStep['kind']; code: ErrorCode }[]
  /** It stands in another group now. */
  moved: boolean
}

/** Does the steps of a policy on a ticket, each by itself: one that is refused (a group that is gone) stops no other. */
export async function actOn(
  trx: Trx,
  actor: ActorRef,
  ticketId: number,
  steps: readonly PolicyStep[],
  reason: string,
): Promise<Acted> {
  const refused: Acted['refused'] = []
  const whom = new Set<ToldRole>()
  const agentIds = new Set<number>()
  let moved = false
  for (const step of steps) {
    if (step.kind === 'notify') {
      for (const role of step.whom) if (role !== 'supervisors') whom.add(role)
      // Who that is, is so now; of a complaint, only who may see it is told in the end.
      if (step.whom.includes('supervisors'))
        for (const id of await whoMay(trx, 'complaint.read')) agentIds.add(id)
      for (const id of step.agentIds) agentIds.add(id)
      continue
    }
    try {
      if (await attempt(trx, () => change(trx, actor, ticketId, step, reason))) moved = true
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused.push({ step: step.kind, code: error.code })
    }
  }
  const tells = whom.size > 0 || agentIds.size > 0
  return { told: tells ? { whom: [...whom], agentIds: [...agentIds] } : undefined, refused, moved }
}

/** Gives whether the ticket stands in another group now. */
async function change(
  trx: Trx,
  actor: ActorRef,
  ticketId: number,
  step: Exclude<PolicyStep, { kind: 'notify' }>,
  reason: string,
): Promise<boolean> {
  const ticket = await lockTicket(trx, ticketId)
  if (!ticket) return false
  if (step.kind === 'escalate') {
    await passUp(trx, actor, ticket, reason)
    return true
  }
  const wished = Object.entries(wishOf(ticket, step)).flatMap(([field, to]) => {
    const from = ticket[field as keyof TicketRow]
    return from === to ? [] : [[field, { from, to }] as const]
  })
  if (wished.length > 0) await changeLocked(trx, actor, ticket, Object.fromEntries(wished))
  return wished.some(([field]) => field === 'groupId')
}

function wishOf(
  { priority }: TicketRow,
  step: Exclude<PolicyStep, { kind: 'notify' | 'escalate' }>,
): Partial<Pick<TicketRow, 'priority' | 'assigneeId' | 'groupId'>> {
  switch (step.kind) {
    case 'raise_priority':
      return { priority: raised(priority) }
    case 'unassign':
      return { assigneeId: null }
    case 'group':
      return { groupId: step.groupId, assigneeId: null }
  }
}

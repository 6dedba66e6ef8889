import type { ErrorCode } from '@podpora/contract/errors'
import type { ToldRole } from '@podpora/contract/level-kinds'
import type { PolicyStep } from '@podpora/contract/levels'
import type { TicketRow } from '@podpora/contract/tickets'
import type { ActorRef } from '../../platform/events/log.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { attempt, type Trx } from '../../platform/postgres/db.ts'
import { lockTicket } from '../tickets/access.ts'
import { changeLocked } from '../tickets/actions.ts'
import { raised } from './rules.ts'

/** What came of the steps of a policy: whom the event is to be told to, and what could not be done. */
export interface Acted {
  told: { whom: ToldRole[]; agentIds: number[] } | undefined
  refused: { step: PolicyStep['kind']; code: ErrorCode }[]
}

/** Does the steps of a policy on a ticket, each by itself: one that is refused (a group that is gone) stops no other. */
export async function actOn(
  trx: Trx,
  actor: ActorRef,
  ticketId: number,
  steps: readonly PolicyStep[],
): Promise<Acted> {
  const refused: Acted['refused'] = []
  const whom = new Set<ToldRole>()
  const agentIds = new Set<number>()
  for (const step of steps) {
    if (step.kind === 'notify') {
      for (const role of step.whom) whom.add(role)
      for (const id of step.agentIds) agentIds.add(id)
      continue
    }
    try {
      await attempt(trx, () => change(trx, actor, ticketId, step))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused.push({ step: step.kind, code: error.code })
    }
  }
  const tells = whom.size > 0 || agentIds.size > 0
  return { told: tells ? { whom: [...whom], agentIds: [...agentIds] } : undefined, refused }
}

async function change(
  trx: Trx,
  actor: ActorRef,
  ticketId: number,
  step: Exclude<PolicyStep, { kind: 'notify' }>,
): Promise<void> {
  const ticket = await lockTicket(trx, ticketId)
  if (!ticket) return
  const wished = Object.entries(wishOf(ticket, step)).flatMap(([field, to]) => {
    const from = ticket[field as keyof TicketRow]
    return from === to ? [] : [[field, { from, to }] as const]
  })
  if (wished.length > 0) await changeLocked(trx, actor, ticket, Object.fromEntries(wished))
}

function wishOf(
  { priority }: TicketRow,
  step: Exclude<PolicyStep, { kind: 'notify' }>,
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

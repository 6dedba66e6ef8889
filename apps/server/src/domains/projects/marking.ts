import type { TicketRow } from '@podpora/contract/tickets'
import { type ActorRef, recordEvent } from '../../platform/events/log.ts'
import type { Trx } from '../../platform/postgres/db.ts'
import { setBriefReceived, setProject } from './queries.ts'

/** Makes a project of a ticket that the caller holds (R14). One that is a project already stays as it is. */
export async function becomeProject(trx: Trx, actor: ActorRef, ticketId: number): Promise<void> {
  const by = actor.kind === 'rule' ? 'rule' : 'agent'
  if (!(await setProject(trx, ticketId, by))) return
  await recordEvent(trx, { kind: 'ticket.project_started', actor, ticketId, data: { by } })
}

/** The first word of a customer who was asked for a brief is taken for it. */
export async function noteBriefReceived(trx: Trx, actor: ActorRef, ticket: TicketRow): Promise<void> {
  if (ticket.projectAt === null || !(await setBriefReceived(trx, ticket.id))) return
  await recordEvent(trx, { kind: 'ticket.brief_received', actor, ticketId: ticket.id })
}

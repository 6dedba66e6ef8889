import type { Agent } from '@podpora/contract/people'
import { permissionsOf } from '@podpora/contract/permissions'
import type { TicketRow } from '@podpora/contract/tickets'
import type { SignedIn } from '../../platform/http/app.ts'
import { maySee } from '../tickets/access.ts'

/** Whether somebody who is not here at this moment may read a ticket. */
export function couldSee(agent: Agent, ticket: TicketRow): boolean {
  if (agent.state !== 'active') return false
  const reader: SignedIn = {
    kind: 'agent',
    id: agent.id,
    name: agent.name,
    role: agent.role,
    groupIds: agent.groupIds,
    permissions: permissionsOf[agent.role],
    sessionId: null,
    tokenId: null,
  }
  return maySee(reader, ticket)
}

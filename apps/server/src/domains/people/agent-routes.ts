import { IdParams } from '@podpora/contract/common'
import { Agent, AgentChange, Directory, Invite, InviteResult } from '@podpora/contract/people'
import { type App, actorOf } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import { allBrands } from '../brands/access.ts'
import { allLines } from '../lines/access.ts'
import { allProducts } from '../products/access.ts'
import { directoryFor } from './directory.ts'
import { invite, inviteAgain } from './inviting.ts'
import { changeAgent } from './managing.ts'
import { selectAgents, selectGroups } from './queries.ts'

const tags = ['people']

/** Our people: who they are, inviting them, changing what they may. */
export function agentRoutes(app: App, services: Services): void {
  const { db } = services
  app.get(
    '/directory',
    {
      config: { permission: 'directory.read' },
      schema: {
        tags,
        summary: 'All agents, groups, brands, lines and products',
        response: { 200: Directory },
      },
    },
    async (request) => {
      const [agents, groups, brands, lines, products] = await Promise.all([
        selectAgents(db),
        selectGroups(db),
        allBrands(db),
        allLines(db),
        allProducts(db),
      ])
      return directoryFor(actorOf(request), { agents, groups, brands, lines, products })
    },
  )

  app.post(
    '/agents',
    {
      config: { permission: 'agent.manage' },
      schema: { tags, summary: 'Invite somebody', body: Invite, response: { 201: InviteResult } },
    },
    (request) => invite(services, actorOf(request), request.body),
  )

  app.patch(
    '/agents/:id',
    {
      config: { permission: 'agent.manage' },
      schema: {
        tags,
        summary: 'Change a name, role, groups, or switch somebody off and on',
        params: IdParams,
        body: AgentChange,
        response: { 200: Agent },
      },
    },
    (request) => changeAgent(db, actorOf(request), request.params.id, request.body),
  )

  app.post(
    '/agents/:id/invitation',
    {
      config: { permission: 'agent.manage' },
      schema: {
        tags,
        summary: 'Invite once more; the earlier link ends',
        params: IdParams,
        response: { 200: InviteResult },
      },
    },
    (request) => inviteAgain(services, actorOf(request), request.params.id),
  )
}

import type { App } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import { agentRoutes } from './agent-routes.ts'
import { entryRoutes } from './entry-routes.ts'
import { groupRoutes } from './group-routes.ts'
import { sessionRoutes } from './session-routes.ts'
import type { Sessions } from './sessions.ts'

/** Set-up, sessions, accounts, invitations, agents and groups. */
export function peopleRoutes(app: App, services: Services, sessions: Sessions): void {
  sessionRoutes(app, services, sessions)
  entryRoutes(app, services)
  agentRoutes(app, services)
  groupRoutes(app, services)
}

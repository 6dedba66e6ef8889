import { IdParams } from '@podpora/contract/common'
import { EntitlementChoice, TicketEntitlement } from '@podpora/contract/contracts'
import { type App, actorOf } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import { serveBy, servingOf } from './serving.ts'

const tags = ['Contracts']

export function servingRoutes(app: App, { db }: Services): void {
  app.get(
    '/tickets/:id/entitlement',
    {
      config: { permission: 'customer.read' },
      schema: {
        tags,
        summary: 'How a ticket is served, why, and what is left for it',
        params: IdParams,
        response: { 200: TicketEntitlement },
      },
    },
    (request) => servingOf(db, actorOf(request), request.params.id),
  )

  app.put(
    '/tickets/:id/entitlement',
    {
      config: { permission: 'ticket.change' },
      schema: {
        tags,
        summary: 'Serve a ticket by a contract of its customer, or as the rules say now',
        params: IdParams,
        body: EntitlementChoice,
        response: { 200: TicketEntitlement },
      },
    },
    (request) => serveBy(db, actorOf(request), request.params.id, request.body),
  )
}

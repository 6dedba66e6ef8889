import { IdParams } from '@podpora/contract/common'
import { Agreement, EntitlementChoice, TicketEntitlement } from '@podpora/contract/contracts'
import { type App, actorOf } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import { agree } from './agreeing.ts'
import { serveBy, servingOf } from './serving.ts'
import type { Ways } from './writing.ts'

const tags = ['Contracts']

export function servingRoutes(app: App, { db }: Services, ways: Ways): void {
  const linkTo = ways.balanceLink

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
    (request) => servingOf(db, actorOf(request), request.params.id, linkTo),
  )

  app.put(
    '/tickets/:id/agreement',
    {
      config: { permission: 'ticket.change' },
      schema: {
        tags,
        summary: 'Note whether the customer agrees to a request beyond their plan',
        description:
          'Agreed, it is billed. Otherwise it is served without that contract; on the free line the customer is told what is possible.',
        params: IdParams,
        body: Agreement,
        response: { 200: TicketEntitlement },
      },
    },
    (request) => agree(db, actorOf(request), request.params.id, request.body, ways),
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
    (request) => serveBy(db, actorOf(request), request.params.id, request.body, linkTo),
  )
}

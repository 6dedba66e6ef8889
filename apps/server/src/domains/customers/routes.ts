import { IdParams, PageOf, PageQuery } from '@podpora/contract/common'
import {
  Customer,
  CustomerChange,
  CustomerInput,
  CustomerQuery,
  IdentityInput,
} from '@podpora/contract/customers'
import { TicketRow } from '@podpora/contract/tickets'
import { Type } from 'typebox'
import { type App, actorOf } from '../../platform/http/app.ts'
import { idCursor, pageOf } from '../../platform/http/paging.ts'
import type { Services } from '../../platform/services.ts'
import { ticketsOfCustomer } from '../tickets/access.ts'
import { loadCustomer } from './access.ts'
import { addIdentity, changeCustomer, createCustomer, removeIdentity } from './actions.ts'
import { trustAddress } from './bouncing.ts'
import { customerPage } from './queries.ts'

export function customerRoutes(app: App, { db }: Services): void {
  const tags = ['Customers']

  app.get(
    '/customers',
    {
      config: { permission: 'customer.read' },
      schema: {
        tags,
        summary: 'Customers, newest first',
        querystring: CustomerQuery,
        response: { 200: PageOf(Customer) },
      },
    },
    async (request) => {
      const { query, after, limit = 50 } = request.query
      const found = await customerPage(db, query, idCursor(after), limit + 1)
      return pageOf(found, limit, (customer) => String(customer.id))
    },
  )

  app.post(
    '/customers',
    {
      config: { permission: 'customer.change' },
      schema: { tags, summary: 'Add a customer', body: CustomerInput, response: { 201: Customer } },
    },
    (request) => createCustomer(db, actorOf(request), request.body),
  )

  app.get(
    '/customers/:id',
    {
      config: { permission: 'customer.read' },
      schema: { tags, summary: 'A customer', params: IdParams, response: { 200: Customer } },
    },
    (request) => loadCustomer(db, request.params.id),
  )

  app.patch(
    '/customers/:id',
    {
      config: { permission: 'customer.change' },
      schema: {
        tags,
        summary: 'Change a customer',
        params: IdParams,
        body: CustomerChange,
        response: { 200: Customer },
      },
    },
    (request) => changeCustomer(db, actorOf(request), request.params.id, request.body),
  )

  app.get(
    '/customers/:id/tickets',
    {
      config: { permission: 'ticket.read' },
      schema: {
        tags,
        summary: 'Tickets of a customer that the reader may see, last changed first',
        params: IdParams,
        querystring: PageQuery,
        response: { 200: PageOf(TicketRow) },
      },
    },
    async (request) => {
      await loadCustomer(db, request.params.id)
      return ticketsOfCustomer(db, actorOf(request), request.params.id, request.query)
    },
  )

  app.post(
    '/customers/:id/identities',
    {
      config: { permission: 'customer.change' },
      schema: {
        tags,
        summary: 'Add an address',
        params: IdParams,
        body: IdentityInput,
        response: { 201: Customer },
      },
    },
    (request) => addIdentity(db, actorOf(request), request.params.id, request.body),
  )

  app.delete(
    '/customers/:id/identities/:identityId',
    {
      config: { permission: 'customer.change' },
      schema: {
        tags,
        summary: 'Take an address away',
        params: Type.Object({ id: IdParams.properties.id, identityId: IdParams.properties.id }),
        response: { 200: Customer },
      },
    },
    (request) => removeIdentity(db, actorOf(request), request.params.id, request.params.identityId),
  )

  app.delete(
    '/customers/:id/identities/:identityId/bounce',
    {
      config: { permission: 'customer.change' },
      schema: {
        tags,
        summary: 'Mail reaches an address again: it is no longer marked as bouncing',
        params: Type.Object({ id: IdParams.properties.id, identityId: IdParams.properties.id }),
        response: { 200: Customer },
      },
    },
    (request) => trustAddress(db, actorOf(request), request.params.id, request.params.identityId),
  )
}

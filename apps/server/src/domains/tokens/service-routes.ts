import {
  MadeToken,
  NewServiceToken,
  Service,
  ServiceChange,
  ServiceInput,
  ServiceTokenParams,
} from '@podpora/contract/api'
import { Empty, IdParams, PageOf, PageQuery } from '@podpora/contract/common'
import { type App, personOf } from '../../platform/http/app.ts'
import { idCursor, pageOf } from '../../platform/http/paging.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Services } from '../../platform/services.ts'
import { changeService, makeService, makeServiceToken, removeService } from './making.ts'
import { deleteToken, selectServices } from './queries.ts'

const tags = ['services']
const config = { permission: 'service.manage' } as const

/** Programs that work here under a name of their own. */
export function serviceRoutes(app: App, { db }: Services): void {
  app.get(
    '/services',
    {
      config,
      schema: {
        tags,
        summary: 'Services, newest first',
        querystring: PageQuery,
        response: { 200: PageOf(Service) },
      },
    },
    async (request) => {
      const { after, limit = 50 } = request.query
      const found = await selectServices(db, idCursor(after), limit + 1)
      return pageOf(found, limit, (service) => String(service.id))
    },
  )

  app.post(
    '/services',
    { config, schema: { tags, summary: 'Make a service', body: ServiceInput, response: { 201: Service } } },
    (request) => makeService(db, personOf(request), request.body),
  )

  app.patch(
    '/services/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Rename a service or change what it may do',
        params: IdParams,
        body: ServiceChange,
        response: { 200: Service },
      },
    },
    (request) => changeService(db, personOf(request), request.params.id, request.body),
  )

  app.delete(
    '/services/:id',
    {
      config,
      schema: { tags, summary: 'End a service and its tokens', params: IdParams, response: { 204: Empty } },
    },
    (request) => removeService(db, request.params.id),
  )

  app.post(
    '/services/:id/tokens',
    {
      config,
      schema: {
        tags,
        summary: 'Make a token of a service',
        params: IdParams,
        body: NewServiceToken,
        response: { 201: MadeToken },
      },
    },
    (request) => makeServiceToken(db, request.params.id, request.body),
  )

  app.delete(
    '/services/:id/tokens/:tokenId',
    {
      config,
      schema: {
        tags,
        summary: 'Revoke a token of a service',
        params: ServiceTokenParams,
        response: { 204: Empty },
      },
    },
    async (request) => {
      const { id, tokenId } = request.params
      if (!(await deleteToken(db, tokenId, { serviceId: id }))) throw new Refusal('not_found')
    },
  )
}

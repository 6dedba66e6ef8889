import { MadeToken, NewToken, Token } from '@podpora/contract/api'
import { Empty, IdParams, PageOf, PageQuery } from '@podpora/contract/common'
import { type App, personOf } from '../../platform/http/app.ts'
import { idCursor, pageOf } from '../../platform/http/paging.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Services } from '../../platform/services.ts'
import { makeToken } from './making.ts'
import { deleteToken, selectTokensOf } from './queries.ts'
import { serviceRoutes } from './service-routes.ts'

/** One's own tokens, and services with theirs. No token can be given what it takes to call these. */
export function tokenRoutes(app: App, services: Services): void {
  const { db } = services
  const tags = ['tokens']
  app.get(
    '/tokens',
    {
      config: { permission: 'token.own' },
      schema: {
        tags,
        summary: 'One’s own tokens, newest first',
        querystring: PageQuery,
        response: { 200: PageOf(Token) },
      },
    },
    async (request) => {
      const { after, limit = 50 } = request.query
      const found = await selectTokensOf(db, personOf(request).id, idCursor(after), limit + 1)
      return pageOf(found, limit, (token) => String(token.id))
    },
  )

  app.post(
    '/tokens',
    {
      config: { permission: 'token.own' },
      schema: {
        tags,
        summary: 'Make a token that acts as oneself',
        body: NewToken,
        response: { 201: MadeToken },
      },
    },
    (request) => makeToken(db, personOf(request), request.body),
  )

  app.delete(
    '/tokens/:id',
    {
      config: { permission: 'token.own' },
      schema: { tags, summary: 'Revoke a token', params: IdParams, response: { 204: Empty } },
    },
    async (request) => {
      const { id } = personOf(request)
      if (!(await deleteToken(db, request.params.id, { agentId: id }))) throw new Refusal('not_found')
    },
  )

  serviceRoutes(app, services)
}

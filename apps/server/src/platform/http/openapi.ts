import fastifySwagger from '@fastify/swagger'
import { api, csrfHeader, sessionCookie } from '@podpora/contract/routes'
import type { App } from './app.ts'

/** Describes every route that is added after it, from the route's own schema (OpenAPI 3.1). */
export async function describeApi(app: App): Promise<void> {
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Podpora',
        version: '1',
        description: `Errors are problem documents (RFC 9457) with a \`code\`. A request that changes something repeats the session's token in \`${csrfHeader}\`.`,
      },
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: sessionCookie } },
      },
    },
  })
  app.get(`${api}/openapi.json`, { config: { permission: 'public' }, schema: { hide: true } }, () =>
    app.swagger(),
  )
}

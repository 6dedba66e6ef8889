import fastifySwagger from '@fastify/swagger'
import { api, csrfHeader, sessionCookie } from '@podpora/contract/routes'
import type { App } from './app.ts'
import { type ApiDocument, referencePage } from './reference.ts'

/** Describes every route that is added after it, from the route's own schema (OpenAPI 3.1). */
export async function describeApi(app: App): Promise<void> {
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Podpora',
        version: '1',
        description: `A program sends a token as \`Authorization: Bearer …\`. Errors are problem documents (RFC 9457) with a \`code\`. A browser's request that changes something repeats the session's token in \`${csrfHeader}\`. Lists are pages: \`next\` is given back as \`after\`. A POST with an \`Idempotency-Key\` is done once.`,
      },
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer' },
          session: { type: 'apiKey', in: 'cookie', name: sessionCookie },
        },
      },
    },
    // What it takes to call a route is part of its description.
    transform: ({ schema, url, route }) => {
      const permission = route.config?.permission
      if (!permission || schema?.hide) return { schema, url }
      const security = permission === 'public' ? [] : [{ token: [permission] }, { session: [permission] }]
      return { schema: { ...schema, security, 'x-permission': permission }, url }
    },
  })
  app.get(`${api}/openapi.json`, { config: { permission: 'public' }, schema: { hide: true } }, () =>
    app.swagger(),
  )
  let page: string | undefined
  app.get(`${api}/docs`, { config: { permission: 'public' }, schema: { hide: true } }, (_request, reply) => {
    page ??= referencePage(app.swagger() as ApiDocument)
    return reply.type('text/html; charset=utf-8').send(page)
  })
}

import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import { api, csrfHeader, sessionCookie } from '@podpora/contract/routes'
import {
  type FastifyBaseLogger,
  type FastifyReply,
  type FastifyRequest,
  type FastifySchema,
  fastify,
  LogController,
} from 'fastify'
import type { Log } from '../log.ts'
import type { App, SignedIn } from './app.ts'
import { addCompilers } from './compiling.ts'
import { addSecurityHeaders } from './headers.ts'
import { createLimiter, limitRequest } from './limits.ts'
import { problemOf, Refusal } from './refusal.ts'
import { fieldProblems } from './validation.ts'

export interface RouteLine {
  method: string
  url: string
  permission: string
  schema: FastifySchema | undefined
}

export interface AppOptions {
  /** Filled with each route as it is added. */
  routes: RouteLine[]
  log: Log
  trustProxy: boolean
  /** The site is reached by https, so browsers are told to stay there. */
  https: boolean
  /** Adds hooks that see a request before all others do, and its answer after them. */
  watch?(app: App): void
  /** Who sent this, by the session cookie or a token; null for nobody. May set a rotated cookie on the reply. */
  authenticate(request: FastifyRequest, reply: FastifyReply): Promise<SignedIn | null>
  /** The token that a request of this session must repeat in a header. */
  csrfToken(sessionId: number): string
}

/** An HTTP server with the rules that hold on every route: a permission, a schema, problem documents. */
export async function createApp(options: AppOptions): Promise<App> {
  const loggerInstance: FastifyBaseLogger = options.log
  const app: App = fastify({
    loggerInstance,
    trustProxy: options.trustProxy,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 2 * 1024 * 1024,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 300 },
    forceCloseConnections: 'idle',
    // A process that is told to stop still answers what was asked of it.
    return503OnClosing: false,
  }).withTypeProvider<TypeBoxTypeProvider>()

  options.watch?.(app)
  await app.register(cookie)
  await app.register(multipart)
  addCompilers(app)
  addSecurityHeaders(app, options.https)
  addProblems(app)

  app.decorateRequest('signedIn', null)
  app.addHook('onRoute', (route) => {
    const permission = route.config?.permission
    if (!permission) throw new Error(`${route.method} ${route.url} says no permission`)
    const methods = [route.method].flat().filter((method) => method !== 'HEAD')
    options.routes.push(
      ...methods.map((method) => ({ method, url: route.url, permission, schema: route.schema })),
    )
    const success = successOf(route.schema?.response)
    if (success !== 200) route.preHandler = [route.preHandler ?? [], answersWith(success)].flat()
  })
  const limiter = createLimiter()
  app.addHook('onRequest', async (request, reply) => {
    const { permission } = request.routeOptions.config
    const open = !permission || permission === 'public'
    if (!open) request.signedIn = await options.authenticate(request, reply)
    if (request.url.startsWith(`${api}/`)) limitRequest(limiter, request, reply)
    if (open) return
    const { signedIn } = request
    if (!signedIn) throw new Refusal('not_signed_in')
    // A token is sent by a program of one's own, never by a browser on a stranger's behalf.
    const { sessionId } = signedIn
    if (sessionId !== null && changesSomething(request) && !sameSite(request, options.csrfToken(sessionId)))
      throw new Refusal('csrf_failed')
    if (!signedIn.permissions.has(permission)) throw new Refusal('forbidden')
  })
  app.addHook('onResponse', async (request, reply) => {
    request.log.debug(
      {
        method: request.method,
        route: request.routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    )
  })
  return app
}

/** A route's schema names what it answers with when all goes well, so that its handler need not. */
const successOf = (response: unknown): number =>
  Number(Object.keys(response ?? {}).find((status) => status.startsWith('2')) ?? 200)

const answersWith = (status: number) => async (_request: FastifyRequest, reply: FastifyReply) => {
  reply.code(status)
}

const changesSomething = (request: FastifyRequest): boolean =>
  !['GET', 'HEAD', 'OPTIONS'].includes(request.method)

// SameSite=Lax keeps other sites' posts without the cookie; the token also holds where a subdomain is not ours.
const sameSite = (request: FastifyRequest, token: string): boolean =>
  Boolean(request.cookies[sessionCookie]) && request.headers[csrfHeader] === token

function addProblems(app: App): void {
  app.setNotFoundHandler(() => {
    throw new Refusal('not_found')
  })
  app.setErrorHandler(
    (error: Error & { statusCode?: number; code?: string; validation?: unknown }, request, reply) => {
      const refusal = refusalOf(error)
      if (refusal.code === 'internal')
        request.log.error({ err: error, route: request.routeOptions.url }, 'request failed')
      const problem = problemOf(refusal)
      if (problem.retryAfter) void reply.header('retry-after', problem.retryAfter)
      // What was said of a file that then could not be read is not true of the problem.
      reply.removeHeader('content-disposition')
      return reply
        .code(problem.status)
        .header('cache-control', 'no-store')
        .type('application/problem+json')
        .serializer(JSON.stringify)
        .send(problem)
    },
  )
}

function refusalOf(error: Error & { statusCode?: number; code?: string; validation?: unknown }): Refusal {
  if (error instanceof Refusal) return error
  if (Array.isArray(error.validation))
    return new Refusal('validation_failed', { fields: fieldProblems(error.validation) })
  switch (error.statusCode) {
    case 413:
      return new Refusal('too_large')
    case 415:
      return new Refusal('unsupported_media_type')
  }
  if (error.statusCode && error.statusCode >= 400 && error.statusCode < 500)
    return new Refusal('bad_request', { detail: error.message })
  return isAway(error) ? new Refusal('unavailable', { retryAfter: 2 }) : new Refusal('internal')
}

// The database, or the store of files, restarts or is away: try again, nothing is wrong with the request.
const isAway = (error: Error & { code?: string }): boolean =>
  /^(57P0[123]|08\d\d\d|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ESTORE)$/.test(error.code ?? '') ||
  /Connection terminated|timeout exceeded when trying to connect/.test(error.message)

import type { IncomingMessage, ServerResponse } from 'node:http'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { Permission, Role } from '@podpora/contract/permissions'

import type { FastifyBaseLogger, FastifyInstance, FastifyRequest, RawServerDefault } from 'fastify'

/** The HTTP server, as routes are added to it: a route's schema gives its types. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

/** Whoever is signed in, as each request and each socket carries it: a person, or a service of ours (`bot`). */
export interface SignedIn {
  kind: 'agent' | 'bot'
  id: number
  name: string
  groupIds: readonly number[]
  /** Null for a service. */
  role: Role | null
  permissions: ReadonlySet<Permission>
  /** Null for who comes with a token. */
  sessionId: number | null
  tokenId: number | null
}

/** A person at a browser. */
export interface Person extends SignedIn {
  kind: 'agent'
  role: Role
  sessionId: number
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Null only on routes that are open to everybody; elsewhere use `actorOf`. */
    signedIn: SignedIn | null
  }
  interface FastifyContextConfig {
    /** What it takes to call this route. Every route says it; `public` is for everybody. */
    permission?: Permission | 'public'
  }
}

/** Whoever is signed in on a route that no token opens. */
export function personOf(request: FastifyRequest): Person {
  const actor = actorOf(request)
  if (actor.sessionId === null) throw new Error(`${request.routeOptions.url} was opened by a token`)
  return actor as Person
}

/** Whoever is signed in on a route that asks for a permission. */
export function actorOf(request: FastifyRequest): SignedIn {
  if (!request.signedIn) throw new Error(`${request.routeOptions.url} is public, nobody need be signed in`)
  return request.signedIn
}

import { sessionCookie } from '@podpora/contract/routes'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../../config.ts'
import type { Origin } from './session-queries.ts'

const days = 30

/** Gives the browser its token. Scripts can't read it, and other sites' forms come without it. */
export function setSessionCookie(reply: FastifyReply, token: string, config: Config): void {
  void reply.setCookie(sessionCookie, token, { ...attributes(config), maxAge: days * 24 * 60 * 60 })
}

export function clearSessionCookie(reply: FastifyReply, config: Config): void {
  void reply.clearCookie(sessionCookie, attributes(config))
}

export const tokenOf = (request: FastifyRequest): string | undefined => request.cookies[sessionCookie]

/** Where a request comes from, as its owner will see it in the list of devices. */
export const originOf = (request: FastifyRequest): Origin => ({
  ip: request.ip,
  userAgent: request.headers['user-agent'] ?? '',
})

const attributes = (config: Config) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: config.publicUrl.startsWith('https:') }) as const

import type { Service } from '@podpora/contract/api'
import { type Permission, permissionsOf, tokenScopes } from '@podpora/contract/permissions'
import type { FastifyRequest } from 'fastify'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { type Bearer, hashSecret, noteTokenUse, selectBearer, selectService } from './queries.ts'

/** The token that a request carries; where there is one, cookies do not count. */
export function bearerOf(request: FastifyRequest): string | undefined {
  const { authorization } = request.headers
  return authorization === undefined ? undefined : (/^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? '')
}

/** Whoever a token speaks for, with the rights that both the token and its owner have at this moment. */
export async function signedInByBearer(db: Db, secret: string): Promise<SignedIn | null> {
  const bearer = await selectBearer(db, hashSecret(secret))
  if (!bearer) return null
  if (bearer.unseen) await noteTokenUse(db, bearer.tokenId)
  return actorOfBearer(bearer)
}

function actorOfBearer(bearer: Bearer): SignedIn {
  const { tokenId, agentId, serviceId } = bearer
  if (serviceId !== null)
    return {
      kind: 'bot',
      id: serviceId,
      name: bearer.serviceName,
      groupIds: [],
      role: null,
      permissions: granted(bearer.permissions, () => true),
      sessionId: null,
      tokenId,
    }
  return {
    kind: 'agent',
    id: agentId as number,
    name: bearer.agentName,
    groupIds: bearer.groupIds,
    role: bearer.role,
    permissions: granted(bearer.scopes, (scope) => permissionsOf[bearer.role].has(scope)),
    sessionId: null,
    tokenId,
  }
}

const granted = (scopes: string[], may: (scope: Permission) => boolean): ReadonlySet<Permission> =>
  new Set(tokenScopes.filter((scope) => scopes.includes(scope) && may(scope)))

/** @throws Refusal not_found */
export async function loadService(db: Db, id: number): Promise<Service> {
  const service = await selectService(db, id)
  if (!service) throw new Refusal('not_found')
  return service
}

import type { CurrentSession } from '@podpora/contract/people'
import { permissionsOf } from '@podpora/contract/permissions'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { presentCursor } from '../../platform/events/log.ts'
import type { Person } from '../../platform/http/app.ts'
import type { Db, Trx } from '../../platform/postgres/db.ts'
import { newToken } from '../../platform/secrets.ts'
import type { Services } from '../../platform/services.ts'
import { demoIsHere } from '../demo/access.ts'
import { currentSettings } from '../settings/access.ts'
import { loadAgent } from './access.ts'
import { setSessionCookie, tokenOf } from './cookie.ts'
import { hashToken } from './entry-queries.ts'
import { selectLanguage, selectUndoSeconds } from './queries.ts'
import {
  insertSession,
  noteUse,
  type Origin,
  rotateSession,
  type SessionRow,
  selectSession,
  selectSessionById,
} from './session-queries.ts'

export interface Sessions {
  /** Who sends this request. Once a day the reply carries a new token. */
  authenticate(request: FastifyRequest, reply: FastifyReply): Promise<Person | null>
  /** Whose token this is, where no cookie can be sent: on the way to a socket. */
  signedInByToken(token: string): Promise<Person | null>
  /** Whether a session still is, and as whom: what a socket asks that has long been open. */
  signedInBySession(sessionId: number): Promise<Person | null>
  /** A session as its own browser sees it. */
  describe(actor: Person): Promise<CurrentSession>
  csrfToken(sessionId: number): string
}

export function createSessions({ db, secrets, config }: Services): Sessions {
  const find = (token: string | undefined) =>
    token ? selectSession(db, hashToken(token)) : Promise.resolve(undefined)

  return {
    async authenticate(request, reply) {
      const token = tokenOf(request)
      const session = await find(token)
      if (!token || !session) return null
      if (session.due) {
        const next = newToken()
        if (await rotateSession(db, session, hashToken(token), hashToken(next)))
          setSessionCookie(reply, next, config)
      } else if (session.unseen) await noteUse(db, session.sessionId)
      return signedIn(session)
    },
    async signedInByToken(token) {
      const session = await find(token)
      if (!session) return null
      if (session.unseen) await noteUse(db, session.sessionId)
      return signedIn(session)
    },
    async signedInBySession(sessionId) {
      const session = await selectSessionById(db, sessionId)
      return session ? signedIn(session) : null
    },
    describe: ({ id, sessionId }) => describeSession(db, secrets, id, sessionId),
    csrfToken: (sessionId) => csrfTokenOf(secrets, sessionId),
  }
}

const csrfTokenOf = (secrets: Services['secrets'], sessionId: number): string =>
  secrets.sign('csrf', String(sessionId))

const signedIn = (row: Pick<SessionRow, 'sessionId' | 'id' | 'name' | 'role' | 'groupIds'>): Person => ({
  kind: 'agent',
  id: row.id,
  name: row.name,
  role: row.role,
  groupIds: row.groupIds,
  permissions: permissionsOf[row.role],
  sessionId: row.sessionId,
  tokenId: null,
})

/** A session that has begun: its token goes to the browser and is stored nowhere. */
export interface Started {
  session: CurrentSession
  token: string
}

/** Signs an agent in, within the caller's transaction. */
export async function startSession(
  trx: Trx,
  { secrets }: Services,
  agentId: number,
  from: Origin,
): Promise<Started> {
  const token = newToken()
  const sessionId = await insertSession(trx, agentId, hashToken(token), from)
  return { token, session: await describeSession(trx, secrets, agentId, sessionId) }
}

/** A session as its own browser sees it. */
export async function describeSession(
  db: Db,
  secrets: Services['secrets'],
  agentId: number,
  sessionId: number,
): Promise<CurrentSession> {
  const { id, name, email, position, role, groupIds } = await loadAgent(db, agentId)
  const settings = await currentSettings(db)
  return {
    me: {
      id,
      name,
      email,
      position,
      role,
      language: await selectLanguage(db, agentId),
      groupIds,
      undoSeconds: await selectUndoSeconds(db, agentId),
      permissions: [...permissionsOf[role]],
    },
    csrfToken: csrfTokenOf(secrets, sessionId),
    company: settings?.company ?? '',
    demo: await demoIsHere(db),
    cursor: await presentCursor(db),
  }
}

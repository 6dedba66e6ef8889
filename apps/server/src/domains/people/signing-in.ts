import type { Device } from '@podpora/contract/people'
import { Refusal } from '../../platform/http/refusal.ts'
import { type Db, inTransaction } from '../../platform/postgres/db.ts'
import type { Services } from '../../platform/services.ts'
import { hashToken } from './entry-queries.ts'
import { hashPassword, isOutdated, passwordIsRight } from './passwords.ts'
import { networkOf } from './rules.ts'
import {
  deleteSession,
  deleteSessionOfToken,
  deleteSessions,
  holdCredentials,
  type Origin,
  selectCredentials,
  selectDevices,
  updatePassword,
} from './session-queries.ts'
import { type Started, startSession } from './sessions.ts'
import { attempt } from './throttling.ts'

/**
 * Signs in with a password. `earlierToken` is what the browser had before; that session ends.
 * @throws Refusal wrong_credentials, whatever was wrong; too_many_requests
 */
export async function signIn(
  services: Services,
  login: { email: string; password: string },
  from: Origin,
  earlierToken: string | undefined,
): Promise<Started> {
  const { db } = services
  const email = login.email.toLowerCase()
  const network = networkOf(from.ip)
  const counted = await attempt(services, [
    { what: 'sign_in', of: ['both', email, network], most: 10 },
    { what: 'sign_in', of: ['network', network], most: 50 },
    { what: 'sign_in', of: ['email', email], most: 100 },
  ])
  const agent = await selectCredentials(db, email)
  const stored = agent?.state === 'active' ? agent.passwordHash : null
  if (!(await passwordIsRight(stored, login.password)) || !agent || !stored)
    throw new Refusal('wrong_credentials')
  await counted.takeBack()

  const better = isOutdated(stored) ? await hashPassword(login.password) : null
  return inTransaction(db, async (trx) => {
    if (!(await holdCredentials(trx, agent.id, stored))) throw new Refusal('wrong_credentials')
    if (better) await updatePassword(trx, agent.id, better)
    if (earlierToken) await deleteSessionOfToken(trx, hashToken(earlierToken))
    return startSession(trx, services, agent.id, from)
  })
}

export async function signOut(db: Db, actor: { id: number; sessionId: number }): Promise<void> {
  await deleteSession(db, actor.id, actor.sessionId)
}

/** Where an agent is signed in, last seen first. */
export const devicesOf = (db: Db, actor: { id: number; sessionId: number }): Promise<Device[]> =>
  selectDevices(db, actor.id, actor.sessionId)

/** @throws Refusal not_found when it is none of the agent's own */
export async function signOutDevice(db: Db, actor: { id: number }, sessionId: number): Promise<void> {
  if (!(await deleteSession(db, actor.id, sessionId))) throw new Refusal('not_found')
}

export const signOutOtherDevices = (db: Db, actor: { id: number; sessionId: number }): Promise<void> =>
  deleteSessions(db, actor.id, actor.sessionId)

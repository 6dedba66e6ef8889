import type { AccountChange, CurrentSession } from '@podpora/contract/people'
import { recordEvent } from '../../platform/events/log.ts'
import type { Person } from '../../platform/http/app.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { inTransaction } from '../../platform/postgres/db.ts'
import { newToken } from '../../platform/secrets.ts'
import type { Services } from '../../platform/services.ts'
import { deleteEntryTokens, hashToken } from './entry-queries.ts'
import { hashPassword, passwordIsRight } from './passwords.ts'
import { updateOwn } from './queries.ts'
import {
  deleteSessions,
  holdCredentials,
  replaceToken,
  selectPasswordHash,
  updatePassword,
} from './session-queries.ts'
import { describeSession } from './sessions.ts'
import { attempt } from './throttling.ts'

/** Changes what is one's own: name, position, language, how long answers can be taken back. */
export function changeAccount(
  { db, secrets }: Services,
  actor: Person,
  change: AccountChange,
): Promise<CurrentSession['me']> {
  return inTransaction(db, async (trx) => {
    await updateOwn(trx, actor.id, change)
    await recordEvent(trx, {
      kind: 'agent.changed',
      actor,
      subjectId: actor.id,
      data: { fields: Object.keys(change) },
    })
    return (await describeSession(trx, secrets, actor.id, actor.sessionId)).me
  })
}

/**
 * Changes one's own password. All other sessions end, and this one goes on with the token that is returned: whoever
 * had stolen the old one is out.
 * @throws Refusal wrong_credentials, too_many_requests
 */
export async function changePassword(
  services: Services,
  actor: Person,
  given: { current: string; password: string },
): Promise<string> {
  const { db } = services
  const counted = await attempt(services, [{ what: 'password', of: [actor.id], most: 10 }])
  const stored = (await selectPasswordHash(db, actor.id))?.passwordHash ?? null
  if (!(await passwordIsRight(stored, given.current)) || !stored) throw new Refusal('wrong_credentials')
  await counted.takeBack()

  const passwordHash = await hashPassword(given.password)
  const token = newToken()
  await inTransaction(db, async (trx) => {
    if (!(await holdCredentials(trx, actor.id, stored))) throw new Refusal('wrong_credentials')
    await updatePassword(trx, actor.id, passwordHash)
    await deleteEntryTokens(trx, actor.id, 'password_reset')
    await deleteSessions(trx, actor.id, actor.sessionId)
    await replaceToken(trx, actor.sessionId, hashToken(token))
    await recordEvent(trx, {
      kind: 'agent.changed',
      actor,
      subjectId: actor.id,
      data: { fields: ['password'] },
    })
  })
  return token
}

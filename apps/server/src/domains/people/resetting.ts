import { recordEvent } from '../../platform/events/log.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { enqueue } from '../../platform/jobs.ts'
import { inTransaction } from '../../platform/postgres/db.ts'
import { newToken } from '../../platform/secrets.ts'
import type { Services } from '../../platform/services.ts'
import { textsIn } from '../../platform/texts.ts'
import { queueMail } from '../outbox/actions.ts'
import { currentSettings } from '../settings/access.ts'
import { loadAgent } from './access.ts'
import { deleteEntryTokens, replaceEntryToken, selectEntry, takeEntryToken } from './entry-queries.ts'
import { hashPassword } from './passwords.ts'
import { selectLanguage } from './queries.ts'
import { networkOf } from './rules.ts'
import { deleteSessions, selectCredentials, updatePassword } from './session-queries.ts'
import { attempt } from './throttling.ts'

export const resetJob = 'people.send_reset'

/**
 * Somebody says that he has forgotten his password. A stranger must not learn who works here, neither by the answer nor
 * by the time it takes: the same is done for every address, and the rest is left to a job.
 * @throws Refusal too_many_requests
 */
export async function requestReset(services: Services, email: string, ip: string): Promise<void> {
  await attempt(services, [
    { what: 'reset', of: ['email', email.toLowerCase()], most: 5 },
    { what: 'reset', of: ['network', networkOf(ip)], most: 20 },
  ])
  const agent = await selectCredentials(services.db, email)
  await enqueue(services.db, { name: resetJob, payload: { agentId: agent?.id ?? null } })
}

/** Mails an active agent a link to choose a new password; the link before this one ends. */
export async function sendReset({ db, config }: Services, agentId: number): Promise<void> {
  const token = newToken()
  await inTransaction(db, async (trx) => {
    const agent = await loadAgent(trx, agentId)
    if (agent.state !== 'active') return
    await replaceEntryToken(trx, agentId, 'password_reset', token)
    const t = textsIn(await selectLanguage(trx, agentId))
    const company = (await currentSettings(trx))?.company ?? ''
    await queueMail(trx, {
      kind: 'password_reset',
      to: [agent.email],
      subject: t('passwordReset.subject', { company }),
      text: t('passwordReset.text', {
        name: agent.name,
        company,
        link: `${config.publicUrl}/reset/${token}`,
      }),
    })
  })
}

/** Sets a new password by a token, once. All sessions end. @throws Refusal token_invalid */
export async function resetPassword({ db }: Services, token: string, password: string): Promise<void> {
  const entry = await selectEntry(db, token, 'password_reset')
  if (entry?.state !== 'active') throw new Refusal('token_invalid')
  const passwordHash = await hashPassword(password)
  await inTransaction(db, async (trx) => {
    const id = await takeEntryToken(trx, token, 'password_reset')
    if (!id || (await loadAgent(trx, id)).state !== 'active') throw new Refusal('token_invalid')
    await updatePassword(trx, id, passwordHash)
    await deleteEntryTokens(trx, id, 'password_reset')
    await deleteSessions(trx, id)
    await recordEvent(trx, {
      kind: 'agent.changed',
      actor: { kind: 'agent', id },
      subjectId: id,
      data: { fields: ['password'] },
    })
  })
}

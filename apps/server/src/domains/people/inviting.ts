import type { Language } from '@podpora/contract/common'
import type { Agent, Invite } from '@podpora/contract/people'
import { recordEvent, recordEvents } from '../../platform/events/log.ts'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { brokenUnique, type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { newToken } from '../../platform/secrets.ts'
import type { Services } from '../../platform/services.ts'
import { textsIn } from '../../platform/texts.ts'
import { queueMail } from '../outbox/actions.ts'
import { currentSettings } from '../settings/access.ts'
import { loadAgent } from './access.ts'
import {
  deleteEntryTokens,
  type Entry,
  replaceEntryToken,
  selectEntry,
  takeEntryToken,
} from './entry-queries.ts'
import { groupsChanged, presentStanding, putInGroups } from './managing.ts'
import { hashPassword } from './passwords.ts'
import { insertAgent, selectLanguage, updateAgent, updateOwn } from './queries.ts'
import { mayManage } from './rules.ts'
import { type Origin, updatePassword } from './session-queries.ts'
import { type Started, startSession } from './sessions.ts'

export interface Invited {
  agent: Agent
  /** The way in, which the mail carries too: without a mail server somebody has to hand it on. */
  link: string
}

/** @throws Refusal forbidden above one's own role, email_taken, validation_failed for a group that is not there */
export async function invite(services: Services, actor: SignedIn, input: Invite): Promise<Invited> {
  const work = inTransaction(services.db, async (trx) => {
    if (!mayManage(await presentStanding(trx, actor), input.role)) throw new Refusal('forbidden')
    const language = (await currentSettings(trx))?.language ?? 'en'
    const id = await insertAgent(trx, { ...input, language, passwordHash: null })
    const groups = await putInGroups(trx, id, input.groupIds)
    await recordEvents(trx, [
      { kind: 'agent.created', actor, subjectId: id },
      ...groupsChanged(actor, groups),
    ])
    const agent = await loadAgent(trx, id)
    return { agent, link: await sendInvitation(trx, services, actor, agent) }
  })
  try {
    return await work
  } catch (error) {
    throw brokenUnique(error) === 'agents_email' ? new Refusal('email_taken') : error
  }
}

/**
 * Invites once more; the link before this one ends.
 * @throws Refusal not_found, forbidden, changed_meanwhile when the invitation has been answered
 */
export function inviteAgain(services: Services, actor: SignedIn, id: number): Promise<Invited> {
  return inTransaction(services.db, async (trx) => {
    const standing = await presentStanding(trx, actor)
    const agent = await loadAgent(trx, id)
    if (!mayManage(standing, agent.role)) throw new Refusal('forbidden')
    if (agent.state !== 'invited') throw new Refusal('changed_meanwhile', { current: agent })
    return { agent, link: await sendInvitation(trx, services, actor, agent) }
  })
}

async function sendInvitation(
  trx: Trx,
  { config }: Services,
  actor: SignedIn,
  agent: Agent,
): Promise<string> {
  const token = newToken()
  const link = `${config.publicUrl}/invitation/${token}`
  await replaceEntryToken(trx, agent.id, 'invitation', token)
  const t = textsIn(await selectLanguage(trx, agent.id))
  const company = (await currentSettings(trx))?.company ?? ''
  await queueMail(trx, {
    kind: 'invitation',
    to: [agent.email],
    subject: t('invitation.subject', { company }),
    text: t('invitation.text', { name: agent.name, inviter: actor.name, company, link }),
  })
  return link
}

export interface ReadInvitation {
  name: string
  email: string
  company: string
  language: Language
}

/** What an invitation says to whom it is for. @throws Refusal token_invalid */
export async function readInvitation(db: Db, token: string): Promise<ReadInvitation> {
  const { id, name, email } = await open(db, token)
  const company = (await currentSettings(db))?.company ?? ''
  return { name, email, company, language: await selectLanguage(db, id) }
}

async function open(db: Db, token: string): Promise<Entry> {
  const entry = await selectEntry(db, token, 'invitation')
  if (entry?.state !== 'invited') throw new Refusal('token_invalid')
  return entry
}

/** Accepts an invitation, once, and signs in. @throws Refusal token_invalid */
export async function acceptInvitation(
  services: Services,
  token: string,
  answer: { name: string; password: string; language: Language },
  from: Origin,
): Promise<Started> {
  await open(services.db, token) // before the work of a hash
  const passwordHash = await hashPassword(answer.password)
  return inTransaction(services.db, async (trx) => {
    const id = await takeEntryToken(trx, token, 'invitation')
    if (!id) throw new Refusal('token_invalid')
    const agent = await loadAgent(trx, id)
    if (agent.state !== 'invited') throw new Refusal('token_invalid')
    await updateAgent(trx, { ...agent, name: answer.name, state: 'active' })
    await updateOwn(trx, id, { language: answer.language })
    await updatePassword(trx, id, passwordHash)
    await deleteEntryTokens(trx, id, 'invitation')
    await recordEvent(trx, {
      kind: 'agent.changed',
      actor: { kind: 'agent', id },
      subjectId: id,
      data: { fields: ['name', 'state'], state: { from: 'invited', to: 'active' } },
    })
    return startSession(trx, services, id, from)
  })
}

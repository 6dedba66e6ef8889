import type { PushPayload } from '@podpora/contract/notifications'
import { enqueue } from '../../platform/jobs.ts'
import { type Outgoing, OutgoingError } from '../../platform/outgoing.ts'
import type { Db, Trx } from '../../platform/postgres/db.ts'
import type { Services } from '../../platform/services.ts'
import { agentsByIds, languageOf } from '../people/access.ts'
import { ticketsByIds } from '../tickets/access.ts'
import { couldSee } from './access.ts'
import { encryptPush } from './encrypting.ts'
import {
  forgetSubscription,
  noteSent,
  type Subscription,
  selectSubscription,
  selectSubscriptionsOf,
} from './push-queries.ts'
import { type Pending, selectPending } from './queries.ts'
import { isQuiet } from './rules.ts'
import { settingsOf } from './settings-queries.ts'
import { authorisation } from './signing.ts'
import { excerptOf, pushTexts } from './wording.ts'

export const pushJob = 'notifications.push'
/** Whoever has the ticket open has read it by then. */
const patienceMs = 4_000
const timeoutMs = 10_000
/** A service that asks for more is asked again by then all the same: what is told so late helps nobody. */
const longestPauseMs = 3600_000
/** How often a service may put the same notification off. */
const mostPauses = 5
/** A push service keeps a message so long for a device that is switched off. */
const keptSeconds = 12 * 3600

/** Asks for a push to each device of these people. */
export async function askToPush(trx: Trx, notices: { id: number; agentId: number }[]): Promise<void> {
  if (notices.length === 0) return
  const devices = await selectSubscriptionsOf(
    trx,
    notices.map((n) => n.agentId),
  )
  for (const { id, agentId } of notices)
    for (const device of devices.filter((d) => d.agentId === agentId))
      await askOnce(trx, { id, device: device.id }, patienceMs)
}

/**
 * Sends a notification to a device, unless it has been read, the ticket is no longer theirs, or it is a quiet hour.
 * @throws where the push service should be asked again later
 */
export async function pushTo(
  services: Services,
  outgoing: Outgoing,
  { id, device, pauses = 0 }: { id: number; device: number; pauses?: number },
): Promise<void> {
  const { db } = services
  const subscription = await selectSubscription(db, device)
  const notice = await selectPending(db, id)
  if (!subscription || !notice || notice.agentId !== subscription.agentId) return
  const payload = await payloadFor(services, notice)
  if (!payload) return
  try {
    await send(services, outgoing, subscription, payload, `ticket-${notice.ticketId}`)
  } catch (error) {
    if (!(error instanceof PutOff) || pauses === mostPauses) throw error
    await askOnce(db, { id, device, pauses: pauses + 1 }, Math.min(error.pauseMs, longestPauseMs))
  }
}

/** The service says when to ask again. */
class PutOff extends OutgoingError {
  override name = 'PutOff'
  readonly pauseMs: number

  constructor(status: number, pauseMs: number) {
    super('connection', `the push service says ${status}, and to ask again in ${Math.ceil(pauseMs / 1000)} s`)
    this.pauseMs = pauseMs
  }
}

const askOnce = (
  db: Db,
  payload: { id: number; device: number; pauses?: number },
  afterMs: number,
): Promise<void> =>
  enqueue(db, {
    name: pushJob,
    payload,
    key: `${pushJob}:${payload.id}:${payload.device}`,
    runAt: new Date(Date.now() + afterMs),
    maxAttempts: 8,
  })

async function payloadFor({ db }: Services, notice: Pending): Promise<PushPayload | undefined> {
  const { agentId, ticketId } = notice
  const [agent] = await agentsByIds(db, [agentId])
  const [ticket] = await ticketsByIds(db, [ticketId])
  const settings = (await settingsOf(db, [agentId])).get(agentId)
  if (!agent || !ticket || !settings || !couldSee(agent, ticket)) return undefined
  if (notice.kind !== 'urgent' && isQuiet(settings, new Date())) return undefined
  const t = pushTexts(await languageOf(db, agentId))
  const what = t.told(notice.kind, settings.pushContent ? notice.actorName : '')
  const content = [ticket.subject, excerptOf(notice.excerpt)].filter(Boolean).join('\n')
  return {
    title: t.title(ticketId, what),
    body: settings.pushContent ? content : '',
    tag: `ticket-${ticketId}`,
    path: `/tickets/${ticketId}`,
  }
}

/** Shows a test on all devices of somebody at once. Gives how many took it; those that are gone are forgotten. */
export async function testPush(services: Services, outgoing: Outgoing, agentId: number): Promise<number> {
  const { db, log } = services
  const t = pushTexts(await languageOf(db, agentId))
  const payload: PushPayload = { ...t.test(), tag: 'test', path: '/settings/notifications' }
  const sent = await Promise.allSettled(
    (await selectSubscriptionsOf(db, [agentId])).map((s) => send(services, outgoing, s, payload, 'test')),
  )
  for (const result of sent)
    if (result.status === 'rejected') log.info({ err: result.reason }, 'a test push failed')
  return sent.filter((result) => result.status === 'fulfilled' && result.value).length
}

/** True: the service took it. False: the device is gone, or the service will never take this. @throws to try again */
async function send(
  { db, secrets, config, log }: Services,
  outgoing: Outgoing,
  subscription: Subscription,
  payload: PushPayload,
  topic: string,
): Promise<boolean> {
  const { id, endpoint } = subscription
  const { publicUrl } = config
  const contact = publicUrl.startsWith('https:') ? publicUrl : 'mailto:podpora@localhost.invalid'
  const { status, text, retryAfterMs } = await outgoing.post({
    url: endpoint,
    body: encryptPush(JSON.stringify(payload), subscription),
    timeoutMs,
    headers: {
      authorization: await authorisation(db, secrets, endpoint, contact),
      'content-encoding': 'aes128gcm',
      'content-type': 'application/octet-stream',
      ttl: String(keptSeconds),
      topic,
      urgency: 'high',
    },
  })
  if (status >= 200 && status < 300) {
    await noteSent(db, id)
    return true
  }
  if (status === 404 || status === 410) {
    await forgetSubscription(db, id)
    return false
  }
  if ((status === 429 || status >= 500) && retryAfterMs) throw new PutOff(status, retryAfterMs)
  if (status === 429 || status >= 500)
    throw new OutgoingError('connection', `the push service says ${status}`)
  log.warn({ status, answer: text.slice(0, 200) }, 'a push service refuses what we send')
  return false
}

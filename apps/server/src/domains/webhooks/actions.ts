import { randomBytes } from 'node:crypto'
import type {
  MadeWebhook,
  ReplaySpan,
  Webhook,
  WebhookChange,
  WebhookDelivery,
  WebhookInput,
} from '@podpora/contract/api'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import type { Outgoing } from '../../platform/outgoing.ts'
import { type Db, inTransaction } from '../../platform/postgres/db.ts'
import type { Services } from '../../platform/services.ts'
import { loadWebhook } from './access.ts'
import { askToDeliver } from './delivering.ts'
import { insertDelivery, requeueDelivery, requeueSpan } from './delivery-queries.ts'
import { insertWebhook, lockWebhook, updateSecret, updateWebhook } from './queries.ts'
import { secretPrefix } from './rules.ts'

const mostReplayed = 1000

/** @throws Refusal naming `url` where it cannot be sent to */
export async function makeWebhook(
  { db, secrets }: Services,
  outgoing: Outgoing,
  actor: SignedIn,
  input: WebhookInput,
): Promise<MadeWebhook> {
  checkUrl(outgoing, input.url)
  const secret = newSecret()
  const createdBy = actor.kind === 'agent' ? actor.id : null
  const webhook = await insertWebhook(db, { ...input, secret: secrets.seal(secret), createdBy })
  return { webhook, secret }
}

/** Switching it on again forgives what failed. @throws Refusal not_found; naming `url` */
export function changeWebhook(
  db: Db,
  outgoing: Outgoing,
  id: number,
  change: WebhookChange,
): Promise<Webhook> {
  if (change.url !== undefined) checkUrl(outgoing, change.url)
  return inTransaction(db, async (trx) => {
    const webhook = await lockWebhook(trx, id)
    if (!webhook) throw new Refusal('not_found')
    const begun = change.active === true && !webhook.active
    const forgiven = begun || change.url !== undefined ? { failingSince: null, disabledAt: null } : {}
    await updateWebhook(trx, { ...webhook, ...change, ...forgiven })
    return loadWebhook(trx, id)
  })
}

/** A new key for the signatures, in place of the old one. @throws Refusal not_found */
export function replaceSecret({ db, secrets }: Services, id: number): Promise<MadeWebhook> {
  return inTransaction(db, async (trx) => {
    const webhook = await lockWebhook(trx, id)
    if (!webhook) throw new Refusal('not_found')
    const secret = newSecret()
    await updateSecret(trx, id, secrets.seal(secret))
    return { webhook, secret }
  })
}

/** Sends something that means nothing, to see whether it arrives. @throws Refusal not_found */
export function testWebhook(db: Db, actor: SignedIn, id: number): Promise<WebhookDelivery> {
  return inTransaction(db, async (trx) => {
    const { name } = await loadWebhook(trx, id)
    const messageId = newMessageId()
    const delivery = await insertDelivery(trx, {
      webhookId: id,
      eventId: null,
      messageId,
      kind: 'webhook.test',
      body: JSON.stringify({
        id: messageId,
        kind: 'webhook.test',
        at: new Date().toISOString(),
        actor: { kind: actor.kind, id: actor.id, name: actor.name },
        ticketId: null,
        data: { webhook: name },
      }),
    })
    await askToDeliver(trx, delivery.id)
    return delivery
  })
}

/** Sends one delivery again, under its id. @throws Refusal not_found, not_retriable while it is on its way */
export function replayOne(db: Db, id: number): Promise<WebhookDelivery> {
  return inTransaction(db, async (trx) => {
    const delivery = await requeueDelivery(trx, id)
    if (!delivery) throw new Refusal('not_found')
    await askToDeliver(trx, id)
    return delivery
  })
}

/** Sends again what was made in a span of time. Gives how many. @throws Refusal not_found */
export function replaySpan(db: Db, id: number, { from, to, failedOnly }: ReplaySpan): Promise<number> {
  return inTransaction(db, async (trx) => {
    await loadWebhook(trx, id)
    const states = failedOnly ? ['failed'] : ['failed', 'delivered']
    const ids = await requeueSpan(trx, id, { from, to, states, most: mostReplayed })
    for (const delivery of ids) await askToDeliver(trx, delivery)
    return ids.length
  })
}

const newSecret = (): string => secretPrefix + randomBytes(32).toString('base64')
export const newMessageId = (): string => `msg_${randomBytes(16).toString('base64url')}`

// A name is looked at when it is sent to; an address, and what is no place at all, at once.
function checkUrl(outgoing: Outgoing, text: string): void {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || url.username || url.password || outgoing.refuses(url)) throw refuseField('url', 'address')
}

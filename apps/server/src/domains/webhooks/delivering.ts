import type { WebhookTry } from '@podpora/contract/api'
import { enqueue, type JobSet } from '../../platform/jobs.ts'
import { type Outgoing, OutgoingError } from '../../platform/outgoing.ts'
import { type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import type { Services } from '../../platform/services.ts'
import {
  type Claimed,
  claimDelivery,
  deleteOldDeliveries,
  finishDelivery,
  selectAbandoned,
} from './delivery-queries.ts'
import { noteOutcome } from './queries.ts'
import {
  keptDays,
  leaseSeconds,
  maxAttempts,
  patienceDays,
  pauseAfter,
  signatureOf,
  timeoutMs,
} from './rules.ts'

const job = 'webhooks.deliver'

/** Asks for an attempt, at once or at `runAt`. */
export const askToDeliver = (trx: Trx | Db, id: number, runAt?: Date): Promise<void> =>
  enqueue(trx, {
    name: job,
    payload: { id },
    key: `${job}:${id}`,
    maxAttempts: 3,
    ...(runAt && { runAt }),
  })

export function webhookJobs(services: Services, outgoing: Outgoing): JobSet {
  const { db } = services
  return {
    handlers: {
      async [job]({ id }) {
        if (typeof id === 'number') await deliver(services, outgoing, id)
      },
      async 'webhooks.rescue'() {
        for (const id of await selectAbandoned(db, 500)) await askToDeliver(db, id)
      },
      'webhooks.forget': () => deleteOldDeliveries(db, keptDays),
    },
    cron: [
      { name: 'webhooks.rescue', pattern: '* * * * *' },
      { name: 'webhooks.forget', pattern: '53 * * * *' },
    ],
  }
}

/**
 * One attempt. A process that dies before it could write down that the event arrived leaves it to the next, which
 * sends it under the same id: the receiver knows it by that.
 */
export async function deliver(
  { db, secrets }: Pick<Services, 'db' | 'secrets'>,
  outgoing: Outgoing,
  id: number,
): Promise<void> {
  const delivery = await claimDelivery(db, id, leaseSeconds)
  if (!delivery) return
  const done = await attempt(delivery, secrets.open(delivery.secret), outgoing)
  const arrived = done.error === null
  const over = delivery.attempts >= maxAttempts
  const pauseSeconds = arrived || over ? null : pauseAfter(delivery.attempts)
  await inTransaction(db, async (trx) => {
    const state = arrived ? 'delivered' : over ? 'failed' : 'queued'
    if (!(await finishDelivery(trx, delivery, { state, pauseSeconds, done }))) return
    await noteOutcome(trx, delivery.webhookId, arrived, patienceDays)
    if (pauseSeconds !== null) await askToDeliver(trx, id, new Date(Date.now() + pauseSeconds * 1000))
  })
}

async function attempt(delivery: Claimed, secret: string, outgoing: Outgoing): Promise<WebhookTry> {
  const { messageId, body, url } = delivery
  const begun = Date.now()
  const timestamp = Math.floor(begun / 1000)
  const tried = (rest: Pick<WebhookTry, 'status' | 'error' | 'detail'>): WebhookTry => ({
    at: new Date(begun).toISOString(),
    ms: Date.now() - begun,
    ...rest,
  })
  try {
    const { status, text } = await outgoing.post({
      url,
      body,
      timeoutMs,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Podpora-Webhooks/1',
        'webhook-id': messageId,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': signatureOf(secret, messageId, timestamp, body),
      },
    })
    if (status >= 200 && status < 300) return tried({ status, error: null, detail: null })
    const error = status >= 300 && status < 400 ? 'redirect' : 'status'
    // Text in PostgreSQL's JSON has no zero bytes.
    return tried({ status, error, detail: text.replaceAll('\0', '').slice(0, 300) || null })
  } catch (error) {
    if (!(error instanceof OutgoingError)) throw error
    return tried({ status: null, error: error.problem, detail: error.message.slice(0, 300) })
  }
}

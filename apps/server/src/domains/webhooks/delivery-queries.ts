import type { WebhookDelivery, WebhookTry } from '@podpora/contract/api'
import { all, type Db, first, one, sql } from '../../platform/postgres/db.ts'

const shape = sql`
  d.id, d.webhook_id, d.event_id, d.message_id, d.kind, d.state, d.attempts, d.tries, d.next_at, d.created_at
`

export interface NewDelivery {
  webhookId: number
  eventId: number | null
  messageId: string
  kind: string
  body: string
}

export const insertDelivery = (db: Db, d: NewDelivery): Promise<WebhookDelivery> =>
  one(
    db,
    sql<WebhookDelivery>`
      insert into webhook_deliveries as d (webhook_id, event_id, message_id, kind, body, next_at)
      values (${d.webhookId}, ${d.eventId}, ${d.messageId}, ${d.kind}, ${d.body}, now())
      returning ${shape}
    `,
  )

export const selectDeliveries = (
  db: Db,
  webhookId: number,
  page: { state: string | undefined; before: number | null; limit: number },
): Promise<WebhookDelivery[]> =>
  all(
    db,
    sql<WebhookDelivery>`
      select ${shape} from webhook_deliveries d
      where d.webhook_id = ${webhookId} and ${page.state ? sql`d.state = ${page.state}` : sql`true`}
        and ${page.before ? sql`d.id < ${page.before}` : sql`true`}
      order by d.id desc limit ${page.limit}
    `,
  )

export interface Claimed extends WebhookDelivery {
  body: string
  url: string
  /** Sealed. */
  secret: string
}

/** Takes a delivery for one attempt. Undefined: somebody else has it, it is done, or its webhook is switched off. */
export const claimDelivery = (db: Db, id: number, leaseSeconds: number): Promise<Claimed | undefined> =>
  first(
    db,
    sql<Claimed>`
      update webhook_deliveries d
      set state = 'sending', attempts = d.attempts + 1, next_at = now() + make_interval(secs => ${leaseSeconds})
      from webhooks w
      where d.id = ${id} and w.id = d.webhook_id and (w.active or d.event_id is null)
        and ((d.state = 'queued' and d.next_at <= now() + interval '1 second')
             or (d.state = 'sending' and d.next_at < now()))
      returning ${shape}, d.body, w.url, w.secret
    `,
  )

/** Writes down an attempt. False: the delivery is no longer in that attempt, so its outcome is not ours to write. */
export async function finishDelivery(
  db: Db,
  { id, attempts }: Pick<Claimed, 'id' | 'attempts'>,
  outcome: { state: WebhookDelivery['state']; pauseSeconds: number | null; done: WebhookTry },
): Promise<boolean> {
  const finished = sql`
    update webhook_deliveries
    set state = ${outcome.state}, next_at = now() + make_interval(secs => ${outcome.pauseSeconds}),
        tries = tries || ${JSON.stringify([outcome.done])}::jsonb
    where id = ${id} and state = 'sending' and attempts = ${attempts}
    returning 1
  `
  return (await first(db, finished)) !== undefined
}

const again = sql`state = 'queued', attempts = 0, next_at = now()`

/** Back to the queue with all its attempts before it; undefined for what is on its way already. */
export const requeueDelivery = (db: Db, id: number): Promise<WebhookDelivery | undefined> =>
  first(
    db,
    sql<WebhookDelivery>`
      update webhook_deliveries d set ${again} where d.id = ${id} and d.state <> 'sending' returning ${shape}
    `,
  )

/** The same for what was made in a span of time, oldest first. */
export async function requeueSpan(
  db: Db,
  webhookId: number,
  span: { from: string; to: string; states: string[]; most: number },
): Promise<number[]> {
  const rows = await all(
    db,
    sql<{ id: number }>`
      update webhook_deliveries d set ${again}
      where d.id in (
        select id from webhook_deliveries
        where webhook_id = ${webhookId} and state = any(${span.states}::text[])
          and created_at >= ${span.from}::timestamptz and created_at < ${span.to}::timestamptz
        order by id limit ${span.most}
      )
      returning d.id
    `,
  )
  return rows.map((row) => row.id).sort((a, b) => a - b)
}

/** Deliveries that nobody will touch again by himself: their process died, or their webhook was switched off. */
export async function selectAbandoned(db: Db, limit: number): Promise<number[]> {
  const rows = await all(
    db,
    sql<{ id: number }>`
      select d.id from webhook_deliveries d join webhooks w on w.id = d.webhook_id and w.active
      where d.state in ('queued', 'sending') and d.next_at < now() - interval '30 seconds'
      order by d.next_at limit ${limit}
    `,
  )
  return rows.map((row) => row.id)
}

export async function deleteOldDeliveries(db: Db, days: number): Promise<void> {
  await sql`
    delete from webhook_deliveries where created_at < now() - make_interval(days => ${days})
  `.execute(db)
}

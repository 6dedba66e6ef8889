import type { Webhook } from '@podpora/contract/api'
import { all, type Db, first, one, sql } from '../../platform/postgres/db.ts'

const webhookShape = sql`id, name, url, kinds, active, failing_since, disabled_at, created_at`

export const selectWebhooks = (db: Db, before: number | null, limit: number): Promise<Webhook[]> =>
  all(
    db,
    sql<Webhook>`
      select ${webhookShape} from webhooks where ${before ? sql`id < ${before}` : sql`true`}
      order by id desc limit ${limit}
    `,
  )

export const selectWebhook = (db: Db, id: number): Promise<Webhook | undefined> =>
  first(db, sql<Webhook>`select ${webhookShape} from webhooks where id = ${id}`)

export const lockWebhook = (db: Db, id: number): Promise<Webhook | undefined> =>
  first(db, sql<Webhook>`select ${webhookShape} from webhooks where id = ${id} for no key update`)

export const selectActiveWebhooks = (db: Db): Promise<Webhook[]> =>
  all(db, sql<Webhook>`select ${webhookShape} from webhooks where active order by id`)

export const insertWebhook = (
  db: Db,
  webhook: {
    name: string
    url: string
    kinds: readonly string[] | null
    secret: string
    createdBy: number | null
  },
): Promise<Webhook> =>
  one(
    db,
    sql<Webhook>`
      insert into webhooks (name, url, kinds, secret, created_by)
      values (${webhook.name}, ${webhook.url}, ${webhook.kinds ? [...webhook.kinds] : null}::text[],
              ${webhook.secret}, ${webhook.createdBy})
      returning ${webhookShape}
    `,
  )

export async function updateWebhook(db: Db, webhook: Webhook): Promise<void> {
  await sql`
    update webhooks
    set name = ${webhook.name}, url = ${webhook.url}, kinds = ${webhook.kinds}::text[], active = ${webhook.active},
        failing_since = ${webhook.failingSince}::timestamptz, disabled_at = ${webhook.disabledAt}::timestamptz
    where id = ${webhook.id}
  `.execute(db)
}

export async function updateSecret(db: Db, id: number, secret: string): Promise<void> {
  await sql`update webhooks set secret = ${secret} where id = ${id}`.execute(db)
}

export async function deleteWebhookRow(db: Db, id: number): Promise<boolean> {
  return (await first(db, sql`delete from webhooks where id = ${id} returning 1`)) !== undefined
}

/** Something arrived, or did not. Gives whether the webhook was switched off by this. */
export async function noteOutcome(db: Db, id: number, arrived: boolean, patienceDays: number): Promise<void> {
  if (arrived)
    await sql`update webhooks set failing_since = null where id = ${id} and failing_since is not null`.execute(
      db,
    )
  else
    await sql`
      update webhooks
      set failing_since = coalesce(failing_since, now()),
          active = active and not ${long(patienceDays)},
          disabled_at = case when active and ${long(patienceDays)} then now() else disabled_at end
      where id = ${id}
    `.execute(db)
}

const long = (days: number) => sql`coalesce(failing_since < now() - make_interval(days => ${days}), false)`

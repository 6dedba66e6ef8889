import type { Webhook } from '@podpora/contract/api'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { selectWebhook } from './queries.ts'

/** @throws Refusal not_found */
export async function loadWebhook(db: Db, id: number): Promise<Webhook> {
  const webhook = await selectWebhook(db, id)
  if (!webhook) throw new Refusal('not_found')
  return webhook
}

import type { NewPushSubscription, PushDevice } from '@podpora/contract/notifications'
import { all, type Db, first, one, sql } from '../../platform/postgres/db.ts'

export const selectPushKeys = (db: Db): Promise<{ publicKey: string; privateKey: string } | undefined> =>
  first(db, sql<{ publicKey: string; privateKey: string }>`select public_key, private_key from push_keys`)

export async function insertPushKeys(db: Db, publicKey: string, sealed: string): Promise<void> {
  await sql`
    insert into push_keys (public_key, private_key) values (${publicKey}, ${sealed}) on conflict do nothing
  `.execute(db)
}

/** A browser has one subscription: whoever signs in there takes it over. Gives its id. */
export async function putSubscription(
  db: Db,
  owner: { id: number; sessionId: number },
  { endpoint, keys }: NewPushSubscription,
): Promise<number> {
  const { id } = await one(
    db,
    sql<{ id: number }>`
      insert into push_subscriptions (agent_id, session_id, endpoint, p256dh, auth)
      values (${owner.id}, ${owner.sessionId}, ${endpoint}, ${keys.p256dh}, ${keys.auth})
      on conflict (endpoint) do update set
        agent_id = excluded.agent_id, session_id = excluded.session_id, p256dh = excluded.p256dh, auth = excluded.auth
      returning id
    `,
  )
  return id
}

export const selectDevices = (db: Db, agentId: number, sessionId: number): Promise<PushDevice[]> =>
  all(
    db,
    sql<PushDevice>`
      select p.id, s.user_agent, p.session_id = ${sessionId} as current, p.created_at, p.sent_at
      from push_subscriptions p join sessions s on s.id = p.session_id
      where p.agent_id = ${agentId} order by p.id desc
    `,
  )

/** False: this person has no such device. */
export async function deleteDevice(db: Db, agentId: number, id: number): Promise<boolean> {
  const gone = sql`delete from push_subscriptions where id = ${id} and agent_id = ${agentId} returning 1`
  return (await first(db, gone)) !== undefined
}

export interface Subscription {
  id: number
  agentId: number
  endpoint: string
  p256dh: string
  auth: string
}

const shape = sql`p.id, p.agent_id, p.endpoint, p.p256dh, p.auth`
/** Of sessions that have not run out. */
const alive = sql`join sessions s on s.id = p.session_id and s.expires_at > now()`

export const selectSubscriptionsOf = (db: Db, agentIds: number[]): Promise<Subscription[]> =>
  all(
    db,
    sql<Subscription>`
      select ${shape} from push_subscriptions p ${alive} where p.agent_id = any(${agentIds}::bigint[])
    `,
  )

export const selectSubscription = (db: Db, id: number): Promise<Subscription | undefined> =>
  first(db, sql<Subscription>`select ${shape} from push_subscriptions p ${alive} where p.id = ${id}`)

export async function noteSent(db: Db, id: number): Promise<void> {
  await sql`update push_subscriptions set sent_at = now() where id = ${id}`.execute(db)
}

/** The push service says that the device is gone. */
export async function forgetSubscription(db: Db, id: number): Promise<void> {
  await sql`delete from push_subscriptions where id = ${id}`.execute(db)
}

import type { NewPushSubscription, PushDevice } from '@podpora/contract/notifications'
import type { Person } from '../../platform/http/app.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import type { Outgoing } from '../../platform/outgoing.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { encryptPush } from './encrypting.ts'
import { deleteDevice, putSubscription, selectDevices } from './push-queries.ts'

/** The devices that show somebody's notifications. */
export const devicesOf = (db: Db, { id, sessionId }: Person): Promise<PushDevice[]> =>
  selectDevices(db, id, sessionId)

/** Has this browser show notifications, for as long as one is signed in there. @throws Refusal naming the field */
export async function subscribe(
  db: Db,
  outgoing: Outgoing,
  actor: Person,
  subscription: NewPushSubscription,
): Promise<PushDevice[]> {
  checkEndpoint(outgoing, subscription.endpoint)
  checkKey(subscription.keys)
  await putSubscription(db, actor, subscription)
  return devicesOf(db, actor)
}

/** @throws Refusal not_found */
export async function unsubscribe(db: Db, actor: Person, id: number): Promise<void> {
  if (!(await deleteDevice(db, actor.id, id))) throw new Refusal('not_found')
}

// A name is looked at when it is sent to; an address, and what is no place at all, at once.
function checkEndpoint(outgoing: Outgoing, text: string): void {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || url.username || url.password || outgoing.refuses(url)) throw refuseField('endpoint', 'address')
}

/** A key that is no point of the curve would fail at each message. */
function checkKey(keys: NewPushSubscription['keys']): void {
  try {
    encryptPush('', keys)
  } catch {
    throw refuseField('keys/p256dh', 'pattern')
  }
}

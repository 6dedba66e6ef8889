import type { ReadNotifications } from '@podpora/contract/notifications'
import { Refusal } from '../../platform/http/refusal.ts'
import { type Db, inTransaction } from '../../platform/postgres/db.ts'
import { markRead, notifyOf, setRead } from './queries.ts'

/** Marks one of a person's own as read, or as unread again. @throws Refusal not_found */
export function markOne(db: Db, agentId: number, id: number, read: boolean): Promise<void> {
  return inTransaction(db, async (trx) => {
    if (!(await setRead(trx, agentId, id, read))) throw new Refusal('not_found')
    await notifyOf(trx, [agentId])
  })
}

/** Marks all of a person's own as read, or those of one ticket; what came after `until` stays as it is. */
export function markAll(db: Db, agentId: number, which: ReadNotifications): Promise<void> {
  return inTransaction(db, async (trx) => {
    if ((await markRead(trx, agentId, which)) > 0) await notifyOf(trx, [agentId])
  })
}

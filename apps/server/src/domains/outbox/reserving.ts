import type { Trx } from '../../platform/postgres/db.ts'
import type { MailboxRow } from '../mailboxes/access.ts'
import { nextSlot, windowsOf } from './rules.ts'
import { insertSlot, lockSlots, selectTakenSlots } from './slot-queries.ts'

/** What a mailbox's mails are counted by. */
export type Limited = Pick<MailboxRow, 'id' | 'sendingLimits'>

/** When one more mail may leave by a mailbox's limits, in ms: now, or a time to come that is kept for it. */
export async function reserveSlot(trx: Trx, box: Limited, now: number): Promise<number> {
  const windows = windowsOf(box.sendingLimits)
  if (windows.length === 0) return now
  await lockSlots(trx, box.id)
  const taken = await selectTakenSlots(
    trx,
    box.id,
    windows.map(({ most }) => most),
  )
  const slot = nextSlot(
    windows.map(({ ms }, i) => ({ ms, last: taken[i] ?? null })),
    now,
  )
  await insertSlot(trx, box.id, new Date(slot))
  return slot
}

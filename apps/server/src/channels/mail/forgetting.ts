import { stopAwaiting } from '../../domains/tickets/arriving.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { deleteOldEndings } from './queries.ts'

/** A sender who has not written for so long may have another signature by now. */
const daysOfEndings = 400
/** Servers try for five days at most (RFC 5321), and some mails are answered by those who had them first. */
const daysOfAwaited = 10

/** Lets go of what is of use for a while only: how senders' mails ended, and mails that never came. */
export async function forget(db: Db): Promise<void> {
  await deleteOldEndings(db, daysOfEndings)
  await stopAwaiting(db, daysOfAwaited)
}

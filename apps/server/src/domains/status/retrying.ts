import { Refusal } from '../../platform/http/refusal.ts'
import { type Db, inTransaction } from '../../platform/postgres/db.ts'
import { deleteFailed, rescheduleFailed } from './queries.ts'

/** So many at once: the rest with the next click, when it is known what became of these. */
const mostAtOnce = 10_000

/** A job that was given up begins anew. @throws Refusal not_retriable when it is not there, or under way again */
export async function retryJob(db: Db, id: number): Promise<void> {
  const count = await inTransaction(db, (trx) => rescheduleFailed(trx, [id], 1))
  if (count === 0) throw new Refusal('not_retriable')
}

/** Every job that was given up begins anew. Gives how many. */
export const retryAllJobs = (db: Db): Promise<number> =>
  inTransaction(db, (trx) => rescheduleFailed(trx, null, mostAtOnce))

/** A job that was given up is forgotten: what it was to do is not done. @throws Refusal not_retriable */
export async function dropJob(db: Db, id: number): Promise<void> {
  const count = await inTransaction(db, (trx) => deleteFailed(trx, id))
  if (count === 0) throw new Refusal('not_retriable')
}

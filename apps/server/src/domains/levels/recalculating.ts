import { enqueue, type JobSet } from '../../platform/jobs.ts'
import { type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import type { Services } from '../../platform/services.ts'
import { countClocks } from './counting.ts'
import { advanceRun, insertRun, lockRun, selectPolicies, unsolvedAfter } from './queries.ts'

const job = 'levels.recalculate'
const batch = 200

/** Asks, with the change that calls for it, for the clocks of all open tickets to be counted anew. */
export async function askToRecalculate(trx: Trx): Promise<void> {
  const { id } = await insertRun(trx)
  await enqueue(trx, { name: job, payload: { runId: id }, key: job, queue: job })
}

/**
 * Counts open tickets anew, batch by batch from where the run stands: killed in between, it goes on there. One that another
 * has replaced ends.
 */
export async function recalculate(db: Db, runId: number): Promise<void> {
  while (await inTransaction(db, (trx) => nextBatch(trx, runId))) {
    // The next one is a transaction of its own.
  }
}

async function nextBatch(trx: Trx, runId: number): Promise<boolean> {
  const run = await lockRun(trx, runId)
  if (!run) return false
  const ids = await unsolvedAfter(trx, run.cursor, batch)
  const last = ids.at(-1)
  if (last !== undefined) {
    const news = new Map(ids.map((id) => [id, Number.POSITIVE_INFINITY]))
    await countClocks(trx, news, { anew: true, now: Date.now() })
  }
  await advanceRun(trx, runId, ids.length, last ?? null)
  return last !== undefined
}

/** The job of counting anew. */
export const levelJobs = ({ db }: Pick<Services, 'db'>): JobSet => ({
  handlers: { [job]: ({ runId }) => recalculate(db, Number(runId)) },
})

/** Asks for the same where a promise is counted by a calendar that was changed. */
export async function recountBy(trx: Trx, calendarId: number): Promise<void> {
  const policies = await selectPolicies(trx)
  if (policies.some((one) => one.enabled && one.calendarId === calendarId)) await askToRecalculate(trx)
}

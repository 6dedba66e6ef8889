import type { BulkRun } from '@podpora/contract/bulk'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { enqueue } from '../../platform/jobs.ts'
import { attempt, type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { actingAgent } from '../people/access.ts'
import { applyActions, revertChanges } from '../tickets/applying.ts'
import type { Ways } from '../tickets/writing.ts'
import {
  cancelRun,
  claimItems,
  type FinishedItem,
  finishItems,
  type Item,
  noteProgress,
  selectRun,
} from './queries.ts'
import { nextBatch } from './starting.ts'

/** Chunks in one job, about a second's work: then another run has its turn. */
const chunksInBatch = 10
/**
 * Tickets in one transaction: readers of the log are woken and the disk is waited for once for all of them. More would
 * hold back everybody's live events for longer, as any long transaction does.
 */
const chunk = 10
/** Chunks at the same time: two keep PostgreSQL busy while we think, and leave its connections to people. */
const lanes = 2

/**
 * Does the next tickets of a run, in small transactions that also note what became of each ticket: killed at any
 * moment, what was done is noted and what was not is done later. Then asks for the batch after this one.
 */
export async function runBatch(db: Db, runId: number, ways: Ways, patient: boolean): Promise<void> {
  const run = await selectRun(db, runId)
  if (run?.state !== 'running') return
  const actor = await actingAgent(db, run.agentId)
  if (!actor?.permissions.has('ticket.bulk')) return cancelRun(db, runId)
  const work = { run, actor, ways, patient }
  let left = chunksInBatch
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      while (left-- > 0 && (await doChunk(db, work)) > 0) await noteProgress(db, runId)
    }),
  )
  if (await noteProgress(db, runId)) await enqueue(db, nextBatch(runId))
}

interface Work {
  run: BulkRun
  actor: SignedIn
  ways: Ways
  /** Whether a ticket on which we broke ourselves is worth another try. */
  patient: boolean
}

/** Gives how many tickets it has found to do. */
const doChunk = (db: Db, work: Work): Promise<number> =>
  inTransaction(db, async (trx) => {
    const items = await claimItems(trx, work.run.id, chunk)
    const finished: FinishedItem[] = []
    for (const item of items) finished.push(await doItem(trx, work, item))
    if (finished.length > 0) await finishItems(trx, work.run.id, finished)
    return items.length
  })

/** One ticket, changed whole or left as it was. */
async function doItem(trx: Trx, work: Work, { ticketId, changes: before }: Item): Promise<FinishedItem> {
  const { actor, ways, patient } = work
  const { actions } = work.run
  try {
    const { changes, messages } = await attempt(trx, () =>
      actions
        ? applyActions(trx, actor, ticketId, actions, ways)
        : revertChanges(trx, actor, ticketId, before),
    )
    const outcome = messages.length > 0 || Object.keys(changes).length > 0 ? 'done' : 'unchanged'
    return { ticketId, outcome, code: null, fields: [], changes }
  } catch (error) {
    if (!(error instanceof Refusal) && patient) throw error
    const why = error instanceof Refusal ? error : new Refusal('internal')
    return { ticketId, outcome: 'refused', code: why.code, fields: why.more.fields ?? [], changes: {} }
  }
}

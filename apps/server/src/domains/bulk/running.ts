import type { BulkRun } from '@podpora/contract/bulk'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { enqueue } from '../../platform/jobs.ts'
import { type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { actingAgent } from '../people/access.ts'
import { applyActions, revertChanges } from '../tickets/applying.ts'
import type { Ways } from '../tickets/writing.ts'
import { cancelRun, claimItem, finishItem, type Item, noteProgress, selectRun } from './queries.ts'
import { nextBatch } from './starting.ts'

/** About a second's work: then another run has its turn, and a cancelled one ends. */
const batch = 100
/** Tickets at the same time; two keep PostgreSQL busy while we think, and leave its connections to people. */
const lanes = 2

/**
 * Does the next tickets of a run, each in a transaction of its own that also notes what became of it: killed at any
 * moment, what was done is noted and what was not is done later. Then asks for the batch after this one.
 */
export async function runBatch(db: Db, runId: number, ways: Ways, patient: boolean): Promise<void> {
  const run = await selectRun(db, runId)
  if (run?.state !== 'running') return
  const actor = await actingAgent(db, run.agentId)
  if (!actor?.permissions.has('ticket.bulk')) return cancelRun(db, runId)
  const work = { run, actor, ways, patient }
  let left = batch
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      let after = 0
      while (left-- > 0) {
        const done = await doNext(db, work, after)
        if (done === undefined) break
        after = done
      }
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

/** The next ticket's number, once it is done; nothing where none is left. */
async function doNext(db: Db, work: Work, after: number): Promise<number | undefined> {
  let ticketId: number | undefined
  try {
    await inTransaction(db, async (trx) => {
      const item = await claimItem(trx, work.run.id, after)
      ticketId = item?.ticketId
      if (item) await doItem(trx, work, item)
    })
  } catch (error) {
    if (ticketId === undefined || (work.patient && !(error instanceof Refusal))) throw error
    const { code, fields = [] } =
      error instanceof Refusal ? { code: error.code, ...error.more } : { code: 'internal' as const }
    await finishItem(db, work.run.id, { ticketId, outcome: 'refused', code, fields, changes: {} })
  }
  return ticketId
}

async function doItem(
  trx: Trx,
  { run, actor, ways }: Work,
  { ticketId, changes: before }: Item,
): Promise<void> {
  const { changes, messages } = run.actions
    ? await applyActions(trx, actor, ticketId, run.actions, ways)
    : await revertChanges(trx, actor, ticketId, before)
  const outcome = messages > 0 || Object.keys(changes).length > 0 ? 'done' : 'unchanged'
  await finishItem(trx, run.id, { ticketId, outcome, code: null, fields: [], changes })
}

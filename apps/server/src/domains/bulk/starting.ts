import { randomUUID } from 'node:crypto'
import { unknownVariableIn } from '@podpora/contract/actions'
import { type BulkRun, type BulkSelection, mostInBulk, type NewBulkRun } from '@podpora/contract/bulk'
import type { Person } from '../../platform/http/app.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { enqueue } from '../../platform/jobs.ts'
import { brokenUnique, type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { templateExists } from '../checklists/access.ts'
import { judgedWishes } from '../fields/filling-in.ts'
import { refuseUnseen } from '../fields/filtering.ts'
import { noteMacroUse } from '../macros/access.ts'
import { idsListed } from '../tickets/listing.ts'
import { loadRunFor } from './access.ts'
import {
  cancelRun,
  countToUndo,
  holdRun,
  insertItems,
  insertItemsToUndo,
  insertRun,
  runByClientId,
  selectRun,
  undoOf,
} from './queries.ts'

/**
 * Writes down what is to be done to which tickets, and asks for it to be done. The same `clientId` again gives the
 * run that is there. Whether each ticket may be changed is found out ticket by ticket, and told in the report.
 * @throws Refusal validation_failed naming the field; forbidden to delete
 */
export async function startRun(db: Db, actor: Person, input: NewBulkRun): Promise<BulkRun> {
  const { clientId, tickets, actions, macroId } = input
  const unknown = unknownVariableIn(actions)
  if (unknown) throw refuseField(`actions/${unknown.field}`, 'variable', { name: unknown.name })
  if (actions.delete && !actor.permissions.has('ticket.delete')) throw new Refusal('forbidden')
  if (actions.checklistId !== undefined && !(await templateExists(db, actions.checklistId)))
    throw refuseField('actions/checklistId', 'unknown')
  await judgedWishes(db, actor, actions.custom ?? {}, {}, 'actions/custom')
  const known = await runByClientId(db, clientId)
  if (known) return loadRunFor(db, actor, known.id)
  try {
    return await inTransaction(db, async (trx) => {
      const ids = await selectedIds(trx, actor, tickets)
      if (ids.length > mostInBulk) throw refuseField('tickets', 'maxItems', { limit: mostInBulk })
      if (ids.length === 0) throw refuseField('tickets', 'required')
      const { id } = await insertRun(trx, {
        clientId,
        agentId: actor.id,
        actions,
        undoOf: null,
        total: ids.length,
      })
      await insertItems(trx, id, ids)
      await noteMacroUse(trx, actor, macroId)
      return begin(trx, id)
    })
  } catch (error) {
    const other = brokenUnique(error) === 'bulk_runs_client_id_key' && (await runByClientId(db, clientId))
    if (other) return loadRunFor(db, actor, other.id)
    throw error
  }
}

/**
 * Puts back the fields that a run has changed, of each ticket where they are still as it left them; restores what it
 * deleted and wakes what it snoozed. Messages stay: they have been read. A run that still goes on is stopped first. Asked twice, it is one run.
 * @throws Refusal not_found; nothing_to_undo
 */
export async function undoRun(db: Db, actor: Person, id: number): Promise<BulkRun> {
  const run = await loadRunFor(db, actor, id)
  await cancelRun(db, id)
  try {
    return await inTransaction(db, async (trx) => {
      await holdRun(trx, run.id)
      const total = await countToUndo(trx, run.id)
      if (total === 0) throw new Refusal('nothing_to_undo')
      const clientId = randomUUID()
      const made = await insertRun(trx, { clientId, agentId: actor.id, actions: null, undoOf: run.id, total })
      await insertItemsToUndo(trx, made.id, run.id)
      return begin(trx, made.id)
    })
  } catch (error) {
    const other = brokenUnique(error) === 'bulk_runs_undo_of_key' && (await undoOf(db, id))
    if (other) return other
    throw error
  }
}

/** How many tickets a selection has now; counted no further than a run goes. */
export async function countSelected(
  db: Db,
  actor: Person,
  tickets: BulkSelection,
): Promise<{ count: number; more: boolean }> {
  const ids = await selectedIds(db, actor, tickets)
  return { count: Math.min(ids.length, mostInBulk), more: ids.length > mostInBulk }
}

async function selectedIds(db: Db, actor: Person, tickets: BulkSelection): Promise<number[]> {
  if ('ids' in tickets) return [...new Set(tickets.ids)]
  await refuseUnseen(db, actor, tickets.filter, 'tickets/filter')
  return idsListed(db, actor, tickets.filter, mostInBulk + 1)
}

async function begin(trx: Trx, id: number): Promise<BulkRun> {
  await enqueue(trx, nextBatch(id))
  return (await selectRun(trx, id)) as BulkRun
}

/** All runs stand in one queue, a batch at a time: they take turns, and never more than one worker. */
export const nextBatch = (runId: number) => ({ name: 'bulk.run', payload: { runId }, queue: 'bulk' })

import type { LineChange, LineInput, LineSettings } from '@podpora/contract/lines'
import pg from 'pg'
import { type ActorRef, recordEvent } from '../../platform/events/log.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { brokenUnique, type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { termsName } from '../contracts/access.ts'
import { putGroupsOnLine } from '../people/grouping.ts'
import { bringOntoLine } from '../tickets/lining.ts'
import { loadLineSettings } from './access.ts'
import { deleteLineRow, insertLine, lockLine, updateLine } from './queries.ts'

/** Makes a line within the caller's transaction; its groups leave the lines on which they were, their tickets do not. */
export async function addLine(trx: Trx, actor: ActorRef, input: LineInput): Promise<LineSettings> {
  const { id } = await insertLine(trx, { ...input, name: input.name.trim() })
  await recordEvent(trx, { kind: 'line.created', actor, subjectId: id })
  await putGroupsOnLine(trx, actor, id, input.groupIds)
  await bringOntoLine(trx, actor, id, input.groupIds)
  return loadLineSettings(trx, id)
}

/** @throws Refusal name_taken; validation_failed for a group that is not there */
export const createLine = (db: Db, actor: ActorRef, input: LineInput): Promise<LineSettings> =>
  saying(inTransaction(db, (trx) => addLine(trx, actor, input)))

/**
 * Changes a line as a whole, if nobody else has changed it since. Tickets stay on the line that has them, and go on from
 * there; what was on none comes onto the line of its group.
 * @throws Refusal not_found; name_taken; changed_meanwhile with the line as it is now; validation_failed
 */
export const changeLine = (
  db: Db,
  actor: ActorRef,
  id: number,
  { version, ...input }: LineChange,
): Promise<LineSettings> =>
  saying(
    inTransaction(db, async (trx) => {
      const line = await lockLine(trx, id)
      if (!line) throw new Refusal('not_found')
      if (line.version !== version) throw new Refusal('changed_meanwhile', { current: line })
      await updateLine(trx, id, { ...input, name: input.name.trim() })
      await recordEvent(trx, { kind: 'line.changed', actor, subjectId: id })
      await putGroupsOnLine(trx, actor, id, input.groupIds)
      await bringOntoLine(trx, actor, id, input.groupIds)
      return loadLineSettings(trx, id)
    }),
  )

/** @throws Refusal not_found; line_in_use while groups work on it, or tickets, rules, plans or running contracts name it */
export const deleteLine = (db: Db, actor: ActorRef, id: number): Promise<void> =>
  saying(
    inTransaction(db, async (trx) => {
      if (!(await lockLine(trx, id))) throw new Refusal('not_found')
      if (await termsName(trx, { lineId: id })) throw new Refusal('line_in_use')
      await deleteLineRow(trx, id)
      await recordEvent(trx, { kind: 'line.deleted', actor, subjectId: id, data: { id } })
    }),
  )

async function saying<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (brokenUnique(error) === 'lines_name') throw new Refusal('name_taken')
    if (brokenUnique(error) === 'lines_free') throw refuseField('free', 'one_free_line')
    const referred = error instanceof pg.DatabaseError && error.code === '23503'
    throw referred ? new Refusal('line_in_use') : error
  }
}

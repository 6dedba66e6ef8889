import type { TicketRow } from '@podpora/contract/tickets'
import { Refusal } from '../../platform/http/refusal.ts'
import { enqueue } from '../../platform/jobs.ts'
import type { Trx } from '../../platform/postgres/db.ts'
import { belongTogether, hasParts, selectOpenParts } from './queries.ts'

export const settleJob = 'projects.settle'

/** A project ends when nothing of it is left to do. @throws Refusal parts_open with the parts that are open */
export async function refuseOpenParts(
  trx: Trx,
  { id, projectAt }: Pick<TicketRow, 'id' | 'projectAt'>,
): Promise<void> {
  if (projectAt === null) return
  const open = await selectOpenParts(trx, id)
  if (open.length > 0) throw new Refusal('parts_open', { current: open })
}

/** @throws Refusal project_has_parts: they would be left without the conversation that they belong to */
export async function refuseToLeaveParts(
  trx: Trx,
  { id, projectAt }: Pick<TicketRow, 'id' | 'projectAt'>,
): Promise<void> {
  if (projectAt !== null && (await hasParts(trx, id))) throw new Refusal('project_has_parts')
}

/** The link of a part to its project is not people's to change. @throws Refusal part_of_project */
export async function refuseToPartWith(trx: Trx, a: number, b: number): Promise<void> {
  if (await belongTogether(trx, a, b)) throw new Refusal('part_of_project')
}

/**
 * Something of a part has changed that others may wait for. They are looked at later, in a transaction of their own: whoever
 * holds one ticket never waits for another. The job is there if and only if the change is.
 */
export async function askToSettle(trx: Trx, { partOf }: Pick<TicketRow, 'partOf'>): Promise<void> {
  if (partOf === null) return
  await enqueue(trx, {
    name: settleJob,
    payload: { id: partOf },
    key: `${settleJob}:${partOf}`,
    queue: `project:${partOf}`,
  })
}

import type { BulkRun } from '@podpora/contract/bulk'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { selectRun } from './queries.ts'

/** Whether somebody sees what others have changed in bulk, and may stop it. */
export const seesAllRuns = (actor: SignedIn): boolean => actor.permissions.has('agent.manage')

/** A run of one's own, or of anybody for administrators. @throws Refusal not_found */
export async function loadRunFor(db: Db, actor: SignedIn, id: number): Promise<BulkRun> {
  const run = await selectRun(db, id)
  if (!run || (run.agentId !== actor.id && !seesAllRuns(actor))) throw new Refusal('not_found')
  return run
}

import { recordEvent, system } from '../../platform/events/log.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { inTransaction } from '../../platform/postgres/db.ts'
import type { Services } from '../../platform/services.ts'
import { rebuildIndex } from '../search/rebuilding.ts'
import { deleteDemo } from './queries.ts'
import {
  deleteColleagues,
  deleteCompany,
  deleteCustomers,
  deleteFiles,
  deleteTickets,
  forgetRows,
  hasOwnRows,
} from './removal-queries.ts'

/**
 * Takes the demo's tickets, customers and colleagues away, with all that was added to them. Where nothing of one's own is
 * here, the company goes as well and Podpora waits for its set-up; else the owner, brands, mailboxes, groups, fields
 * and views stay, for one's own tickets stand on them. Says which it was.
 * @throws Refusal not_found where there is no demo
 */
export async function removeDemo({ db, files }: Pick<Services, 'db' | 'files'>): Promise<{ empty: boolean }> {
  const { empty, orphans } = await inTransaction(db, async (trx) => {
    const demo = await deleteDemo(trx)
    if (!demo) throw new Refusal('not_found')
    const empty = !(await hasOwnRows(trx, demo.ownerId))
    await deleteTickets(trx)
    await deleteCustomers(trx)
    await deleteColleagues(trx)
    if (empty) await deleteCompany(trx)
    else await recordEvent(trx, { kind: 'settings.changed', actor: system, data: { fields: [] } })
    const orphans = await deleteFiles(trx)
    await forgetRows(trx)
    await rebuildIndex(trx)
    return { empty, orphans }
  })
  for (const sha256 of orphans) await files.remove(sha256)
  return { empty }
}

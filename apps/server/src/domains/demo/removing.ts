import { type NewEvent, recordEvents, system } from '../../platform/events/log.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { type Db, inTransaction } from '../../platform/postgres/db.ts'
import { rebuildIndex } from '../search/rebuilding.ts'
import { deleteEvents, deleteMessages, deleteTickets, messageIdsOf } from '../tickets/purge-queries.ts'
import { deleteDemo } from './queries.ts'
import {
  deleteColleagues,
  deleteCompany,
  deleteCustomers,
  forgetRows,
  forgetTickets,
  hasOwnRows,
  ticketIds,
} from './removal-queries.ts'

/**
 * Takes the demo's tickets, customers and colleagues away, with all that was added to them. Where nothing of one's own is
 * here, the company goes as well and Podpora waits for its set-up; else the owner, brands, mailboxes, groups, fields
 * and views stay, for one's own tickets stand on them. Contents of files are swept afterwards. Says which it was.
 * @throws Refusal not_found where there is no demo
 */
export function removeDemo(db: Db): Promise<{ empty: boolean }> {
  return inTransaction(db, async (trx) => {
    const demo = await deleteDemo(trx)
    if (!demo) throw new Refusal('not_found')
    const empty = !(await hasOwnRows(trx, demo.ownerId))
    const tickets = await ticketIds(trx)
    const messages = await messageIdsOf(trx, tickets)
    await forgetTickets(trx, tickets, messages)
    await deleteMessages(trx, messages)
    await deleteEvents(trx, tickets)
    await deleteTickets(trx, tickets)
    await deleteCustomers(trx)
    await deleteColleagues(trx, demo.ownerId)
    await forgetRows(trx)
    if (empty) await deleteCompany(trx)
    else await recordEvents(trx, [...tickets.map(purged), { kind: 'settings.changed', actor: system }])
    await rebuildIndex(trx)
    return { empty }
  })
}

/** Whoever looks at one sees it go. */
const purged = (ticketId: number): NewEvent => ({ kind: 'ticket.purged', actor: system, ticketId })

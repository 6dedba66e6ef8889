import type { Trx } from '../../platform/postgres/db.ts'
import { forgetServers } from './queries.ts'

/**
 * Takes the servers away from all mailboxes: an installation that is a copy of a living one must neither fetch its mail
 * nor write to its customers.
 */
export const disconnectMailboxes = (trx: Trx): Promise<void> => forgetServers(trx)

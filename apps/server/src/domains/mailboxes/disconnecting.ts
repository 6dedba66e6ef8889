import type { Trx } from '../../platform/postgres/db.ts'
import { deleteAllGrants } from './grant-queries.ts'
import { forgetServers } from './queries.ts'

/**
 * Takes the servers away from all mailboxes: an installation that is a copy of a living one must neither fetch its mail
 * nor write to its customers.
 */
export async function disconnectMailboxes(trx: Trx): Promise<void> {
  await forgetServers(trx)
  // A refresh token that two installations spend is worth nothing to either.
  await deleteAllGrants(trx)
}

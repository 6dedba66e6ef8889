import type pg from 'pg'
import type { Services } from '../../platform/services.ts'

/** First key of our advisory locks; the second is the mailbox. */
const fetchingLock = 82_610

/**
 * Says which process fetches a mailbox: an advisory lock on a connection of its own, free again when the process or
 * the connection ends. Should two fetch at once after all, the mails' UIDs keep them from arriving twice.
 */
export function createMailboxLocks({ postgres }: Pick<Services, 'postgres'>) {
  const held = new Set<number>()
  let client: pg.Client | undefined

  async function connection(): Promise<pg.Client> {
    if (client) return client
    const fresh = await postgres.dedicated()
    fresh.on('end', () => {
      held.clear()
      if (client === fresh) client = undefined
    })
    client = fresh
    return fresh
  }

  return {
    has: (mailboxId: number): boolean => held.has(mailboxId),
    /** False: another process has it. */
    async take(mailboxId: number): Promise<boolean> {
      const connected = await connection()
      const { rows } = await connected.query<{ taken: boolean }>(
        'select pg_try_advisory_lock($1::int, $2::int) as taken',
        [fetchingLock, mailboxId],
      )
      const taken = Boolean(rows[0]?.taken)
      if (taken) held.add(mailboxId)
      return taken
    },
    async release(mailboxId: number): Promise<void> {
      if (!held.delete(mailboxId) || !client) return
      await client.query('select pg_advisory_unlock($1::int, $2::int)', [fetchingLock, mailboxId])
    },
    async close(): Promise<void> {
      await client?.end()
    },
  }
}

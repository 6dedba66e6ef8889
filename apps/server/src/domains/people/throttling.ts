import { Refusal } from '../../platform/http/refusal.ts'
import { inTransaction } from '../../platform/postgres/db.ts'
import type { Services } from '../../platform/services.ts'
import { deleteLastAttempts, insertAttempts, lockAttempts, secondsUntilFree } from './entry-queries.ts'

const windowSeconds = 15 * 60

export interface Limit {
  /** What is tried. */
  what: 'sign_in' | 'setup' | 'password' | 'reset'
  /** Who tries, or against whom. */
  of: (string | number)[]
  /** Attempts in a quarter of an hour. */
  most: number
}

/** An attempt that counts from now on, unless it is taken back. */
export interface Attempt {
  /** It was no guess: the caller knew. */
  takeBack(): Promise<void>
}

/**
 * Notes an attempt before it is made, so that a thousand at once are no more than a thousand one by one. Kept in the
 * database, because several processes share the limit; under a signature, because addresses need not lie there.
 * @throws Refusal too_many_requests; refused attempts do not count
 */
export async function attempt({ db, secrets }: Services, limits: Limit[]): Promise<Attempt> {
  const counted = limits
    .map(({ what, of, most }) => ({ key: secrets.sign('attempts', JSON.stringify([what, ...of])), most }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
  const keys = counted.map((limit) => limit.key)
  await inTransaction(db, async (trx) => {
    await lockAttempts(trx, keys)
    const retryAfter = await secondsUntilFree(trx, counted, windowSeconds)
    if (retryAfter > 0) throw new Refusal('too_many_requests', { retryAfter })
    await insertAttempts(trx, keys)
  })
  return { takeBack: () => deleteLastAttempts(db, keys) }
}

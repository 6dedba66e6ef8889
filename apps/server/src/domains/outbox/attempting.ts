import type { Delivery } from '@podpora/contract/tickets'
import { type Db, inTransaction } from '../../platform/postgres/db.ts'
import type { OutgoingRow } from './access.ts'
import { askToSend } from './actions.ts'
import {
  claimOutgoing,
  finishAttempt,
  holdQueued,
  postponeOutgoing,
  selectAbandoned,
  settleQueued,
} from './queries.ts'
import { type Limited, reserveSlot } from './reserving.ts'
import { attemptLimitMs, leaseMs, maxAttempts, pauseAfter } from './rules.ts'
import { tell } from './telling.ts'

export { attemptLimitMs }

/** What came of one attempt. `refused`: for good, trying again is of no use. */
export type Outcome =
  | { kind: 'sent'; note?: string | null }
  | { kind: 'held'; why: string | null }
  | { kind: 'refused'; error: string }
  | { kind: 'deferred'; error: string }

/**
 * Takes a queued mail for one attempt, or lets it wait where its mailbox may not send more at present; undefined when there is nothing to do or somebody else does it.
 */
export function takeMail(db: Db, id: number, box: Limited | null = null): Promise<OutgoingRow | undefined> {
  return inTransaction(db, async (trx) => {
    const mail = await claimOutgoing(trx, id, leaseMs)
    if (!mail) return undefined
    const now = Date.now()
    const slot = mail.slotAt ? Date.parse(mail.slotAt) : box ? await reserveSlot(trx, box, now) : now
    if (slot <= now) {
      await tell(trx, mail)
      return mail
    }
    const waiting = await postponeOutgoing(trx, id, new Date(slot))
    await askToSend(trx, id, new Date(slot))
    if (waiting) await tell(trx, waiting)
    return undefined
  })
}

/** Lets a mail wait for which there is no server yet, or none that lets us in: nothing is attempted, and nobody is told that it was. */
export async function holdMail(db: Db, id: number, why: string | null): Promise<void> {
  await inTransaction(db, async (trx) => {
    const mail = await holdQueued(trx, id, why)
    if (mail) await tell(trx, mail)
  })
}

/** A mail whose files are not what may leave: it waits for them, or has failed for good. Nothing is attempted. */
export async function keepBack(
  db: Db,
  id: number,
  { forGood, why }: { forGood: boolean; why: string },
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const pauseSeconds = forGood ? null : waitForFiles
    const mail = await settleQueued(trx, id, {
      state: forGood ? 'failed' : 'queued',
      error: why,
      pauseSeconds,
    })
    if (!mail) return
    if (!forGood) await askToSend(trx, id, new Date(Date.now() + waitForFiles * 1000))
    await tell(trx, mail)
  })
}

/** Seconds after which it is looked again whether a mail's files may leave. */
const waitForFiles = 60

/** Writes down what came of the attempt, and asks for the next one where there is to be one. */
export function concludeAttempt(db: Db, mail: OutgoingRow, outcome: Outcome): Promise<void> {
  return inTransaction(db, async (trx) => {
    const pauseSeconds = pauseAfter(mail.attempts)
    const next = afterwards(mail.attempts, outcome)
    const row = await finishAttempt(trx, mail.id, mail.attempts, {
      ...next,
      pauseSeconds: next.state === 'queued' ? pauseSeconds : null,
    })
    if (!row) return
    if (row.state === 'queued') await askToSend(trx, row.id, new Date(Date.now() + pauseSeconds * 1000))
    await tell(trx, row)
  })
}

/** The state after attempt number `attempts`. */
export function afterwards(
  attempts: number,
  outcome: Outcome,
): { state: Delivery['state']; error: string | null } {
  switch (outcome.kind) {
    case 'sent':
      return { state: 'sent', error: outcome.note ?? null }
    case 'held':
      return { state: 'held', error: outcome.why }
    case 'refused':
      return { state: 'failed', error: outcome.error }
    case 'deferred':
      return { state: attempts >= maxAttempts ? 'failed' : 'queued', error: outcome.error }
  }
}

/**
 * Puts mails back on their way that were left lying: the process died in the middle of an attempt, or lost the
 * database before it could write down the outcome. Gives how many.
 */
export async function rescueAbandoned(db: Db, graceSeconds: number): Promise<number> {
  const ids = await selectAbandoned(db, graceSeconds, 10_000)
  for (const id of ids) await inTransaction(db, (trx) => askToSend(trx, id))
  return ids.length
}

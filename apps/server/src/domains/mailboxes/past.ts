import type { MailboxPastInput } from '@podpora/contract/mail'
import { type ActorRef, recordEvent, system } from '../../platform/events/log.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { type Db, inTransaction } from '../../platform/postgres/db.ts'
import { loadMailbox } from './access.ts'
import { type PastRow, putPast, selectRunningPast, updatePast } from './past-queries.ts'

export type Past = PastRow

export const runningPast = (db: Db, mailboxId: number): Promise<Past | undefined> =>
  selectRunningPast(db, mailboxId)

/**
 * Begins to bring in mails of the past, or goes on where it was stopped. They become tickets with their own times, and
 * nobody is told of them: no answer, no alarm, no clock.
 * @throws Refusal not_found, or naming the field
 */
export function beginPast(
  db: Db,
  actor: ActorRef,
  mailboxId: number,
  input: MailboxPastInput,
): Promise<void> {
  return inTransaction(db, async (trx) => {
    const box = await loadMailbox(trx, mailboxId)
    if (!box.imap) throw refuseField('imap', 'required')
    // Whom a complaint is about is found when it comes in, and hidden from them: not in masses.
    if (box.door !== null) throw refuseField('door', 'unknown')
    if (Date.parse(input.since) > Date.now()) throw refuseField('since', 'future')
    await putPast(trx, mailboxId, input)
    await recordEvent(trx, {
      kind: 'mailbox.changed',
      actor,
      subjectId: mailboxId,
      data: { fields: ['past'] },
    })
  })
}

/** What is here stays. @throws Refusal not_found where none is under way */
export function stopPast(db: Db, actor: ActorRef, mailboxId: number): Promise<void> {
  return inTransaction(db, async (trx) => {
    if (!(await updatePast(trx, mailboxId, { state: 'stopped' }))) throw new Refusal('not_found')
    await recordEvent(trx, {
      kind: 'mailbox.changed',
      actor,
      subjectId: mailboxId,
      data: { fields: ['past'] },
    })
  })
}

/** How far it is. One that was stopped meanwhile stays stopped. */
export function advancePast(
  db: Db,
  mailboxId: number,
  now: Partial<Pick<Past, 'total' | 'done' | 'path' | 'uidValidity' | 'lastUid'>>,
): Promise<void> {
  return inTransaction(db, async (trx) => {
    if (await updatePast(trx, mailboxId, now)) await tell(trx, mailboxId)
  })
}

export function endPast(db: Db, mailboxId: number, state: 'done'): Promise<void> {
  return inTransaction(db, async (trx) => {
    if (await updatePast(trx, mailboxId, { state })) await tell(trx, mailboxId)
  })
}

const tell = (trx: Db, mailboxId: number): Promise<void> =>
  recordEvent(trx, {
    kind: 'mailbox.changed',
    actor: system,
    subjectId: mailboxId,
    data: { fields: ['past'] },
  })

import type { Mailbox, MailboxChange, MailboxInput } from '@podpora/contract/mail'
import { type ActorRef, recordEvent, system } from '../../platform/events/log.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { brokenUnique, type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import type { Secrets } from '../../platform/secrets.ts'
import { releaseHeld } from '../outbox/actions.ts'
import { loadMailbox, type MailboxState, mailboxView } from './access.ts'
import {
  brandExists,
  deleteMailboxRow,
  groupExists,
  insertMailbox,
  type MailboxFields,
  updateFetchedUpTo,
  updateMailbox,
  updateMailboxState,
} from './queries.ts'
import { sameAccount, withPassword } from './rules.ts'

/** The mailbox of a new installation: only the built-in listener brings mail to it until a server is given. */
export async function createFirstMailbox(
  trx: Trx,
  box: { address: string; brandId: number; groupId: number | null },
  actor: ActorRef,
): Promise<number> {
  return writeNew(trx, { ...box, name: '', door: null, imap: null, smtp: null }, actor)
}

/** @throws Refusal address_taken, or naming the field */
export function createMailbox(
  db: Db,
  secrets: Secrets,
  actor: ActorRef,
  input: MailboxInput,
): Promise<Mailbox> {
  return inTransaction(db, async (trx) => {
    const id = await writeNew(
      trx,
      {
        ...input,
        door: input.door ?? null,
        imap: withPassword('imap', input.imap, null, secrets),
        smtp: withPassword('smtp', input.smtp, null, secrets),
      },
      actor,
    )
    return mailboxView(await loadMailbox(trx, id))
  })
}

/** @throws Refusal not_found, address_taken, or naming the field */
export function changeMailbox(
  db: Db,
  secrets: Secrets,
  actor: ActorRef,
  id: number,
  change: MailboxChange,
): Promise<Mailbox> {
  return inTransaction(db, async (trx) => {
    const old = await loadMailbox(trx, id)
    const next: MailboxFields = {
      address: change.address ?? old.address,
      name: change.name ?? old.name,
      brandId: change.brandId ?? old.brandId,
      groupId: change.groupId === undefined ? old.groupId : change.groupId,
      door: change.door === undefined ? old.door : change.door,
      imap: change.imap === undefined ? old.imap : withPassword('imap', change.imap, old.imap, secrets),
      smtp: change.smtp === undefined ? old.smtp : withPassword('smtp', change.smtp, old.smtp, secrets),
    }
    await checkReferences(trx, next)
    await uniqueAddress(() => updateMailbox(trx, id, next, sameAccount(old.imap, next.imap)))
    await recordEvent(trx, {
      kind: 'mailbox.changed',
      actor,
      subjectId: id,
      data: { fields: Object.keys(change) },
    })
    if (change.smtp) await releaseHeld(trx, id)
    return mailboxView(await loadMailbox(trx, id))
  })
}

/** Its tickets and mails stay; answers go out through another mailbox of the brand. */
export function deleteMailbox(db: Db, actor: ActorRef, id: number): Promise<void> {
  return inTransaction(db, async (trx) => {
    const { address } = await loadMailbox(trx, id)
    await deleteMailboxRow(trx, id)
    await recordEvent(trx, { kind: 'mailbox.deleted', actor, subjectId: id, data: { id, address } })
  })
}

/** How fetching goes; people are told when it becomes better or worse. */
export function setMailboxState(
  db: Db,
  id: number,
  state: MailboxState,
  error: string | null,
): Promise<void> {
  return inTransaction(db, async (trx) => {
    if (!(await updateMailboxState(trx, id, state, error))) return
    await recordEvent(trx, { kind: 'mailbox.changed', actor: system, subjectId: id, data: { state } })
  })
}

/** All mails up to this one are stored here. */
export const setFetchedUpTo = (db: Db, id: number, uidValidity: number, lastUid: number): Promise<void> =>
  updateFetchedUpTo(db, id, uidValidity, lastUid)

async function writeNew(trx: Trx, box: MailboxFields, actor: ActorRef): Promise<number> {
  await checkReferences(trx, box)
  const id = await uniqueAddress(() => insertMailbox(trx, box))
  await recordEvent(trx, { kind: 'mailbox.created', actor, subjectId: id })
  return id
}

async function checkReferences(trx: Trx, box: MailboxFields): Promise<void> {
  if (!(await brandExists(trx, box.brandId))) throw refuseField('brandId', 'unknown')
  if (box.groupId !== null && !(await groupExists(trx, box.groupId))) throw refuseField('groupId', 'unknown')
}

async function uniqueAddress<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (brokenUnique(error) === 'mailboxes_address') throw new Refusal('address_taken')
    throw error
  }
}

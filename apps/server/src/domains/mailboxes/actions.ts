import type { Mailbox, MailboxAlias, MailboxChange, MailboxInput } from '@podpora/contract/mail'
import { type ActorRef, recordEvent, system } from '../../platform/events/log.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { brokenUnique, type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import type { Secrets } from '../../platform/secrets.ts'
import { countAnew, releaseHeld } from '../outbox/actions.ts'
import { loadMailbox, type MailboxState, mailboxView } from './access.ts'
import { deleteGrant } from './grant-queries.ts'
import {
  brandExists,
  deleteMailboxRow,
  groupExists,
  insertMailbox,
  type MailboxFields,
  type MailboxTrouble,
  putAliases,
  putFolders,
  takenAddresses,
  updateFetchedUpTo,
  updateMailbox,
  updateMailboxState,
} from './queries.ts'
import { checkMoving, foldersOf, sameAccount, sameServers, withPassword } from './rules.ts'

export type { MailboxTrouble } from './queries.ts'

/** The mailbox of a new installation: only the built-in listener brings mail to it until a server is given. */
export async function createFirstMailbox(
  trx: Trx,
  box: { address: string; brandId: number; groupId: number | null },
  actor: ActorRef,
): Promise<number> {
  return writeNew(
    trx,
    {
      ...box,
      name: '',
      door: null,
      imap: null,
      smtp: null,
      signIn: 'password',
      afterFetch: 'leave',
      moveTo: '',
      sendingLimits: noLimits,
      authservId: null,
    },
    actor,
  )
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
        signIn: input.signIn ?? 'password',
        afterFetch: input.afterFetch ?? 'leave',
        moveTo: input.moveTo?.trim() ?? '',
        sendingLimits: input.sendingLimits ?? noLimits,
        imap: withPassword('imap', input.imap, null, secrets),
        smtp: withPassword('smtp', input.smtp, null, secrets),
        authservId: input.authservId ?? null,
      },
      actor,
      foldersOf(input.folders),
    )
    if (input.aliases) await writeAliases(trx, id, input.address, input.aliases)
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
      authservId: change.authservId === undefined ? old.authservId : change.authservId,
      signIn: change.signIn ?? old.signIn,
      afterFetch: change.afterFetch ?? old.afterFetch,
      moveTo: change.moveTo?.trim() ?? old.moveTo,
      sendingLimits: change.sendingLimits ?? old.sendingLimits,
    }
    const folders = next.imap ? (change.folders ?? old.folders.map(({ path }) => path)) : []
    checkMoving(next, foldersOf(folders))
    await checkReferences(trx, { ...next, id })
    const same = sameAccount(old.imap, next.imap)
    await uniqueAddress(() => updateMailbox(trx, id, next, same))
    await putFolders(trx, id, next.imap ? foldersOf(folders) : [], same)
    if (change.aliases) await writeAliases(trx, id, next.address, change.aliases)
    // What was granted to one mail server is not shown to another.
    if (old.signIn !== next.signIn || !sameServers(old, next)) await deleteGrant(trx, id)
    await recordEvent(trx, {
      kind: 'mailbox.changed',
      actor,
      subjectId: id,
      data: { fields: Object.keys(change) },
    })
    if (change.smtp) await releaseHeld(trx, id)
    if (change.sendingLimits) await countAnew(trx, id)
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
  trouble: MailboxTrouble | null = null,
): Promise<void> {
  return inTransaction(db, async (trx) => {
    if (!(await updateMailboxState(trx, id, state, trouble))) return
    await recordEvent(trx, { kind: 'mailbox.changed', actor: system, subjectId: id, data: { state } })
  })
}

/** All mails of a folder up to this one are stored here. */
export const setFetchedUpTo = (
  db: Db,
  id: number,
  path: string,
  uidValidity: number,
  lastUid: number,
): Promise<void> => updateFetchedUpTo(db, id, path, uidValidity, lastUid)

async function writeNew(
  trx: Trx,
  box: MailboxFields,
  actor: ActorRef,
  folders: string[] = foldersOf(),
): Promise<number> {
  await checkReferences(trx, box)
  checkMoving(box, folders)
  const id = await uniqueAddress(() => insertMailbox(trx, box))
  if (box.imap) await putFolders(trx, id, folders, true)
  await recordEvent(trx, { kind: 'mailbox.created', actor, subjectId: id })
  return id
}

/** @throws Refusal naming the alias that is an address of ours already, or whose group is not there */
async function writeAliases(trx: Trx, id: number, own: string, given: MailboxAlias[]): Promise<void> {
  const aliases = given.map((alias) => ({ ...alias, address: alias.address.trim() }))
  const taken = [
    own.toLowerCase(),
    ...(await takenAddresses(
      trx,
      aliases.map(({ address }) => address),
      id,
    )),
  ]
  for (const [i, { address, groupId }] of aliases.entries()) {
    const twice = aliases.slice(0, i).some((other) => other.address.toLowerCase() === address.toLowerCase())
    if (twice || taken.includes(address.toLowerCase())) throw refuseField(`aliases/${i}/address`, 'taken')
    if (groupId !== null && !(await groupExists(trx, groupId)))
      throw refuseField(`aliases/${i}/groupId`, 'unknown')
  }
  await putAliases(trx, id, aliases)
}

async function checkReferences(trx: Trx, box: MailboxFields & { id?: number }): Promise<void> {
  if ((await takenAddresses(trx, [box.address], box.id ?? 0)).length > 0) throw new Refusal('address_taken')
  if (!(await brandExists(trx, box.brandId))) throw refuseField('brandId', 'unknown')
  if (box.groupId !== null && !(await groupExists(trx, box.groupId))) throw refuseField('groupId', 'unknown')
}

const noLimits = { minute: null, hour: null, day: null }

async function uniqueAddress<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (brokenUnique(error) === 'mailboxes_address') throw new Refusal('address_taken')
    throw error
  }
}

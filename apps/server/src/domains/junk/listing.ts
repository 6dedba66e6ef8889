import type { ListedSender, ListedSenderInput } from '@podpora/contract/junk'
import { type ActorRef, recordEvent } from '../../platform/events/log.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { deleteEntry, deleteListed, selectListed, selectListedById, upsertListed } from './queries.ts'

/** Whose mail is always or never junk. */
export const listedSenders = (db: Db): Promise<ListedSender[]> => selectListed(db)

/** Puts an address or a domain on a list; from the other list it goes. */
export const listSender = (db: Db, actor: ActorRef, input: ListedSenderInput): Promise<ListedSender> =>
  inTransaction(db, async (trx) => {
    const id = await learnSender(trx, actor, input.list, input.entry)
    return (await selectListedById(trx, id)) as ListedSender
  })

/** @throws Refusal not_found */
export const unlistSender = (db: Db, actor: ActorRef, id: number): Promise<void> =>
  inTransaction(db, async (trx) => {
    if (!(await deleteListed(trx, id))) throw new Refusal('not_found')
    await told(trx, actor)
  })

/** Within a transaction: what somebody has decided about one mail holds for all of its sender. */
export async function learnSender(
  trx: Trx,
  actor: ActorRef,
  list: 'allow' | 'block',
  entry: string,
): Promise<number> {
  const createdBy = actor.kind === 'agent' ? actor.id : null
  const id = await upsertListed(trx, { list, entry, createdBy })
  await told(trx, actor)
  return id
}

/** Within a transaction: an address is no longer blocked, nor put on another list. */
export async function unblockSender(trx: Trx, actor: ActorRef, address: string): Promise<void> {
  if (await deleteEntry(trx, 'block', address)) await told(trx, actor)
}

const told = (trx: Trx, actor: ActorRef): Promise<void> =>
  recordEvent(trx, { kind: 'mail_trust.changed', actor, data: { what: 'senders' } })

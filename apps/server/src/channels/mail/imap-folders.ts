import type { MailProblem } from '@podpora/contract/mail'
import type { ImapFlow } from 'imapflow'
import type { MailboxRow } from '../../domains/mailboxes/access.ts'
import { setFetchedUpTo } from '../../domains/mailboxes/actions.ts'
import type { Services } from '../../platform/services.ts'
import { traced } from '../../platform/tracing/tracing.ts'
import { doAfterFetch } from './after-fetch.ts'
import { fetchPiece } from './imap-pieces.ts'

const day = 24 * 3600_000

/** What is wrong with a mailbox although mail comes. */
export interface Trouble {
  problem: MailProblem
  detail: string
}

type Folder = MailboxRow['folders'][number]

/** Fetches what is not here yet of a folder, oldest first, and notes after each piece how far it has come. */
export async function fetchNew(
  services: Services,
  client: ImapFlow,
  box: MailboxRow,
  path: string,
): Promise<Trouble | null> {
  const folder = box.folders.find((one) => one.path === path)
  if (!folder) return null
  const { uidValidity } = await client.mailboxOpen(path)
  const validity = Number(uidValidity)
  const known = folder.uidValidity === validity
  const end = known ? 0 : await lastUidOnServer(client, path)
  const uids = known ? await uidsAfter(client, folder.lastUid) : await uidsOfBeginning(client, folder)
  let trouble: Trouble | null = null
  for (let left = uids; left.length > 0; ) {
    const { looked, kept } = await traced('mails fetched', { kind: 'client' }, () =>
      fetchPiece(services, client, box, { path, validity, uids: left }),
    )
    trouble = (await doAfterFetch(client, box, kept)) ?? trouble
    if (known) await setFetchedUpTo(services.db, box.id, path, validity, looked.at(-1) as number)
    left = left.slice(looked.length)
  }
  const last = known ? (uids.at(-1) ?? folder.lastUid) : Math.max(end, uids.at(-1) ?? 0)
  await setFetchedUpTo(services.db, box.id, path, validity, last)
  return trouble
}

/**
 * Where to begin in a folder that we do not know. One that is new here: unread mails of the last day, so that nobody who
 * has just written waits in vain, and old correspondence does not become tickets. A server that has numbered its mails
 * anew: all since a day before the last look; those that are here already are told by their Message-ID.
 */
async function uidsOfBeginning(client: ImapFlow, folder: Folder): Promise<number[]> {
  const isNew = folder.uidValidity === null
  const last = !isNew && folder.fetchedAt ? Date.parse(folder.fetchedAt) : Date.now()
  const since = new Date(last - day)
  return sorted(await client.search(isNew ? { since, seen: false } : { since }, { uid: true }))
}

/** `n:*` gives the last mail even where its UID is below n. */
const uidsAfter = async (client: ImapFlow, lastUid: number): Promise<number[]> =>
  sorted(await client.search({ uid: `${lastUid + 1}:*` }, { uid: true })).filter((uid) => uid > lastUid)

async function lastUidOnServer(client: ImapFlow, path: string): Promise<number> {
  const status = await client.status(path, { uidNext: true })
  return status ? (status.uidNext ?? 1) - 1 : 0
}

export const sorted = (uids: number[] | false | undefined): number[] =>
  Array.isArray(uids) ? uids.toSorted((a, b) => a - b) : []

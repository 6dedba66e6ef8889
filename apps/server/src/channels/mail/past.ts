import type { ImapFlow } from 'imapflow'
import { loadMailbox, type MailboxRow } from '../../domains/mailboxes/access.ts'
import { advancePast, endPast, type Past, runningPast } from '../../domains/mailboxes/past.ts'
import type { Services } from '../../platform/services.ts'
import { sorted } from './imap-folders.ts'
import { fetchPiece } from './imap-pieces.ts'

/**
 * The next piece of what somebody wished to have of the past of a mailbox: mails since a day that are older than what is
 * fetched as new. Killed anywhere it goes on where it was. False: there is nothing more to do.
 */
export async function fetchPast(services: Services, client: ImapFlow, mailboxId: number): Promise<boolean> {
  const { db } = services
  const work = await runningPast(db, mailboxId)
  if (!work) return false
  const box = await loadMailbox(db, mailboxId)
  if (work.total === null) {
    await advancePast(db, mailboxId, { total: await countPast(client, box, work.since) })
    return true
  }
  const path = nextPath(box, work.path)
  if (path === undefined) {
    await endPast(db, mailboxId, 'done')
    return false
  }
  const folder = box.folders.find((one) => one.path === path)
  const { uidValidity } = await client.mailboxOpen(path)
  const validity = Number(uidValidity)
  const from = work.path === path && work.uidValidity === validity ? work.lastUid : 0
  const uids = (await uidsOfPast(client, work.since, folder?.lastUid ?? 0)).filter((uid) => uid > from)
  if (uids.length === 0) return toNextFolder(services, box, path)
  const { looked } = await fetchPiece(services, client, box, { path, validity, uids }, work.becomes)
  await advancePast(db, mailboxId, {
    path,
    uidValidity: validity,
    lastUid: looked.at(-1) as number,
    done: work.done + looked.length,
  })
  return true
}

/** The folder that it is in, or the first; one that is watched no more is left out. */
function nextPath(box: MailboxRow, path: string | null): string | undefined {
  const paths = box.folders.map((folder) => folder.path)
  return path === null ? paths[0] : paths.includes(path) ? path : undefined
}

async function toNextFolder({ db }: Services, box: MailboxRow, path: string): Promise<boolean> {
  const paths = box.folders.map((folder) => folder.path)
  const next = paths[paths.indexOf(path) + 1]
  if (next === undefined) await endPast(db, box.id, 'done')
  else await advancePast(db, box.id, { path: next, uidValidity: null, lastUid: 0 })
  return next !== undefined
}

async function countPast(client: ImapFlow, box: MailboxRow, since: string): Promise<number> {
  let count = 0
  for (const { path, lastUid } of box.folders) {
    await client.mailboxOpen(path)
    count += (await uidsOfPast(client, since, lastUid)).length
  }
  return count
}

/** What came after the last look is not of the past: it is fetched as new. */
const uidsOfPast = async (client: ImapFlow, since: Past['since'], upTo: number): Promise<number[]> =>
  sorted(await client.search({ since: new Date(since) }, { uid: true })).filter((uid) => uid <= upTo)

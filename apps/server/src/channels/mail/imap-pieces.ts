import type { ImapFlow } from 'imapflow'
import type { MailboxRow } from '../../domains/mailboxes/access.ts'
import type { StoredFile } from '../../platform/files.ts'
import { inTransaction } from '../../platform/postgres/db.ts'
import type { Services } from '../../platform/services.ts'
import { acceptMail } from './intake.ts'

/** A piece is so many mails at most, or so many bytes: what is cut off on the way is fetched again. */
const mostMails = 20
const mostBytes = 16 * 1024 * 1024
/** So large a mail comes with others, in memory; a larger one alone, as a stream. */
const small = 200 * 1024

/** The open folder, and its mails that are not here yet, oldest first. */
export interface Place {
  path: string
  validity: number
  uids: number[]
}

/**
 * Keeps the next mails of the open folder, all of them or none. `looked`: those that need not be looked at again; `kept`: what
 * is here of them. The others have gone, or are too large and stay where they are.
 */
export async function fetchPiece(
  services: Services,
  client: ImapFlow,
  box: MailboxRow,
  { path, validity, uids }: Place,
  past: 'solved' | 'open' | null = null,
): Promise<{ looked: number[]; kept: number[] }> {
  const { db, config, log } = services
  const next = uids.slice(0, mostMails)
  const found = await client.fetchAll(next.join(','), { size: true }, { uid: true })
  const sizes = new Map(found.map(({ uid, size = 0 }) => [uid, size]))
  const looked = upTo(next, sizes)
  const fitting = looked.filter((uid) => {
    const size = sizes.get(uid)
    const fits = size !== undefined && size <= config.MAIL_SIZE_LIMIT_MB * 1024 * 1024
    if (size !== undefined && !fits)
      log.warn(
        { mailbox: box.id, path, uid, size },
        'a mail is larger than MAIL_SIZE_LIMIT_MB and stays where it is',
      )
    return fits
  })
  const files = await filesOf(services, client, fitting, sizes)
  const kept = fitting.filter((uid) => files.has(uid))
  await inTransaction(db, async (trx) => {
    for (const uid of kept)
      await acceptMail(trx, {
        mailboxId: box.id,
        source: 'imap',
        // Two folders may have the same UIDVALIDITY.
        externalId: path === 'INBOX' ? `${validity}.${uid}` : `${validity}.${uid}.${path}`,
        sender: '',
        recipients: [box.address],
        file: files.get(uid) as StoredFile,
        past,
      })
  })
  return { looked, kept }
}

/** As many of these as go together, one at least. */
function upTo(uids: number[], sizes: ReadonlyMap<number, number>): number[] {
  let bytes = 0
  const end = uids.findIndex((uid, i) => {
    bytes += sizes.get(uid) ?? 0
    return i > 0 && bytes > mostBytes
  })
  return end < 0 ? uids : uids.slice(0, end)
}

/** The raw mails, stored. One that has gone meanwhile is not among them. */
async function filesOf(
  { files }: Services,
  client: ImapFlow,
  uids: number[],
  sizes: ReadonlyMap<number, number>,
): Promise<Map<number, StoredFile>> {
  const stored = new Map<number, StoredFile>()
  const together = uids.filter((uid) => (sizes.get(uid) ?? 0) <= small)
  if (together.length > 0) {
    // A byte more than is asked for: some servers tell sizes that are not quite right.
    const source = { start: 0, maxLength: small + 1 }
    const mails = await client.fetchAll(together.join(','), { source }, { uid: true })
    await Promise.all(
      mails.map(async (mail) => {
        if (mail.source && mail.source.length <= small) stored.set(mail.uid, await files.put(mail.source))
      }),
    )
  }
  for (const uid of uids.filter((one) => !stored.has(one))) {
    const mail = await client.download(String(uid), undefined, { uid: true })
    if ('content' in mail && mail.content) stored.set(uid, await files.put(mail.content))
  }
  return stored
}

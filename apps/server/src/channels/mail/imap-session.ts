import { ImapFlow } from 'imapflow'
import { loadMailbox, type MailboxRow } from '../../domains/mailboxes/access.ts'
import { setFetchedUpTo } from '../../domains/mailboxes/actions.ts'
import { inTransaction } from '../../platform/postgres/db.ts'
import type { Services } from '../../platform/services.ts'
import { traced } from '../../platform/tracing/tracing.ts'
import { acceptMail } from './intake.ts'
import { imapOptions, opened } from './servers.ts'

/** A look without being told, for servers that cannot IDLE or forget to. */
const pollMs = 60_000
const day = 24 * 3600_000

/**
 * One connection to a mailbox: fetches what is new, waits for the server to say that there is more, fetches that.
 * Mails are left on the server as they are, unread. Ends only by `signal`.
 * @throws when the connection breaks or cannot be made
 */
export async function fetchUntilBroken(
  services: Services,
  mailboxId: number,
  signal: AbortSignal,
  onConnected: () => Promise<void>,
): Promise<void> {
  const box = await loadMailbox(services.db, mailboxId)
  if (!box.imap) return
  // IDLE begins soon after the last command: by default imapflow would leave a quarter of a minute without it.
  const client = new ImapFlow({ ...imapOptions(opened(box.imap, services.secrets)), autoIdleDelay: 300 })
  const bell = createBell()
  let broken: unknown
  client.on('error', (error) => {
    broken = error
  })
  client.on('close', () => {
    broken ??= new Error('the mail server closed the connection')
    bell.ring()
  })
  client.on('exists', () => bell.ring())
  const onAbort = (): void => client.close()
  signal.addEventListener('abort', onAbort)
  try {
    await client.connect()
    await client.mailboxOpen('INBOX')
    await onConnected()
    while (!signal.aborted) {
      await fetchNew(services, client, mailboxId)
      await bell.wait(pollMs)
      if (signal.aborted) return
      if (broken) throw broken
      // Makes the server say what is new since, and notices a connection that is dead without having been closed.
      await client.noop()
    }
  } finally {
    signal.removeEventListener('abort', onAbort)
    client.close()
  }
}

/** Fetches what is not here yet, oldest first, and notes after each mail how far it has come. */
async function fetchNew(services: Services, client: ImapFlow, mailboxId: number): Promise<void> {
  const box = await loadMailbox(services.db, mailboxId)
  if (!client.mailbox) throw new Error('the mail server has closed the folder')
  const validity = Number(client.mailbox.uidValidity)
  const known = box.uidValidity === validity
  const end = known ? 0 : await lastUidOnServer(client)
  const uids = known ? await uidsAfter(client, box.lastUid) : await uidsOfBeginning(client, box)
  for (const uid of uids) {
    await traced('mail fetched', { kind: 'client' }, () => fetchOne(services, client, box, validity, uid))
    if (known) await setFetchedUpTo(services.db, box.id, validity, uid)
  }
  const last = known ? (uids.at(-1) ?? box.lastUid) : Math.max(end, uids.at(-1) ?? 0)
  await setFetchedUpTo(services.db, box.id, validity, last)
}

/**
 * Where to begin in a folder that we do not know. A mailbox that is new here: unread mails of the last day, so that
 * nobody who has just written waits in vain, and old correspondence does not become tickets. A server that has
 * numbered its mails anew: all since a day before the last look; those that are here already are told by their
 * Message-ID.
 */
async function uidsOfBeginning(client: ImapFlow, box: MailboxRow): Promise<number[]> {
  const last = box.uidValidity !== null && box.lastFetchAt ? Date.parse(box.lastFetchAt) : Date.now()
  const since = new Date(last - day)
  const query = box.uidValidity === null ? { since, seen: false } : { since }
  return sorted(await client.search(query, { uid: true }))
}

/** `n:*` gives the last mail even where its UID is below n. */
const uidsAfter = async (client: ImapFlow, lastUid: number): Promise<number[]> =>
  sorted(await client.search({ uid: `${lastUid + 1}:*` }, { uid: true })).filter((uid) => uid > lastUid)

async function lastUidOnServer(client: ImapFlow): Promise<number> {
  const status = await client.status('INBOX', { uidNext: true })
  return status ? (status.uidNext ?? 1) - 1 : 0
}

const sorted = (uids: number[] | false | undefined): number[] =>
  Array.isArray(uids) ? uids.toSorted((a, b) => a - b) : []

async function fetchOne(
  { db, files, config, log }: Services,
  client: ImapFlow,
  box: MailboxRow,
  validity: number,
  uid: number,
): Promise<void> {
  const found = await client.fetchOne(String(uid), { size: true }, { uid: true })
  if (!found) return // deleted meanwhile
  if ((found.size ?? 0) > config.MAIL_SIZE_LIMIT_MB * 1024 * 1024) {
    log.warn(
      { mailbox: box.id, uid, size: found.size },
      'a mail is larger than MAIL_SIZE_LIMIT_MB and stays where it is',
    )
    return
  }
  const source = await client.download(String(uid), undefined, { uid: true })
  if (!('content' in source) || !source.content) return
  const file = await files.put(source.content)
  await inTransaction(db, (trx) =>
    acceptMail(trx, {
      mailboxId: box.id,
      source: 'imap',
      externalId: `${validity}.${uid}`,
      sender: '',
      recipients: [box.address],
      file,
    }),
  )
}

/** Something to wait for that may also have happened already. */
function createBell() {
  let rung = false
  let wake: () => void = () => {}
  return {
    ring(): void {
      rung = true
      wake()
    },
    async wait(ms: number): Promise<void> {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      rung = false
    },
  }
}

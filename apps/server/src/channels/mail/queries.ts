import type { InboundMail } from '@podpora/contract/mail'
import type { StoredFile } from '../../platform/files.ts'
import { all, type Db, first, sql } from '../../platform/postgres/db.ts'

export interface InboundRow {
  id: number
  mailboxId: number | null
  source: InboundMail['source']
  externalId: string | null
  sha256: Buffer
  size: number
  sender: string
  recipients: string[]
  fromHeader: string
  subject: string
  state: InboundMail['state']
  error: string | null
  attempts: number
  messageId: number | null
  ticketId: number | null
  receivedAt: string
  /** Who spoke SMTP with our listener; null for a mail that was fetched. */
  peer: string | null
  helo: string | null
  /** Of the past of a mailbox: what its ticket becomes; null: it has just come. */
  past: 'solved' | 'open' | null
  /** Of a complaint, or on its way to become one: it stands in no list of mails. */
  concealed: boolean
}

/** Who handed it to our listener; null for a mail that was fetched. */
export const sessionOf = ({ peer, helo, sender }: Pick<InboundRow, 'peer' | 'helo' | 'sender'>) =>
  peer === null ? null : { peer, helo: helo ?? '', sender }

// A mail that can't be taken in must be seen by somebody, whatever it would have become.
const concealed = sql`(
  exists (select from tickets t where t.id = m.ticket_id and t.concealed_from is not null)
  or (i.state = 'received' and exists (select from mailboxes b where b.id = i.mailbox_id and b.door = 'complaints'))
)`
const columns = sql`
  i.id, i.mailbox_id, i.source, i.external_id, i.sha256, f.size, i.sender, i.recipients, i.from_header, i.subject,
  i.state, i.error, i.attempts, i.message_id, m.ticket_id, i.received_at, host(i.peer) as peer, i.helo,
  i.past, ${concealed} as concealed
`
const source = sql`
  inbound_mails i join files f on f.sha256 = i.sha256 left join messages m on m.id = i.message_id
`

/** Notes a raw mail that is safely on disk. Undefined: this one was noted before. */
export async function insertInbound(
  db: Db,
  mail: Pick<InboundRow, 'mailboxId' | 'source' | 'externalId' | 'sender' | 'recipients'> & {
    file: StoredFile
    session?: { peer: string; helo: string }
    past?: InboundRow['past']
  },
): Promise<number | undefined> {
  const { file, session } = mail
  const row = await first(
    db,
    sql<{ id: number }>`
      with stored as (
        insert into files (sha256, size) values (${file.sha256}, ${file.size})
        on conflict (sha256) do update set put_at = now()
      )
      insert into inbound_mails (mailbox_id, source, external_id, sha256, sender, recipients, from_header,
                                 peer, helo, past)
      values (${mail.mailboxId}, ${mail.source}, ${mail.externalId}, ${file.sha256}, ${mail.sender},
              ${mail.recipients}::text[], ${mail.sender}, ${session?.peer ?? null}::inet, ${session?.helo ?? null},
              ${mail.past ?? null})
      on conflict (mailbox_id, external_id) do nothing
      returning id
    `,
  )
  return row?.id
}

export const selectInbound = (db: Db, id: number): Promise<InboundRow | undefined> =>
  first(db, sql<InboundRow>`select ${columns} from ${source} where i.id = ${id}`)

/** The mail that became this message; a repetition of it is none. */
export const selectInboundOf = (db: Db, messageId: number): Promise<InboundRow | undefined> =>
  first(
    db,
    sql<InboundRow>`
      select ${columns} from ${source} where i.message_id = ${messageId} and i.state = 'processed' order by i.id limit 1
    `,
  )

export const selectInboundByIds = (db: Db, ids: number[]): Promise<InboundRow[]> =>
  all(db, sql<InboundRow>`select ${columns} from ${source} where i.id = any(${ids}::bigint[])`)

export function selectInboundPage(
  db: Db,
  page: { state: InboundMail['state'] | undefined; before: number | null; limit: number },
): Promise<InboundRow[]> {
  const wanted = page.state ? sql`i.state = ${page.state}` : sql`true`
  const older = page.before ? sql`i.id < ${page.before}` : sql`true`
  return all(
    db,
    sql<InboundRow>`
      select ${columns} from ${source} where ${wanted} and ${older} and not ${concealed} order by i.id desc limit ${page.limit}
    `,
  )
}

/** Its state, and nobody else changes it until the transaction ends. */
export const lockInbound = (db: Db, id: number): Promise<{ state: InboundMail['state'] } | undefined> =>
  first(db, sql<{ state: InboundMail['state'] }>`select state from inbound_mails where id = ${id} for update`)

export async function finishInbound(
  db: Db,
  id: number,
  result: { state: InboundMail['state']; messageId: number | null; fromHeader: string; subject: string },
): Promise<void> {
  await sql`
    update inbound_mails
    set state = ${result.state}, message_id = ${result.messageId}, from_header = ${result.fromHeader},
        subject = ${result.subject}, error = null, attempts = attempts + 1
    where id = ${id}
  `.execute(db)
}

/** Notes a failed attempt. False: it has been taken in meanwhile. */
export async function noteInboundError(
  db: Db,
  id: number,
  error: string,
  failed: boolean,
  head: { fromHeader: string; subject: string } | undefined,
): Promise<boolean> {
  const row = await first(
    db,
    sql<{ id: number }>`
      update inbound_mails
      set state = case when ${failed} then 'failed' else 'received' end, error = ${error}, attempts = attempts + 1,
          from_header = coalesce(${head?.fromHeader ?? null}, from_header), subject = coalesce(${head?.subject ?? null}, subject)
      where id = ${id} and state in ('received', 'failed') returning id
    `,
  )
  return row !== undefined
}

/** Back to the beginning. False: it has not failed. */
export async function reopenInbound(db: Db, id: number): Promise<boolean> {
  const row = await first(
    db,
    sql<{ id: number }>`
      update inbound_mails set state = 'received', attempts = 0
      where id = ${id} and (state = 'failed' or (state = 'received' and error is not null)) returning id
    `,
  )
  return row !== undefined
}

/**
 * Mails whose job was lost with its process: none waits, and none has been at work for a short while only. To ask once
 * too often does no harm, so no sign of life of the other process is needed.
 */
export async function selectForgottenInbound(db: Db, graceSeconds: number, limit: number): Promise<number[]> {
  const grace = sql`make_interval(secs => ${graceSeconds})`
  const rows = await all(
    db,
    sql<{ id: number }>`
      select i.id from inbound_mails i
      where i.state = 'received' and i.received_at <= now() - ${grace}
        and not exists (
          select from graphile_worker.jobs j
          where j.key = 'mail.intake:' || i.id and (j.locked_at is null or j.locked_at > now() - ${grace})
        )
      order by i.id limit ${limit}
    `,
  )
  return rows.map((row) => row.id)
}

/** Deletes the mails that became these messages; their raw content is swept where nobody else has it. */
export async function forgetInbound(db: Db, messageIds: number[]): Promise<void> {
  await sql`
    with gone as (delete from inbound_mails where message_id = any(${messageIds}::bigint[]) returning sha256)
    insert into forgotten_files (sha256) select distinct sha256 from gone on conflict do nothing
  `.execute(db)
}

/** How many automatic answers went to this address within the last so many minutes, one number for each window. */
export async function countAutoReplies(db: Db, address: string, windows: number[]): Promise<number[]> {
  const longest = Math.max(...windows)
  const rows = await all(
    db,
    sql<{ minutes: number }>`
      select extract(epoch from now() - created_at)::float8 / 60 as minutes from outgoing_mails
      where kind = 'auto_reply' and lower(to_addresses[1]) = ${address.toLowerCase()}
        and created_at > now() - make_interval(mins => ${longest})
      limit 200
    `,
  )
  return windows.map((window) => rows.filter((row) => row.minutes < window).length)
}

/** How this sender's mail before this one ended; nothing where there is none. */
export const selectEnding = async (db: Db, address: string): Promise<string[]> =>
  (await first(db, sql<{ lines: string[] }>`select lines from mail_endings where address = ${address}`))
    ?.lines ?? []

export async function keepEnding(db: Db, address: string, lines: string[]): Promise<void> {
  await sql`
    insert into mail_endings (address, lines) values (${address}, ${lines}::text[])
    on conflict (address) do update set lines = excluded.lines, seen_at = now()
  `.execute(db)
}

export async function deleteOldEndings(db: Db, days: number): Promise<void> {
  await sql`delete from mail_endings where seen_at < now() - make_interval(days => ${days})`.execute(db)
}

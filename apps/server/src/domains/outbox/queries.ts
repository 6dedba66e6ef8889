import type { OutgoingMail } from '@podpora/contract/mail'
import type { Delivery } from '@podpora/contract/tickets'
import { all, type Db, first, one, sql } from '../../platform/postgres/db.ts'

export interface OutgoingRow {
  id: number
  kind: OutgoingMail['kind']
  mailboxId: number | null
  ticketId: number | null
  messageId: number | null
  rfcId: string
  fromName: string
  fromAddress: string
  toAddresses: string[]
  ccAddresses: string[]
  bccAddresses: string[]
  subject: string
  text: string
  html: string | null
  headers: Record<string, string>
  state: Delivery['state']
  attempts: number
  error: string | null
  nextAt: string | null
  sentAt: string | null
  /** When it may leave, where its mailbox's limits make it wait. */
  slotAt: string | null
  createdAt: string
  /** Of a complaint: it stands in no list of mails. */
  concealed: boolean
}

export type NewRow = Pick<
  OutgoingRow,
  | 'kind'
  | 'mailboxId'
  | 'ticketId'
  | 'messageId'
  | 'rfcId'
  | 'fromName'
  | 'fromAddress'
  | 'toAddresses'
  | 'ccAddresses'
  | 'bccAddresses'
  | 'subject'
  | 'text'
  | 'html'
  | 'headers'
>

const columns = sql`
  id, kind, mailbox_id, ticket_id, message_id, rfc_id, from_name, from_address, to_addresses, cc_addresses, bcc_addresses, subject,
  text, html, headers, state, attempts, error, next_at, sent_at, slot_at, created_at,
  exists (select from tickets t where t.id = outgoing_mails.ticket_id and t.concealed_from is not null) as concealed
`

export async function insertOutgoing(db: Db, mail: NewRow): Promise<number> {
  const { id } = await one(
    db,
    sql<{ id: number }>`
      insert into outgoing_mails (kind, mailbox_id, ticket_id, message_id, rfc_id, from_name, from_address,
                                  to_addresses, cc_addresses, bcc_addresses, subject, text, html, headers, state)
      values (${mail.kind}, ${mail.mailboxId}, ${mail.ticketId}, ${mail.messageId}, ${mail.rfcId}, ${mail.fromName},
              ${mail.fromAddress}, ${mail.toAddresses}, ${mail.ccAddresses}, ${mail.bccAddresses}, ${mail.subject}, ${mail.text},
              ${mail.html}, ${JSON.stringify(mail.headers)}::jsonb, 'queued')
      returning id
    `,
  )
  return id
}

export const selectOutgoing = (db: Db, id: number): Promise<OutgoingRow | undefined> =>
  first(db, sql<OutgoingRow>`select ${columns} from outgoing_mails where id = ${id}`)

export const selectOutgoingByIds = (db: Db, ids: number[]): Promise<OutgoingRow[]> =>
  all(db, sql<OutgoingRow>`select ${columns} from outgoing_mails where id = any(${ids}::bigint[])`)

export const selectOutgoingOfMessage = (db: Db, messageId: number): Promise<OutgoingRow | undefined> =>
  first(db, sql<OutgoingRow>`select ${columns} from outgoing_mails where message_id = ${messageId}`)

const statesOf = {
  waiting: ['queued', 'sending', 'held'],
  failed: ['failed'],
  sent: ['sent'],
} as const

/** One more row than a page tells whether there is a next one. */
export function selectOutbox(
  db: Db,
  page: { state: keyof typeof statesOf | undefined; before: number | null; limit: number },
): Promise<OutgoingRow[]> {
  const wanted = page.state ? sql`state = any(${[...statesOf[page.state]]}::text[])` : sql`true`
  const older = page.before ? sql`id < ${page.before}` : sql`true`
  return all(
    db,
    sql<OutgoingRow>`
      select ${columns} from outgoing_mails
      where ${wanted} and ${older}
        and not exists (select from tickets t where t.id = outgoing_mails.ticket_id and t.concealed_from is not null)
      order by id desc limit ${page.limit}
    `,
  )
}

/** The mails of these messages belong to another ticket from now on. */
export async function setTicketOfMails(db: Db, messageIds: number[], ticketId: number): Promise<void> {
  await sql`
    update outgoing_mails set ticket_id = ${ticketId} where message_id = any(${messageIds}::bigint[])
  `.execute(db)
}

export async function deleteMailsOfTickets(db: Db, ticketIds: number[]): Promise<void> {
  await sql`delete from outgoing_mails where ticket_id = any(${ticketIds}::bigint[])`.execute(db)
}

/** Takes a queued mail for one attempt. Undefined: somebody else has it, or it has gone. */
export const claimOutgoing = (db: Db, id: number, leaseMs: number): Promise<OutgoingRow | undefined> =>
  first(
    db,
    sql<OutgoingRow>`
      update outgoing_mails
      set state = 'sending', attempts = attempts + 1, error = null,
          next_at = now() + make_interval(secs => ${leaseMs / 1000})
      where id = ${id} and (state = 'queued' or (state = 'sending' and next_at < now()))
      returning ${columns}
    `,
  )

/** Its turn comes later; nothing was tried. */
export const postponeOutgoing = (db: Db, id: number, slot: Date): Promise<OutgoingRow | undefined> =>
  first(
    db,
    sql<OutgoingRow>`
      update outgoing_mails
      set state = 'queued', attempts = attempts - 1, next_at = ${slot}, slot_at = ${slot}
      where id = ${id} and state = 'sending' returning ${columns}
    `,
  )

/** A queued mail waits until there is a server for it. Undefined: it is not queued any more. */
export const holdQueued = (db: Db, id: number, why: string | null): Promise<OutgoingRow | undefined> =>
  first(
    db,
    sql<OutgoingRow>`
      update outgoing_mails set state = 'held', error = ${why}, next_at = null
      where id = ${id} and state = 'queued' returning ${columns}
    `,
  )

/** A queued mail waits for something of ours, or has failed before anything was tried. Undefined: it is not queued any more. */
export const settleQueued = (
  db: Db,
  id: number,
  now: { state: 'queued' | 'failed'; error: string; pauseSeconds: number | null },
): Promise<OutgoingRow | undefined> =>
  first(
    db,
    sql<OutgoingRow>`
      update outgoing_mails
      set state = ${now.state}, error = ${now.error}, next_at = now() + make_interval(secs => ${now.pauseSeconds})
      where id = ${id} and state = 'queued' returning ${columns}
    `,
  )

/**
 * What came of attempt number `attempts`. Undefined: the mail is no longer in that attempt, so its outcome is not
 * ours to write.
 */
export const finishAttempt = (
  db: Db,
  id: number,
  attempts: number,
  outcome: { state: Delivery['state']; error: string | null; pauseSeconds: number | null },
): Promise<OutgoingRow | undefined> =>
  first(
    db,
    sql<OutgoingRow>`
      update outgoing_mails
      set state = ${outcome.state}, error = ${outcome.error},
          next_at = now() + make_interval(secs => ${outcome.pauseSeconds}),
          sent_at = case when ${outcome.state} = 'sent' then now() end, slot_at = null,
          -- Without a server nothing was tried.
          attempts = case when ${outcome.state} = 'held' then attempts - 1 else attempts end
      where id = ${id} and state = 'sending' and attempts = ${attempts}
      returning ${columns}
    `,
  )

/** A mail that had gone out came back. One that is sent again meanwhile stays on its way. */
export const bounceOutgoing = (
  db: Db,
  id: number,
  bounce: { failed: boolean; error: string },
): Promise<OutgoingRow | undefined> =>
  first(
    db,
    sql<OutgoingRow>`
      update outgoing_mails
      set state = case when ${bounce.failed} and state = 'sent' then 'failed' else state end, error = ${bounce.error}
      where id = ${id} returning ${columns}
    `,
  )

export const lockOutgoingByName = (db: Db, rfcId: string): Promise<OutgoingRow | undefined> =>
  first(db, sql<OutgoingRow>`select ${columns} from outgoing_mails where rfc_id = ${rfcId} for update`)

/** The last mail to an address of late, looked for among the newest only: there is no index for what is needed so seldom. */
export const lockLastMailTo = (db: Db, address: string): Promise<OutgoingRow | undefined> =>
  first(
    db,
    sql<OutgoingRow>`
      select ${columns} from outgoing_mails
      where id = (
        select n.id from (select * from outgoing_mails order by id desc limit 5000) as n
        where ${address} = any (n.to_addresses || n.cc_addresses || n.bcc_addresses)
          and n.sent_at > now() - interval '6 days'
        order by n.id desc limit 1)
      for update
    `,
  )

/**
 * Back to the queue with all its attempts before it. Undefined: it has gone, is on its way at this moment, or waits
 * for its first attempt anyway.
 */
export const requeue = (db: Db, id: number): Promise<OutgoingRow | undefined> =>
  first(
    db,
    sql<OutgoingRow>`
      update outgoing_mails set state = 'queued', attempts = 0, error = null, next_at = null
      where id = ${id} and (state in ('held', 'failed') or (state = 'queued' and next_at is not null))
      returning ${columns}
    `,
  )

/** Held mails, oldest first: of one mailbox or of all. */
export async function selectHeld(db: Db, mailboxId: number | null, limit: number): Promise<number[]> {
  const rows = await all(
    db,
    sql<{ id: number }>`
      select id from outgoing_mails
      where state = 'held' and (${mailboxId}::bigint is null or mailbox_id = ${mailboxId}) order by id limit ${limit}
    `,
  )
  return rows.map((row) => row.id)
}

/**
 * Mails that nobody will touch again by himself: the lease of an attempt has ended without an outcome, or the job was
 * lost with its process before it took the mail. To ask once too often does no harm: one attempt takes the mail.
 */
export async function selectAbandoned(db: Db, graceSeconds: number, limit: number): Promise<number[]> {
  const grace = sql`make_interval(secs => ${graceSeconds})`
  const rows = await all(
    db,
    sql<{ id: number }>`
      select m.id from outgoing_mails m
      where ((m.state = 'sending' and m.next_at < now())
          or (m.state = 'queued' and coalesce(m.next_at, m.created_at) <= now() - ${grace}))
        and not exists (
          select from graphile_worker.jobs j
          where j.key = 'mail.send:' || m.id and (j.locked_at is null or j.locked_at > now() - ${grace})
        )
      order by m.id limit ${limit}
    `,
  )
  return rows.map((row) => row.id)
}

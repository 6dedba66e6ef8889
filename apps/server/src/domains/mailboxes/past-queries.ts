import type { MailboxPastInput } from '@podpora/contract/mail'
import { type Db, first, sql } from '../../platform/postgres/db.ts'

export interface PastRow {
  since: string
  becomes: 'solved' | 'open'
  total: number | null
  done: number
  path: string | null
  uidValidity: number | null
  lastUid: number
}

export const selectRunningPast = (db: Db, mailboxId: number): Promise<PastRow | undefined> =>
  first(
    db,
    sql<PastRow>`
      select since::text as since, becomes, total, done, path, uid_validity, last_uid
      from mailbox_pasts where mailbox_id = ${mailboxId} and state = 'running'
    `,
  )

/** The same day and way again: it goes on where it was stopped. Else from the beginning; what is here is not doubled. */
export async function putPast(
  db: Db,
  mailboxId: number,
  { since, becomes }: MailboxPastInput,
): Promise<void> {
  const goesOn = sql`(
    mailbox_pasts.state = 'stopped' and mailbox_pasts.since = excluded.since and mailbox_pasts.becomes = excluded.becomes
  )`
  await sql`
    insert into mailbox_pasts (mailbox_id, since, becomes, state) values (${mailboxId}, ${since}::date, ${becomes}, 'running')
    on conflict (mailbox_id) do update set
      total = case when ${goesOn} then mailbox_pasts.total end,
      done = case when ${goesOn} then mailbox_pasts.done else 0 end,
      path = case when ${goesOn} then mailbox_pasts.path end,
      uid_validity = case when ${goesOn} then mailbox_pasts.uid_validity end,
      last_uid = case when ${goesOn} then mailbox_pasts.last_uid else 0 end,
      begun_at = case when ${goesOn} then mailbox_pasts.begun_at else now() end,
      since = excluded.since, becomes = excluded.becomes, state = 'running', ended_at = null
  `.execute(db)
}

/** False: none is under way. */
export async function updatePast(
  db: Db,
  mailboxId: number,
  now: Partial<Pick<PastRow, 'total' | 'done' | 'path' | 'uidValidity' | 'lastUid'>> & {
    state?: 'done' | 'stopped'
  },
): Promise<boolean> {
  const set = [
    now.state !== undefined && sql`state = ${now.state}, ended_at = now()`,
    now.total !== undefined && sql`total = ${now.total}`,
    now.done !== undefined && sql`done = ${now.done}`,
    now.path !== undefined && sql`path = ${now.path}`,
    now.uidValidity !== undefined && sql`uid_validity = ${now.uidValidity}`,
    now.lastUid !== undefined && sql`last_uid = ${now.lastUid}`,
  ].filter((part) => part !== false)
  const row = await first(
    db,
    sql<{ mailboxId: number }>`
      update mailbox_pasts set ${sql.join(set)}
      where mailbox_id = ${mailboxId} and state = 'running' returning mailbox_id
    `,
  )
  return row !== undefined
}

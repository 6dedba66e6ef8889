import type {
  Mailbox,
  MailboxAlias,
  MailboxDoor,
  MailboxSignIn,
  MailProblem,
  MailServerInput,
  SendingLimits,
} from '@podpora/contract/mail'
import { all, type Db, first, one, sql } from '../../platform/postgres/db.ts'

/** A mail server as it is stored: its password sealed, empty where there is none. */
export interface StoredServer {
  host: string
  port: number
  security: MailServerInput['security']
  user: string
  password: string
}

export type MailboxState = Mailbox['state']

export interface MailboxRow {
  id: number
  address: string
  name: string
  brandId: number
  brandName: string
  groupId: number | null
  door: MailboxDoor | null
  imap: StoredServer | null
  smtp: StoredServer | null
  signIn: MailboxSignIn
  /** Null where nobody has signed in, or by another provider than the one that is set. */
  grantedAt: string | null
  grantEndedAt: string | null
  state: MailboxState
  problem: MailProblem | null
  lastError: string | null
  stateSince: string
  nextAttemptAt: string | null
  lastFetchAt: string | null
  /** The name by which its own server signs what it found about senders. */
  authservId: string | null
  /** The one that is listened to first: the inbox, where it is one of them. */
  folders: { path: string; uidValidity: number | null; lastUid: number; fetchedAt: string | null }[]
  afterFetch: Mailbox['afterFetch']
  moveTo: string
  sendingLimits: SendingLimits
  aliases: MailboxAlias[]
  past: Mailbox['past']
}

const columns = sql`
  m.id, m.address, m.name, m.brand_id, b.name as brand_name, m.group_id, m.door, m.imap, m.smtp, m.sign_in,
  g.granted_at, g.ended_at as grant_ended_at, m.state, m.problem, m.last_error, m.state_since, m.next_attempt_at,
  m.last_fetch_at, m.after_fetch, m.move_to, m.authserv_id,
  json_build_object('minute', m.limit_minute, 'hour', m.limit_hour, 'day', m.limit_day) as sending_limits,
  coalesce((
    select json_agg(json_build_object('address', a.address, 'name', a.name, 'groupId', a.group_id) order by a.address)
    from mailbox_aliases a where a.mailbox_id = m.id
  ), '[]') as aliases,
  coalesce((
    select json_agg(json_build_object(
      'path', f.path, 'uidValidity', f.uid_validity, 'lastUid', f.last_uid, 'fetchedAt', f.fetched_at
    ) order by f.path = 'INBOX' desc, f.path)
    from mailbox_folders f where f.mailbox_id = m.id
  ), '[]') as folders,
  (
    select json_build_object('since', p.since, 'becomes', p.becomes, 'state', p.state, 'total', p.total, 'done', p.done)
    from mailbox_pasts p where p.mailbox_id = m.id
  ) as past
`
const source = sql`
  mailboxes m join brands b on b.id = m.brand_id
  left join mail_grants g on g.mailbox_id = m.id and g.provider = m.sign_in
`

export const selectMailboxes = (db: Db): Promise<MailboxRow[]> =>
  all(db, sql<MailboxRow>`select ${columns} from ${source} order by m.id`)

export const selectMailboxesByIds = (db: Db, ids: number[]): Promise<MailboxRow[]> =>
  all(db, sql<MailboxRow>`select ${columns} from ${source} where m.id = any(${ids}::bigint[]) order by m.id`)

export const selectMailbox = (db: Db, id: number): Promise<MailboxRow | undefined> =>
  first(db, sql<MailboxRow>`select ${columns} from ${source} where m.id = ${id}`)

/** This very mailbox, else the brand's first one, else the first of all: there are few. */
export const selectNearestMailbox = (
  db: Db,
  id: number | null,
  brandId: number | null,
): Promise<MailboxRow | undefined> =>
  first(
    db,
    sql<MailboxRow>`
      select ${columns} from ${source}
      order by (m.id = ${id}::bigint) desc nulls last, (m.brand_id = ${brandId}::bigint) desc nulls last, m.id limit 1
    `,
  )

export interface MailboxFields {
  address: string
  name: string
  brandId: number
  groupId: number | null
  door: MailboxDoor | null
  imap: StoredServer | null
  smtp: StoredServer | null
  authservId: string | null
  signIn: MailboxSignIn
  afterFetch: Mailbox['afterFetch']
  moveTo: string
  sendingLimits: SendingLimits
}

const json = (server: StoredServer | null) => sql`${server && JSON.stringify(server)}::jsonb`
const startState = (imap: StoredServer | null): MailboxState => (imap ? 'connecting' : 'listening')

export async function insertMailbox(db: Db, box: MailboxFields): Promise<number> {
  const { id } = await one(
    db,
    sql<{ id: number }>`
      insert into mailboxes (address, name, brand_id, group_id, door, imap, smtp, sign_in, after_fetch, move_to, limit_minute,
                             limit_hour, limit_day, state, authserv_id)
      values (${box.address}, ${box.name}, ${box.brandId}, ${box.groupId}, ${box.door}, ${json(box.imap)}, ${json(box.smtp)},
              ${box.signIn}, ${box.afterFetch}, ${box.moveTo}, ${box.sendingLimits.minute},
              ${box.sendingLimits.hour}, ${box.sendingLimits.day}, ${startState(box.imap)},
              ${box.authservId})
      returning id
    `,
  )
  return id
}

export async function updateMailbox(db: Db, id: number, box: MailboxFields, sameAccount: boolean) {
  await sql`
    update mailboxes set
      address = ${box.address}, name = ${box.name}, brand_id = ${box.brandId}, group_id = ${box.groupId}, door = ${box.door},
      imap = ${json(box.imap)}, smtp = ${json(box.smtp)}, sign_in = ${box.signIn}, authserv_id = ${box.authservId},
      after_fetch = ${box.afterFetch}, move_to = ${box.moveTo},
      limit_minute = ${box.sendingLimits.minute}, limit_hour = ${box.sendingLimits.hour},
      limit_day = ${box.sendingLimits.day},
      state = case when ${sameAccount} then state else ${startState(box.imap)} end,
      last_error = case when ${sameAccount} then last_error end,
      problem = case when ${sameAccount} then problem end,
      state_since = case when ${sameAccount} then state_since else now() end,
      next_attempt_at = case when ${sameAccount} then next_attempt_at end
    where id = ${id}
  `.execute(db)
}

/**
 * Fetches from these folders and no others. Another account numbers its mails anew, so where fetching stands is forgotten
 * with it.
 */
export async function putFolders(db: Db, id: number, paths: string[], sameAccount: boolean): Promise<void> {
  await sql`
    delete from mailbox_folders where mailbox_id = ${id} and (not ${sameAccount} or path <> all(${paths}::text[]))
  `.execute(db)
  await sql`
    insert into mailbox_folders (mailbox_id, path) select ${id}, wanted from unnest(${paths}::text[]) as wanted
    on conflict do nothing
  `.execute(db)
}

/** Its other addresses, instead of those that it had. */
export async function putAliases(db: Db, id: number, aliases: MailboxAlias[]): Promise<void> {
  await sql`delete from mailbox_aliases where mailbox_id = ${id}`.execute(db)
  await sql`
    insert into mailbox_aliases (mailbox_id, address, name, group_id)
    select ${id}, a.address, a.name, a."groupId"
    from json_to_recordset(${JSON.stringify(aliases)}::json) as a (address text, name text, "groupId" bigint)
  `.execute(db)
}

/** Which of these are the address, or another one, of a mailbox: in lower case. */
export const takenAddresses = async (db: Db, addresses: string[], exceptId: number): Promise<string[]> =>
  (
    await all(
      db,
      sql<{ address: string }>`
        select lower(address) as address from (
          select address from mailboxes where id <> ${exceptId}
          union all select address from mailbox_aliases where mailbox_id <> ${exceptId}
        ) as ours
        where lower(address) = any(${addresses.map((address) => address.toLowerCase())}::text[])
      `,
    )
  ).map(({ address }) => address)

export async function deleteMailboxRow(db: Db, id: number): Promise<void> {
  await sql`delete from mailboxes where id = ${id}`.execute(db)
}

/** What is wrong, and when it is tried again. */
export interface MailboxTrouble {
  problem: MailProblem
  error: string
  nextAttemptAt: Date | null
}

/** Whether it stands otherwise than before. */
export async function updateMailboxState(
  db: Db,
  id: number,
  state: MailboxState,
  trouble: MailboxTrouble | null = null,
): Promise<boolean> {
  const { problem = null, error = null, nextAttemptAt = null } = trouble ?? {}
  const row = await first(
    db,
    sql<{ id: number }>`
      update mailboxes set
        state = ${state}, problem = ${problem}, last_error = ${error}, next_attempt_at = ${nextAttemptAt},
        state_since = case when state = ${state} then state_since else now() end
      where id = ${id}
        and (state, problem, last_error, next_attempt_at)
            is distinct from (${state}, ${problem}, ${error}, ${nextAttemptAt}::timestamptz)
      returning id
    `,
  )
  return row !== undefined
}

export async function updateFetchedUpTo(
  db: Db,
  id: number,
  path: string,
  uidValidity: number,
  lastUid: number,
): Promise<void> {
  await sql`
    with folder as (
      update mailbox_folders set uid_validity = ${uidValidity}, last_uid = ${lastUid}, fetched_at = now()
      where mailbox_id = ${id} and path = ${path}
    )
    update mailboxes set last_fetch_at = now() where id = ${id}
  `.execute(db)
}

export async function brandExists(db: Db, id: number): Promise<boolean> {
  return (await first(db, sql`select from brands where id = ${id}`)) !== undefined
}

export async function groupExists(db: Db, id: number): Promise<boolean> {
  return (await first(db, sql`select from groups where id = ${id}`)) !== undefined
}

export async function forgetServers(db: Db): Promise<void> {
  await sql`update mailboxes set imap = null, smtp = null, state = 'listening', problem = null, last_error = null, next_attempt_at = null`.execute(
    db,
  )
}

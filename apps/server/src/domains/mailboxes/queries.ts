import type { MailboxDoor, MailServerInput } from '@podpora/contract/mail'
import { all, type Db, first, one, sql } from '../../platform/postgres/db.ts'

/** A mail server as it is stored: its password sealed, empty where there is none. */
export interface StoredServer {
  host: string
  port: number
  security: MailServerInput['security']
  user: string
  password: string
}

export type MailboxState = 'listening' | 'connecting' | 'connected' | 'failing'

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
  state: MailboxState
  lastError: string | null
  lastFetchAt: string | null
  uidValidity: number | null
  lastUid: number
}

const columns = sql`
  m.id, m.address, m.name, m.brand_id, b.name as brand_name, m.group_id, m.door, m.imap, m.smtp, m.state, m.last_error,
  m.last_fetch_at, m.uid_validity, m.last_uid
`
const source = sql`mailboxes m join brands b on b.id = m.brand_id`

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
}

const json = (server: StoredServer | null) => sql`${server && JSON.stringify(server)}::jsonb`
const startState = (imap: StoredServer | null): MailboxState => (imap ? 'connecting' : 'listening')

export async function insertMailbox(db: Db, box: MailboxFields): Promise<number> {
  const { id } = await one(
    db,
    sql<{ id: number }>`
      insert into mailboxes (address, name, brand_id, group_id, door, imap, smtp, state)
      values (${box.address}, ${box.name}, ${box.brandId}, ${box.groupId}, ${box.door}, ${json(box.imap)}, ${json(box.smtp)},
              ${startState(box.imap)})
      returning id
    `,
  )
  return id
}

/** Another IMAP account numbers its mails anew, so where fetching stands is forgotten with the account. */
export async function updateMailbox(db: Db, id: number, box: MailboxFields, sameAccount: boolean) {
  await sql`
    update mailboxes set
      address = ${box.address}, name = ${box.name}, brand_id = ${box.brandId}, group_id = ${box.groupId}, door = ${box.door},
      imap = ${json(box.imap)}, smtp = ${json(box.smtp)},
      state = case when ${sameAccount} then state else ${startState(box.imap)} end,
      last_error = case when ${sameAccount} then last_error end,
      uid_validity = case when ${sameAccount} then uid_validity end,
      last_uid = case when ${sameAccount} then last_uid else 0 end
    where id = ${id}
  `.execute(db)
}

export async function deleteMailboxRow(db: Db, id: number): Promise<void> {
  await sql`delete from mailboxes where id = ${id}`.execute(db)
}

/** Whether the state is another one than before. */
export async function updateMailboxState(
  db: Db,
  id: number,
  state: MailboxState,
  error: string | null,
): Promise<boolean> {
  const row = await first(
    db,
    sql<{ id: number }>`
      update mailboxes set state = ${state}, last_error = ${error}
      where id = ${id} and (state, last_error) is distinct from (${state}, ${error}) returning id
    `,
  )
  return row !== undefined
}

export async function updateFetchedUpTo(
  db: Db,
  id: number,
  uidValidity: number,
  lastUid: number,
): Promise<void> {
  await sql`
    update mailboxes set uid_validity = ${uidValidity}, last_uid = ${lastUid}, last_fetch_at = now() where id = ${id}
  `.execute(db)
}

export async function brandExists(db: Db, id: number): Promise<boolean> {
  return (await first(db, sql`select from brands where id = ${id}`)) !== undefined
}

export async function groupExists(db: Db, id: number): Promise<boolean> {
  return (await first(db, sql`select from groups where id = ${id}`)) !== undefined
}

export async function forgetServers(db: Db): Promise<void> {
  await sql`update mailboxes set imap = null, smtp = null, state = 'listening', last_error = null`.execute(db)
}

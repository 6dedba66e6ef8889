import type { Mailbox } from '@podpora/contract/mail'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Db } from '../../platform/postgres/db.ts'
import {
  type MailboxRow,
  type StoredServer,
  selectMailbox,
  selectMailboxes,
  selectMailboxesByIds,
  selectNearestMailbox,
} from './queries.ts'

export type { MailboxRow, MailboxState, StoredServer } from './queries.ts'

/** As the API shows it: that there is a password, never which. */
export const mailboxView = (row: MailboxRow): Mailbox => ({
  id: row.id,
  address: row.address,
  name: row.name,
  brandId: row.brandId,
  groupId: row.groupId,
  door: row.door,
  imap: serverView(row.imap),
  smtp: serverView(row.smtp),
  authservId: row.authservId,
  signIn: row.signIn,
  grant: row.grantedAt === null ? null : { since: row.grantedAt, ended: row.grantEndedAt !== null },
  folders: row.folders.map(({ path }) => path),
  sendingLimits: row.sendingLimits,
  aliases: row.aliases,
  afterFetch: row.afterFetch,
  moveTo: row.moveTo,
  state: row.state,
  problem: row.problem,
  lastError: row.lastError,
  stateSince: row.stateSince,
  nextAttemptAt: row.nextAttemptAt,
  lastFetchAt: row.lastFetchAt,
  past: row.past,
})

function serverView(server: StoredServer | null): Mailbox['imap'] {
  if (!server) return null
  const { host, port, security, user, password } = server
  return { host, port, security, user, hasPassword: password !== '' }
}

/** For the live feed. */
export const mailboxesByIds = async (db: Db, ids: number[]): Promise<Mailbox[]> =>
  (await selectMailboxesByIds(db, ids)).map(mailboxView)

export const allMailboxes = (db: Db): Promise<MailboxRow[]> => selectMailboxes(db)

/** @throws Refusal not_found */
export async function loadMailbox(db: Db, id: number): Promise<MailboxRow> {
  const row = await selectMailbox(db, id)
  if (!row) throw new Refusal('not_found')
  return row
}

/** The mailbox with this id if it still exists, else the brand's first one, else the first of all. */
export const mailboxFor = (
  db: Db,
  { id = null, brandId = null }: { id?: number | null; brandId?: number | null },
): Promise<MailboxRow | undefined> => selectNearestMailbox(db, id, brandId)

import type { MailProviderName } from '@podpora/contract/choices'
import { all, type Db, first, sql } from '../../platform/postgres/db.ts'
import type { Provider } from './providers.ts'

/** As it is stored: `clientSecret` sealed, empty where there is none. */
export type ProviderRow = Provider

const providerColumns = sql`provider, client_id, client_secret, tenant, authorize_url, token_url, scope`

export const selectProviders = (db: Db): Promise<ProviderRow[]> =>
  all(db, sql<ProviderRow>`select ${providerColumns} from mail_providers order by provider`)

export const selectProvider = (db: Db, provider: MailProviderName): Promise<ProviderRow | undefined> =>
  first(db, sql<ProviderRow>`select ${providerColumns} from mail_providers where provider = ${provider}`)

export async function putProvider(db: Db, row: ProviderRow): Promise<void> {
  await sql`
    insert into mail_providers (provider, client_id, client_secret, tenant, authorize_url, token_url, scope)
    values (${row.provider}, ${row.clientId}, ${row.clientSecret}, ${row.tenant}, ${row.authorizeUrl}, ${row.tokenUrl},
            ${row.scope})
    on conflict (provider) do update set
      client_id = excluded.client_id, client_secret = excluded.client_secret, tenant = excluded.tenant,
      authorize_url = excluded.authorize_url, token_url = excluded.token_url, scope = excluded.scope
  `.execute(db)
}

export async function deleteProvider(db: Db, provider: MailProviderName): Promise<boolean> {
  return (
    (await first(
      db,
      sql<{
        provider: string
      }>`delete from mail_providers where provider = ${provider} returning provider`,
    )) !== undefined
  )
}

/** A sign-in that somebody has begun. Those that nobody finished go with it. */
export async function insertSignIn(
  db: Db,
  row: {
    stateHash: Buffer
    sessionId: number
    mailboxId: number
    provider: MailProviderName
    verifier: string
  },
): Promise<void> {
  await sql`
    with old as (delete from mail_sign_ins where begun_at < now() - interval '1 hour')
    insert into mail_sign_ins (state_hash, session_id, mailbox_id, provider, verifier)
    values (${row.stateHash}, ${row.sessionId}, ${row.mailboxId}, ${row.provider}, ${row.verifier})
  `.execute(db)
}

/** Takes it, so that nobody finishes it twice. Undefined: too old, taken already, or another browser's. */
export const takeSignIn = (
  db: Db,
  stateHash: Buffer,
  sessionId: number,
  minutes: number,
): Promise<{ mailboxId: number; provider: MailProviderName; verifier: string } | undefined> =>
  first(
    db,
    sql<{ mailboxId: number; provider: MailProviderName; verifier: string }>`
      delete from mail_sign_ins
      where state_hash = ${stateHash} and session_id = ${sessionId}
        and begun_at > now() - make_interval(mins => ${minutes})
      returning mailbox_id, provider, verifier
    `,
  )

/** With its tokens sealed. */
export interface GrantRow {
  provider: MailProviderName
  accessToken: string
  refreshToken: string
  expiresAt: string
  endedAt: string | null
}

export const selectGrant = (db: Db, mailboxId: number): Promise<GrantRow | undefined> =>
  first(
    db,
    sql<GrantRow>`
      select provider, access_token, refresh_token, expires_at, ended_at from mail_grants where mailbox_id = ${mailboxId}
    `,
  )

export async function putGrant(
  db: Db,
  mailboxId: number,
  grant: { provider: MailProviderName; accessToken: string; refreshToken: string; expiresAt: Date },
): Promise<void> {
  await sql`
    insert into mail_grants (mailbox_id, provider, access_token, refresh_token, expires_at)
    values (${mailboxId}, ${grant.provider}, ${grant.accessToken}, ${grant.refreshToken}, ${grant.expiresAt})
    on conflict (mailbox_id) do update set
      provider = excluded.provider, access_token = excluded.access_token, refresh_token = excluded.refresh_token,
      expires_at = excluded.expires_at, granted_at = now(), ended_at = null
  `.execute(db)
}

/** Only over the refresh token that was spent: a sign-in meanwhile is newer than what it gave. */
export async function updateTokens(
  db: Db,
  mailboxId: number,
  spent: string,
  fresh: { accessToken: string; refreshToken: string; expiresAt: Date },
): Promise<void> {
  await sql`
    update mail_grants
    set access_token = ${fresh.accessToken}, refresh_token = ${fresh.refreshToken}, expires_at = ${fresh.expiresAt}
    where mailbox_id = ${mailboxId} and refresh_token = ${spent}
  `.execute(db)
}

/** False: it has ended already, or somebody has signed in meanwhile. */
export async function endGrant(db: Db, mailboxId: number, spent: string): Promise<boolean> {
  const row = await first(
    db,
    sql<{ mailboxId: number }>`
      update mail_grants set ended_at = now()
      where mailbox_id = ${mailboxId} and refresh_token = ${spent} and ended_at is null returning mailbox_id
    `,
  )
  return row !== undefined
}

/** The access token is of no use any more, whatever was said of its time. */
export async function expireGrant(db: Db, mailboxId: number, accessToken: string): Promise<void> {
  await sql`
    update mail_grants set expires_at = now() where mailbox_id = ${mailboxId} and access_token = ${accessToken}
  `.execute(db)
}

export async function deleteGrant(db: Db, mailboxId: number): Promise<void> {
  await sql`delete from mail_grants where mailbox_id = ${mailboxId}`.execute(db)
}

export async function deleteAllGrants(db: Db): Promise<void> {
  await sql`with begun as (delete from mail_sign_ins) delete from mail_grants`.execute(db)
}

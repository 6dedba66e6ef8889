import { createHash } from 'node:crypto'
import { all, type Db, first, sql } from '../../platform/postgres/db.ts'

/** Tokens are random, so a plain hash is enough: whoever reads the database can enter nowhere. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()

// Tokens that let somebody in once: invitations and password resets ---------------------------------------------

export type Purpose = 'invitation' | 'password_reset'
const validFor = { invitation: '7 days', password_reset: '2 hours' }

/** Stores a token in place of any earlier one of the same purpose. */
export async function replaceEntryToken(
  db: Db,
  agentId: number,
  purpose: Purpose,
  token: string,
): Promise<void> {
  await deleteEntryTokens(db, agentId, purpose)
  await sql`
    insert into entry_tokens (token_hash, purpose, agent_id, expires_at)
    values (${hashToken(token)}, ${purpose}, ${agentId}, now() + ${validFor[purpose]}::interval)
  `.execute(db)
}

export async function deleteEntryTokens(db: Db, agentId: number, purpose: Purpose): Promise<void> {
  await sql`delete from entry_tokens where agent_id = ${agentId} and purpose = ${purpose}`.execute(db)
}

const usable = (token: string, purpose: Purpose) =>
  sql`t.token_hash = ${hashToken(token)} and t.purpose = ${purpose} and t.expires_at > now()`

export interface Entry {
  id: number
  name: string
  email: string
  state: string
}

/** Whom a token is for, if it still works. */
export const selectEntry = (db: Db, token: string, purpose: Purpose): Promise<Entry | undefined> =>
  first(
    db,
    sql<Entry>`
      select a.id, a.name, a.email, a.state from entry_tokens t join agents a on a.id = t.agent_id
      where ${usable(token, purpose)}
    `,
  )

/** Takes a token: of several at once only one gets the agent's id. */
export async function takeEntryToken(db: Db, token: string, purpose: Purpose): Promise<number | undefined> {
  const row = await first(
    db,
    sql<{ agentId: number }>`delete from entry_tokens t where ${usable(token, purpose)} returning t.agent_id`,
  )
  return row?.agentId
}

// Attempts that count against a limit ---------------------------------------------------------------------------

/** Counting and noting are one step for everybody who counts the same keys. Given in order, so nobody deadlocks. */
export async function lockAttempts(db: Db, keys: string[]): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(hashtextextended('podpora.attempts.' || key, 0)) from unnest(${keys}::text[]) as key
  `.execute(db)
}

export interface CountedKey {
  key: string
  most: number
}

/** Seconds until each of these keys has room for another attempt; 0 or less where it has. */
export async function secondsUntilFree(db: Db, keys: CountedKey[], windowSeconds: number): Promise<number> {
  const rows = await all(
    db,
    sql<{ seconds: number }>`
      select coalesce(ceil(extract(epoch from nth.at - now()) + ${windowSeconds}::int), 0)::int as seconds
      from unnest(${keys.map((k) => k.key)}::text[], ${keys.map((k) => k.most)}::int[]) as limits (key, most)
      left join lateral (
        select at from attempts a
        where a.key = limits.key and a.at > now() - make_interval(secs => ${windowSeconds}::int)
        order by at desc offset limits.most - 1 limit 1
      ) as nth on true
    `,
  )
  return Math.max(0, ...rows.map((row) => row.seconds))
}

export async function insertAttempts(db: Db, keys: string[]): Promise<void> {
  await sql`insert into attempts (key) select unnest(${keys}::text[])`.execute(db)
}

/** Forgets the last attempt of each key. */
export async function deleteLastAttempts(db: Db, keys: string[]): Promise<void> {
  await sql`
    delete from attempts where ctid = any(array(
      select last.ctid from unnest(${keys}::text[]) as wanted (key)
      cross join lateral (select ctid from attempts a where a.key = wanted.key order by at desc limit 1) as last
    ))
  `.execute(db)
}

/** Forgets what can no longer be used or count. */
export async function deleteOutlived(db: Db): Promise<void> {
  await sql`delete from sessions where expires_at < now()`.execute(db)
  await sql`delete from entry_tokens where expires_at < now()`.execute(db)
  await sql`delete from attempts where at < now() - interval '1 hour'`.execute(db)
}

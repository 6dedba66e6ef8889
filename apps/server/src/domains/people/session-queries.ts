import type { Device } from '@podpora/contract/people'
import type { Role } from '@podpora/contract/permissions'
import { all, type Db, first, one, sql } from '../../platform/postgres/db.ts'

const lifetime = sql`interval '30 days'`

export interface SessionRow {
  sessionId: number
  id: number
  name: string
  role: Role
  groupIds: number[]
  rotatedAt: string
  /** Time for a new token. */
  due: boolean
  /** Its use is to be noted. */
  unseen: boolean
}

/**
 * The session of a token, with its agent, if both are good. The token before the last rotation is still taken for a
 * minute, because requests were under way with it, and for as long as the new one has never come back: then the reply
 * that carried it was lost, and `due` says to send another.
 *
 * `seen_at` is set equal to `rotated_at` by a rotation and beyond it by the first use of the new token.
 */
export const selectSession = (db: Db, hash: Buffer): Promise<SessionRow | undefined> =>
  first(
    db,
    sql<SessionRow>`
      select s.id as session_id, a.id, a.name, a.role, s.rotated_at,
             array(select m.group_id from group_members m where m.agent_id = a.id) as group_ids,
             s.rotated_at < now() - case when s.token_hash = ${hash} then interval '1 day' else interval '1 minute' end
               as due,
             s.token_hash = ${hash}
               and (s.seen_at < now() - interval '1 minute' or (s.previous_hash is not null and s.seen_at <= s.rotated_at))
               as unseen
      from sessions s join agents a on a.id = s.agent_id
      where (s.token_hash = ${hash}
             or (s.previous_hash = ${hash}
                 and (s.rotated_at > now() - interval '1 minute' or s.seen_at <= s.rotated_at)))
        and s.expires_at > now() and a.state = 'active'
    `,
  )

/** The same by the session's own id, for who is already connected. */
export const selectSessionById = (
  db: Db,
  id: number,
): Promise<Pick<SessionRow, 'sessionId' | 'id' | 'name' | 'role' | 'groupIds'> | undefined> =>
  first(
    db,
    sql<SessionRow>`
      select s.id as session_id, a.id, a.name, a.role,
             array(select m.group_id from group_members m where m.agent_id = a.id) as group_ids
      from sessions s join agents a on a.id = s.agent_id
      where s.id = ${id} and s.expires_at > now() and a.state = 'active'
    `,
  )

/** Gives the session a new token. Of several requests at once one does; the others go on with the token they have. */
export async function rotateSession(
  db: Db,
  { sessionId, rotatedAt }: Pick<SessionRow, 'sessionId' | 'rotatedAt'>,
  presented: Buffer,
  next: Buffer,
): Promise<boolean> {
  const rotated = sql`
    update sessions
    set token_hash = ${next}, previous_hash = ${presented}, rotated_at = now(), seen_at = now(),
        expires_at = now() + ${lifetime}
    where id = ${sessionId} and rotated_at = ${rotatedAt}::timestamptz
    returning 1
  `
  return (await first(db, rotated)) !== undefined
}

export async function noteUse(db: Db, sessionId: number): Promise<void> {
  await sql`
    update sessions
    set seen_at = greatest(now(), rotated_at + interval '1 millisecond'), expires_at = now() + ${lifetime}
    where id = ${sessionId}
  `.execute(db)
}

export interface Origin {
  ip: string
  userAgent: string
}

export async function insertSession(db: Db, agentId: number, hash: Buffer, from: Origin): Promise<number> {
  const { id } = await one(
    db,
    sql<{ id: number }>`
      insert into sessions (agent_id, token_hash, expires_at, ip, user_agent)
      values (${agentId}, ${hash}, now() + ${lifetime}, ${from.ip}, ${from.userAgent.slice(0, 300)})
      returning id
    `,
  )
  return id
}

/** A new token at once: the old one ends. */
export async function replaceToken(db: Db, sessionId: number, hash: Buffer): Promise<void> {
  await sql`
    update sessions set token_hash = ${hash}, previous_hash = null, rotated_at = now(), seen_at = now()
    where id = ${sessionId}
  `.execute(db)
}

export const selectDevices = (db: Db, agentId: number, current: number): Promise<Device[]> =>
  all(
    db,
    sql<Device>`
      select id, id = ${current} as current, user_agent, ip, created_at, seen_at
      from sessions where agent_id = ${agentId} and expires_at > now()
      order by seen_at desc, id desc
    `,
  )

/** Ends one session of an agent. False: it has none such. */
export async function deleteSession(db: Db, agentId: number, id: number): Promise<boolean> {
  const gone = sql`delete from sessions where id = ${id} and agent_id = ${agentId} returning 1`
  return (await first(db, gone)) !== undefined
}

export async function deleteSessionOfToken(db: Db, hash: Buffer): Promise<void> {
  await sql`delete from sessions where token_hash = ${hash} or previous_hash = ${hash}`.execute(db)
}

/** Ends all sessions of an agent but one, if one is named. */
export async function deleteSessions(db: Db, agentId: number, except: number | null = null): Promise<void> {
  await sql`delete from sessions where agent_id = ${agentId} and id is distinct from ${except}::bigint`.execute(
    db,
  )
}

// Who may sign in -----------------------------------------------------------------------------------------------

export interface Credentials {
  id: number
  state: string
  passwordHash: string | null
}

export const selectCredentials = (db: Db, email: string): Promise<Credentials | undefined> =>
  first(
    db,
    sql<Credentials>`select id, state, password_hash from agents where lower(email) = lower(${email})`,
  )

export const selectPasswordHash = (db: Db, id: number): Promise<{ passwordHash: string } | undefined> =>
  first(
    db,
    sql<{ passwordHash: string }>`select password_hash from agents where id = ${id} and password_hash <> ''`,
  )

/**
 * Whether the agent may still enter with the password that was found right, and keeps it so until the transaction
 * ends: a reset or a switching-off at the same moment ends this session too, or comes first.
 */
export async function holdCredentials(db: Db, id: number, passwordHash: string): Promise<boolean> {
  const same = sql`
    select from agents where id = ${id} and state = 'active' and password_hash = ${passwordHash} for no key update
  `
  return (await first(db, same)) !== undefined
}

export async function updatePassword(db: Db, id: number, passwordHash: string): Promise<void> {
  await sql`update agents set password_hash = ${passwordHash} where id = ${id}`.execute(db)
}

/** When somebody last did something in the desk, on any device; null where they are signed in nowhere. */
export const selectLastSeen = async (db: Db, agentId: number): Promise<string | null> =>
  (
    await one(
      db,
      sql<{ at: string | null }>`select max(seen_at) as at from sessions where agent_id = ${agentId}`,
    )
  ).at

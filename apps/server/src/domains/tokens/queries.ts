import { createHash } from 'node:crypto'
import type { Service, Token } from '@podpora/contract/api'
import type { Role } from '@podpora/contract/permissions'
import { all, type Db, first, one, sql } from '../../platform/postgres/db.ts'

/** Tokens are random, so a plain hash is enough: whoever reads the database can enter nowhere. */
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest()

const tokenShape = sql`
  t.id, t.name, t.prefix, t.scopes, t.expires_at, t.last_used_at, t.created_at
`

// Tokens --------------------------------------------------------------------------------------------------------

export interface Bearer {
  tokenId: number
  scopes: string[]
  agentId: number | null
  agentName: string
  role: Role
  groupIds: number[]
  serviceId: number | null
  serviceName: string
  permissions: string[]
  /** Its use is to be noted. */
  unseen: boolean
}

/** Whose token this is, if it still works and its owner is still here. */
export const selectBearer = (db: Db, hash: Buffer): Promise<Bearer | undefined> =>
  first(
    db,
    sql<Bearer>`
      select t.id as token_id, t.scopes, a.id as agent_id, a.name as agent_name, a.role,
             array(select m.group_id from group_members m where m.agent_id = a.id) as group_ids,
             s.id as service_id, s.name as service_name, s.permissions,
             coalesce(t.last_used_at < now() - interval '1 minute', true) as unseen
      from api_tokens t left join agents a on a.id = t.agent_id left join services s on s.id = t.service_id
      where t.token_hash = ${hash} and (t.expires_at is null or t.expires_at > now())
        and (a.state = 'active' or (s.id is not null and s.removed_at is null))
    `,
  )

export async function noteTokenUse(db: Db, id: number): Promise<void> {
  await sql`update api_tokens set last_used_at = now() where id = ${id}`.execute(db)
}

export interface NewRow {
  agentId: number | null
  serviceId: number | null
  name: string
  prefix: string
  hash: Buffer
  scopes: readonly string[]
  expiresInDays: number | null
}

export const insertToken = (db: Db, token: NewRow): Promise<Token> =>
  one(
    db,
    sql<Token>`
      insert into api_tokens as t (agent_id, service_id, name, prefix, token_hash, scopes, expires_at)
      values (${token.agentId}, ${token.serviceId}, ${token.name}, ${token.prefix}, ${token.hash},
              ${[...token.scopes]}, now() + make_interval(days => ${token.expiresInDays}))
      returning ${tokenShape}
    `,
  )

/** A person's tokens, newest first. */
export const selectTokensOf = (
  db: Db,
  agentId: number,
  before: number | null,
  limit: number,
): Promise<Token[]> =>
  all(
    db,
    sql<Token>`
      select ${tokenShape} from api_tokens t
      where t.agent_id = ${agentId} and ${before ? sql`t.id < ${before}` : sql`true`}
      order by t.id desc limit ${limit}
    `,
  )

/** Whether there was one to delete. */
export async function deleteToken(
  db: Db,
  id: number,
  owner: { agentId: number } | { serviceId: number },
): Promise<boolean> {
  const theirs = 'agentId' in owner ? sql`agent_id = ${owner.agentId}` : sql`service_id = ${owner.serviceId}`
  return (
    (await first(db, sql`delete from api_tokens where id = ${id} and ${theirs} returning 1`)) !== undefined
  )
}

// Services ------------------------------------------------------------------------------------------------------

const serviceShape = sql`
  s.id, s.name, s.permissions, s.created_at,
  coalesce((select json_agg(json_build_object(
              'id', t.id, 'name', t.name, 'prefix', t.prefix, 'scopes', s.permissions,
              'createdAt', ${rfc3339('t.created_at')}, 'expiresAt', ${rfc3339('t.expires_at')},
              'lastUsedAt', ${rfc3339('t.last_used_at')}) order by t.id desc)
            from api_tokens t where t.service_id = s.id), '[]') as tokens
`

export const selectServices = (db: Db, before: number | null, limit: number): Promise<Service[]> =>
  all(
    db,
    sql<Service>`
      select ${serviceShape} from services s
      where s.removed_at is null and ${before ? sql`s.id < ${before}` : sql`true`}
      order by s.id desc limit ${limit}
    `,
  )

export const selectService = (db: Db, id: number): Promise<Service | undefined> =>
  first(db, sql<Service>`select ${serviceShape} from services s where s.id = ${id} and s.removed_at is null`)

export async function lockService(db: Db, id: number): Promise<boolean> {
  const row = sql`select from services where id = ${id} and removed_at is null for no key update`
  return (await first(db, row)) !== undefined
}

export async function insertService(
  db: Db,
  service: { name: string; permissions: readonly string[]; createdBy: number },
): Promise<number> {
  const { id } = await one(
    db,
    sql<{ id: number }>`
      insert into services (name, permissions, created_by)
      values (${service.name}, ${[...service.permissions]}, ${service.createdBy}) returning id
    `,
  )
  return id
}

export async function updateService(db: Db, { id, name, permissions }: Service): Promise<void> {
  await sql`update services set name = ${name}, permissions = ${permissions} where id = ${id}`.execute(db)
}

/** It keeps its name, which stands on what it wrote. */
export async function removeServiceRow(db: Db, id: number): Promise<void> {
  await sql`delete from api_tokens where service_id = ${id}`.execute(db)
  await sql`update services set removed_at = now() where id = ${id}`.execute(db)
}

// Inside JSON a time is not parsed by the driver; the same form as everywhere.
function rfc3339(column: 't.created_at' | 't.expires_at' | 't.last_used_at') {
  return sql`to_char(${sql.raw(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}

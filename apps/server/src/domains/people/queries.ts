import type { Language } from '@podpora/contract/common'
import type { Agent, Group, Invite } from '@podpora/contract/people'
import type { Role } from '@podpora/contract/permissions'
import { all, type Db, first, one, sql } from '../../platform/postgres/db.ts'

const agentShape = sql`
  a.id, a.name, a.email, a.position, a.role, a.state, a.created_at,
  array(select m.group_id from group_members m where m.agent_id = a.id order by m.group_id) as group_ids
`
const groupShape = sql`
  g.id, g.name, g.line_id, array(select m.agent_id from group_members m where m.group_id = g.id order by m.agent_id) as member_ids
`

export const selectAgents = (db: Db): Promise<Agent[]> =>
  all(db, sql<Agent>`select ${agentShape} from agents a order by a.id`)

export const selectAgentsByIds = (db: Db, ids: number[]): Promise<Agent[]> =>
  all(db, sql<Agent>`select ${agentShape} from agents a where a.id = any(${ids}::bigint[]) order by a.id`)

export const selectAgent = (db: Db, id: number): Promise<Agent | undefined> =>
  first(db, sql<Agent>`select ${agentShape} from agents a where a.id = ${id}`)

export async function selectActiveIds(db: Db, ids: number[], roles: readonly Role[]): Promise<number[]> {
  const rows = await all(
    db,
    sql<{ id: number }>`
      select id from agents
      where id = any(${ids}::bigint[]) and state = 'active' and role = any(${[...roles]}::text[])
    `,
  )
  return rows.map((row) => row.id)
}

export async function selectActiveOf(db: Db, roles: readonly Role[]): Promise<number[]> {
  const rows = await all(
    db,
    sql<{ id: number }>`
      select id from agents where state = 'active' and role = any(${[...roles]}::text[]) order by id
    `,
  )
  return rows.map((row) => row.id)
}

export async function selectMembers(db: Db, groupId: number, roles: readonly Role[]): Promise<number[]> {
  const rows = await all(
    db,
    sql<{ id: number }>`
      select a.id from group_members m join agents a on a.id = m.agent_id
      where m.group_id = ${groupId} and a.state = 'active' and a.role = any(${[...roles]}::text[]) order by a.id
    `,
  )
  return rows.map((row) => row.id)
}

export async function ownerExists(db: Db): Promise<boolean> {
  return (await first(db, sql`select from agents where role = 'owner' limit 1`)) !== undefined
}

export async function otherActiveOwnerExists(db: Db, id: number): Promise<boolean> {
  const other = sql`select from agents where role = 'owner' and state = 'active' and id <> ${id} limit 1`
  return (await first(db, other)) !== undefined
}

/**
 * Changes of roles and states go one after the other: each must see who is an owner after the one before. Locks on the
 * rows themselves would be taken in different orders by two people who demote each other.
 */
export async function lockRoles(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('podpora.roles', 0))`.execute(db)
}

export const selectAgentIdByEmail = async (db: Db, email: string): Promise<number | undefined> =>
  (await first(db, sql<{ id: number }>`select id from agents where lower(email) = lower(${email})`))?.id

export interface NewAgent extends Pick<Invite, 'name' | 'email' | 'role'> {
  language: Language
  /** Null for somebody who is invited and has yet to choose one. */
  passwordHash: string | null
}

export async function insertAgent(db: Db, agent: NewAgent): Promise<number> {
  const { id } = await one(
    db,
    sql<{ id: number }>`
      insert into agents (name, email, role, state, language, password_hash)
      values (${agent.name}, ${agent.email}, ${agent.role}, ${agent.passwordHash ? 'active' : 'invited'},
              ${agent.language}, ${agent.passwordHash})
      returning id
    `,
  )
  return id
}

export async function updateAgent(db: Db, { id, name, role, state }: Agent): Promise<void> {
  await sql`update agents set name = ${name}, role = ${role}, state = ${state} where id = ${id}`.execute(db)
}

export async function hasPassword(db: Db, id: number): Promise<boolean> {
  const row = await first(db, sql`select from agents where id = ${id} and password_hash is not null`)
  return row !== undefined
}

/** How long somebody's answers wait before they leave. */
export async function selectUndoSeconds(db: Db, id: number): Promise<number> {
  const row = await one(db, sql<{ undoSeconds: number }>`select undo_seconds from agents where id = ${id}`)
  return row.undoSeconds
}

export async function selectLanguage(db: Db, id: number): Promise<Language> {
  const row = await one(db, sql<{ language: Language }>`select language from agents where id = ${id}`)
  return row.language
}

interface Own {
  name: string | null
  position: string | null
  language: Language | null
  undoSeconds: number | null
}

/** What a person says of himself; what is left out stays. */
export async function updateOwn(
  db: Db,
  id: number,
  { name = null, position = null, language = null, undoSeconds = null }: Partial<Own>,
): Promise<void> {
  await sql`
    update agents set name = coalesce(${name}, name), position = coalesce(${position}, position),
      language = coalesce(${language}, language),
      undo_seconds = coalesce(${undoSeconds}, undo_seconds)
    where id = ${id}
  `.execute(db)
}

// Groups and who is in them ------------------------------------------------------------------------------------

export const selectGroups = (db: Db): Promise<Group[]> =>
  all(db, sql<Group>`select ${groupShape} from groups g order by g.id`)

export const selectGroupsByIds = (db: Db, ids: number[]): Promise<Group[]> =>
  all(db, sql<Group>`select ${groupShape} from groups g where g.id = any(${ids}::bigint[]) order by g.id`)

export const selectGroup = (db: Db, id: number): Promise<Group | undefined> =>
  first(db, sql<Group>`select ${groupShape} from groups g where g.id = ${id}`)

export async function lockGroup(db: Db, id: number): Promise<Group | undefined> {
  await sql`select from groups where id = ${id} for no key update`.execute(db)
  return selectGroup(db, id)
}

/** Those of `ids` that are there, and stay until the transaction ends. */
export async function holdGroups(db: Db, ids: number[]): Promise<number[]> {
  const rows = await all(
    db,
    sql<{ id: number }>`
      select id from groups where id = any(${ids}::bigint[]) order by id for key share
    `,
  )
  return rows.map((row) => row.id)
}

/** Those of `ids` that are there; agents are never deleted. */
export async function knownAgents(db: Db, ids: number[]): Promise<number[]> {
  const rows = await all(
    db,
    sql<{ id: number }>`select id from agents where id = any(${ids}::bigint[]) order by id`,
  )
  return rows.map((row) => row.id)
}

export async function insertGroup(db: Db, name: string): Promise<number> {
  const { id } = await one(db, sql<{ id: number }>`insert into groups (name) values (${name}) returning id`)
  return id
}

export async function updateGroupName(db: Db, id: number, name: string): Promise<void> {
  await sql`update groups set name = ${name} where id = ${id}`.execute(db)
}

export async function deleteGroupRow(db: Db, id: number): Promise<void> {
  await sql`delete from groups where id = ${id}`.execute(db)
}

/** Makes these the groups of an agent. Gives the groups that it entered or left. */
export async function setGroupsOf(db: Db, agentId: number, groupIds: number[]): Promise<number[]> {
  const rows = await all(
    db,
    sql<{ groupId: number }>`
      with gone as (
        delete from group_members where agent_id = ${agentId} and not group_id = any(${groupIds}::bigint[])
        returning group_id
      ), come as (
        insert into group_members (group_id, agent_id) select unnest(${groupIds}::bigint[]), ${agentId}
        on conflict do nothing returning group_id
      )
      select group_id from gone union select group_id from come order by group_id
    `,
  )
  return rows.map((row) => row.groupId)
}

/** Makes these the members of a group. Gives the agents who came or went. */
export async function setMembersOf(db: Db, groupId: number, agentIds: number[]): Promise<number[]> {
  const rows = await all(
    db,
    sql<{ agentId: number }>`
      with gone as (
        delete from group_members where group_id = ${groupId} and not agent_id = any(${agentIds}::bigint[])
        returning agent_id
      ), come as (
        insert into group_members (group_id, agent_id) select ${groupId}, unnest(${agentIds}::bigint[])
        on conflict do nothing returning agent_id
      )
      select agent_id from gone union select agent_id from come order by agent_id
    `,
  )
  return rows.map((row) => row.agentId)
}

/** Makes these the groups of a line. Gives the groups that came to it or left it. */
export async function setLineOf(db: Db, lineId: number, groupIds: number[]): Promise<number[]> {
  const rows = await all(
    db,
    sql<{ id: number }>`
      update groups set line_id = case when id = any(${groupIds}::bigint[]) then ${lineId}::bigint end
      where (id = any(${groupIds}::bigint[])) <> (line_id is not distinct from ${lineId}::bigint)
      returning id
    `,
  )
  return rows.map((row) => row.id)
}

import type { Agent, Group } from '@podpora/contract/people'
import { type Permission, permissionsOf, roles } from '@podpora/contract/permissions'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Db } from '../../platform/postgres/db.ts'
import {
  selectActiveIds,
  selectActiveOf,
  selectAgent,
  selectAgentIdByEmail,
  selectAgentsByIds,
  selectGroup,
  selectGroupsByIds,
  selectLanguage,
  selectMembers,
} from './queries.ts'
import { assignableRoles } from './rules.ts'
import { selectLastSeen } from './session-queries.ts'

export { selectAgents as allAgents, selectGroups as allGroups } from './queries.ts'
/** The language that somebody reads, and when they last did something in the desk (to the minute). */
export { selectLanguage as languageOf, selectLastSeen as lastSeen }

/** For the live feed. */
export const agentsByIds = (db: Db, ids: number[]): Promise<Agent[]> => selectAgentsByIds(db, ids)

/** For the live feed. */
export const groupsByIds = (db: Db, ids: number[]): Promise<Group[]> => selectGroupsByIds(db, ids)

/** @throws Refusal not_found */
export async function loadAgent(db: Db, id: number): Promise<Agent> {
  const agent = await selectAgent(db, id)
  if (!agent) throw new Refusal('not_found')
  return agent
}

/** @throws Refusal not_found */
export async function loadGroup(db: Db, id: number): Promise<Group> {
  const group = await selectGroup(db, id)
  if (!group) throw new Refusal('not_found')
  return group
}

/** Whether a ticket can be given to this agent: somebody who is here and may work on tickets. */
export const canBeAssigned = async (db: Db, agentId: number): Promise<boolean> =>
  (await selectActiveIds(db, [agentId], assignableRoles)).length > 0

/** Who of a group can be given its tickets, in the order of their numbers. */
export const assignableMembers = (db: Db, groupId: number): Promise<number[]> =>
  selectMembers(db, groupId, assignableRoles)

/** Everybody who can be given tickets, in the order of their numbers. */
export const assignableAgents = (db: Db): Promise<number[]> => selectActiveOf(db, assignableRoles)

/** Everybody here whose role allows something, in the order of their numbers. */
export const whoMay = (db: Db, permission: Permission): Promise<number[]> =>
  selectActiveOf(
    db,
    roles.filter((role) => permissionsOf[role].has(permission)),
  )

export const activeOwners = (db: Db): Promise<number[]> => selectActiveOf(db, ['owner'])

/** Those of these agents who are here: neither invited only nor switched off. */
export const activeAgents = (db: Db, ids: number[]): Promise<number[]> => selectActiveIds(db, ids, roles)

export const groupExists = async (db: Db, id: number): Promise<boolean> =>
  (await selectGroupsByIds(db, [id])).length > 0

/** A person of ours as who acts when they are not there: with the rights that they have now. Nobody who is switched off. */
export async function actingAgent(db: Db, id: number): Promise<SignedIn | undefined> {
  const agent = await selectAgent(db, id)
  if (agent?.state !== 'active') return undefined
  const { name, groupIds, role } = agent
  return {
    kind: 'agent',
    id,
    name,
    groupIds,
    role,
    permissions: permissionsOf[role],
    sessionId: null,
    tokenId: null,
  }
}

/** Whose mail address it is, of those who are here, as who acts. */
export async function agentOfAddress(db: Db, address: string): Promise<SignedIn | undefined> {
  const id = await selectAgentIdByEmail(db, address)
  return id === undefined ? undefined : actingAgent(db, id)
}

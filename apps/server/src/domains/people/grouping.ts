import type { Group, GroupInput } from '@podpora/contract/people'
import pg from 'pg'
import { type ActorRef, type NewEvent, recordEvents } from '../../platform/events/log.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { brokenUnique, type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { loadGroup } from './access.ts'
import {
  deleteGroupRow,
  holdGroups,
  insertGroup,
  knownAgents,
  lockGroup,
  setLineOf,
  setMembersOf,
  updateGroupName,
} from './queries.ts'

/** Makes a group within the caller's transaction. */
export async function addGroup(trx: Trx, actor: ActorRef, input: GroupInput): Promise<Group> {
  const id = await insertGroup(trx, input.name)
  const members = await setMembers(trx, id, input.memberIds)
  await recordEvents(trx, [{ kind: 'group.created', actor, subjectId: id }, ...agentsChanged(actor, members)])
  return loadGroup(trx, id)
}

/** @throws Refusal name_taken, validation_failed for somebody who is not there */
export const createGroup = (db: Db, actor: ActorRef, input: GroupInput): Promise<Group> =>
  saying(inTransaction(db, (trx) => addGroup(trx, actor, input)))

/** @throws Refusal not_found, name_taken, validation_failed for somebody who is not there */
export function changeGroup(
  db: Db,
  actor: ActorRef,
  id: number,
  change: Partial<GroupInput>,
): Promise<Group> {
  const work = inTransaction(db, async (trx) => {
    if (!(await lockGroup(trx, id))) throw new Refusal('not_found')
    if (change.name !== undefined) await updateGroupName(trx, id, change.name)
    const moved = change.memberIds ? await setMembers(trx, id, change.memberIds) : []
    await recordEvents(trx, [
      { kind: 'group.changed', actor, subjectId: id, data: { fields: Object.keys(change) } },
      ...agentsChanged(actor, moved),
    ])
    return loadGroup(trx, id)
  })
  return saying(work)
}

/** @throws Refusal not_found, group_in_use while tickets or mailboxes belong to it */
export function deleteGroup(db: Db, actor: ActorRef, id: number): Promise<void> {
  const work = inTransaction(db, async (trx) => {
    const group = await lockGroup(trx, id)
    if (!group) throw new Refusal('not_found')
    await deleteGroupRow(trx, id)
    await recordEvents(trx, [
      { kind: 'group.deleted', actor, subjectId: id, data: { id } },
      ...agentsChanged(actor, group.memberIds),
    ])
  })
  return saying(work)
}

/**
 * Makes these the groups of a line, within the caller's transaction; those that were on it before are on none.
 * @throws Refusal validation_failed for a group that is not there
 */
export async function putGroupsOnLine(
  trx: Trx,
  actor: ActorRef,
  lineId: number,
  groupIds: number[],
): Promise<void> {
  if ((await holdGroups(trx, groupIds)).length < groupIds.length) throw refuseField('groupIds', 'unknown')
  const moved = await setLineOf(trx, lineId, groupIds)
  await recordEvents(
    trx,
    moved.map((subjectId) => ({ kind: 'group.changed', actor, subjectId, data: { fields: ['lineId'] } })),
  )
}

async function setMembers(trx: Trx, groupId: number, memberIds: number[]): Promise<number[]> {
  const known = await knownAgents(trx, memberIds)
  if (known.length < new Set(memberIds).size) throw refuseField('memberIds', 'unknown')
  return setMembersOf(trx, groupId, known)
}

const agentsChanged = (actor: ActorRef, ids: number[]): NewEvent[] =>
  ids.map((subjectId) => ({ kind: 'agent.changed', actor, subjectId, data: { fields: ['groupIds'] } }))

async function saying<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (brokenUnique(error) === 'groups_name') throw new Refusal('name_taken')
    const referred = error instanceof pg.DatabaseError && error.code === '23503'
    throw referred ? new Refusal('group_in_use') : error
  }
}

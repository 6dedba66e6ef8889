import type { Agent, AgentChange } from '@podpora/contract/people'
import type { ActorRef, NewEvent } from '../../platform/events/log.ts'
import { recordEvents } from '../../platform/events/log.ts'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { loadAgent } from './access.ts'
import { deleteEntryTokens } from './entry-queries.ts'
import {
  hasPassword,
  holdGroups,
  lockRoles,
  otherActiveOwnerExists,
  setGroupsOf,
  updateAgent,
} from './queries.ts'
import { mayManage, type Standing, stateWhenEnabled } from './rules.ts'
import { deleteSessions } from './session-queries.ts'

/**
 * Changes a colleague: name, role, groups, or whether he is let in at all.
 * @throws Refusal not_found, forbidden, own_role, last_owner, validation_failed for a group that is not there
 */
export function changeAgent(db: Db, actor: SignedIn, id: number, change: AgentChange): Promise<Agent> {
  return inTransaction(db, async (trx) => {
    const standing = await presentStanding(trx, actor)
    const old = await loadAgent(trx, id)
    const agent = { ...old, name: change.name ?? old.name, role: change.role ?? old.role }
    agent.state = await nextState(trx, old, change)
    if (!mayManage(standing, old.role) || !mayManage(standing, agent.role)) throw new Refusal('forbidden')
    if (!(await ownersRemain(trx, old, agent))) throw new Refusal('last_owner')
    if (id === actor.id && (agent.role !== old.role || agent.state === 'disabled'))
      throw new Refusal('own_role')

    await updateAgent(trx, agent)
    if (agent.state === 'disabled') await shutOut(trx, id)
    const moved = change.groupIds ? await putInGroups(trx, id, change.groupIds) : []
    await recordEvents(trx, [
      { kind: 'agent.changed', actor, subjectId: id, data: whatChanged(old, agent, change) },
      ...groupsChanged(actor, moved),
    ])
    return loadAgent(trx, id)
  })
}

/**
 * Who the actor is at this moment: another manager may have changed that since the request came in. Until the
 * transaction ends nobody else's role changes.
 */
export async function presentStanding(trx: Trx, actor: SignedIn): Promise<Standing> {
  await lockRoles(trx)
  const { id, role, state } = await loadAgent(trx, actor.id)
  if (state !== 'active') throw new Refusal('forbidden')
  return { id, role }
}

/** @throws Refusal validation_failed */
export async function putInGroups(trx: Trx, agentId: number, groupIds: number[]): Promise<number[]> {
  const held = await holdGroups(trx, groupIds)
  if (held.length < new Set(groupIds).size) throw refuseField('groupIds', 'unknown')
  return setGroupsOf(trx, agentId, held)
}

export const groupsChanged = (actor: ActorRef, ids: number[]): NewEvent[] =>
  ids.map((subjectId) => ({ kind: 'group.changed', actor, subjectId, data: { fields: ['memberIds'] } }))

async function nextState(trx: Trx, old: Agent, change: AgentChange): Promise<Agent['state']> {
  if (change.state === 'active') return stateWhenEnabled(await hasPassword(trx, old.id))
  return change.state ?? old.state
}

async function ownersRemain(trx: Trx, old: Agent, agent: Agent): Promise<boolean> {
  const was = old.role === 'owner' && old.state === 'active'
  const is = agent.role === 'owner' && agent.state === 'active'
  return !was || is || otherActiveOwnerExists(trx, agent.id)
}

async function shutOut(trx: Trx, id: number): Promise<void> {
  await deleteSessions(trx, id)
  await deleteEntryTokens(trx, id, 'invitation')
  await deleteEntryTokens(trx, id, 'password_reset')
}

const whatChanged = (old: Agent, agent: Agent, change: AgentChange): Record<string, unknown> => ({
  fields: Object.keys(change),
  ...(old.role !== agent.role && { role: { from: old.role, to: agent.role } }),
  ...(old.state !== agent.state && { state: { from: old.state, to: agent.state } }),
})

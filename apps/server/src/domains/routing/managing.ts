import type {
  AgentRouting,
  AgentRoutingChange,
  GroupRouting,
  GroupRoutingChange,
  RoutingSettings,
  Skill,
  SkillChange,
  SkillInput,
} from '@podpora/contract/routing'
import { profiles } from '@podpora/contract/routing-words'
import { recordEvent } from '../../platform/events/log.ts'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import {
  brokenReference,
  brokenUnique,
  type Db,
  inTransaction,
  type Trx,
} from '../../platform/postgres/db.ts'
import { calendarExists } from '../calendars/access.ts'
import { refuseUnseen } from '../fields/filtering.ts'
import { allAgentRouting, currentRoutingSettings, loadGroupRouting } from './access.ts'
import { putAgentRouting } from './agent-queries.ts'
import { askToRoute } from './deciding.ts'
import { withdrawGroupOffers } from './offering.ts'
import {
  deleteSkill,
  insertSkill,
  putGroupRouting,
  selectSkill,
  updateSettings,
  updateSkill,
} from './queries.ts'
import { dropQueue } from './queue-queries.ts'
import { queueGroup } from './queueing.ts'

/**
 * Says how a group's tickets find somebody. What waits already is queued, or let go, in the same transaction.
 * @throws Refusal not_found; changed_meanwhile with what is so now; validation_failed
 */
export function changeGroupRouting(
  db: Db,
  actor: SignedIn,
  groupId: number,
  change: GroupRoutingChange,
): Promise<GroupRouting> {
  return inTransaction(db, async (trx) => {
    const before = await loadGroupRouting(trx, groupId)
    const times = change.relax.map(({ afterMinutes }) => afterMinutes)
    if (times.some((time, i) => time <= (times[i - 1] ?? 0))) throw refuseField('relax', 'order')
    const weights = change.profile === 'own' ? change.weights : profiles[change.profile]
    if (!(await putGroupRouting(trx, groupId, { ...change, weights })))
      throw new Refusal('changed_meanwhile', { current: await loadGroupRouting(trx, groupId) })
    if (change.mode !== 'push') await withdrawGroupOffers(trx, groupId)
    if (change.mode === 'manual') await dropQueue(trx, groupId)
    else if (before.mode === 'manual') await queueGroup(trx, { groupId })
    await noteChange(trx, actor, { groupId })
    await askToRoute(trx, [groupId])
    return loadGroupRouting(trx, groupId)
  })
}

/** @throws Refusal changed_meanwhile with what is so now */
export function changeRoutingSettings(
  db: Db,
  actor: SignedIn,
  settings: RoutingSettings,
): Promise<RoutingSettings> {
  return inTransaction(db, async (trx) => {
    if (!(await updateSettings(trx, settings)))
      throw new Refusal('changed_meanwhile', { current: await currentRoutingSettings(trx) })
    await noteChange(trx, actor, {})
    return currentRoutingSettings(trx)
  })
}

/** What somebody takes and can. @throws Refusal not_found; changed_meanwhile with what is so now; validation_failed */
export async function changeAgentRouting(
  db: Db,
  actor: SignedIn,
  agentId: number,
  change: AgentRoutingChange,
): Promise<AgentRouting> {
  if (new Set(change.skills.map(({ skillId }) => skillId)).size < change.skills.length)
    throw refuseField('skills', 'taken')
  try {
    return await inTransaction(db, async (trx) => {
      const before = await loadAgentRouting(trx, agentId)
      if (!(await putAgentRouting(trx, agentId, change)))
        throw new Refusal('changed_meanwhile', { current: before })
      await noteChange(trx, actor, { agentId })
      return loadAgentRouting(trx, agentId)
    })
  } catch (error) {
    if (!brokenReference(error)) throw error
    const known = change.calendarId === null || (await calendarExists(db, change.calendarId))
    throw refuseField(known ? 'skills' : 'calendarId', 'unknown')
  }
}

async function loadAgentRouting(db: Db, agentId: number): Promise<AgentRouting> {
  const found = (await allAgentRouting(db)).find((one) => one.agentId === agentId)
  if (!found) throw new Refusal('not_found')
  return found
}

/** @throws Refusal name_taken; validation_failed for a condition about a field that there is none of */
export const createSkill = (db: Db, actor: SignedIn, input: SkillInput): Promise<Skill> =>
  naming(() =>
    inTransaction(db, async (trx) => {
      await refuseUnseen(trx, actor, input.conditions, 'conditions')
      const skill = await insertSkill(trx, { ...input, name: input.name.trim() })
      await noteChange(trx, actor, { skillId: skill.id })
      return skill
    }),
  )

/** @throws Refusal not_found; name_taken; changed_meanwhile with what is so now; validation_failed */
export const changeSkill = (
  db: Db,
  actor: SignedIn,
  id: number,
  { version, ...input }: SkillChange,
): Promise<Skill> =>
  naming(() =>
    inTransaction(db, async (trx) => {
      const before = await selectSkill(trx, id)
      if (!before) throw new Refusal('not_found')
      await refuseUnseen(trx, actor, input.conditions, 'conditions')
      if (!(await updateSkill(trx, id, version, { ...input, name: input.name.trim() })))
        throw new Refusal('changed_meanwhile', { current: before })
      await noteChange(trx, actor, { skillId: id })
      return (await selectSkill(trx, id)) as Skill
    }),
  )

/** Nobody has it any more, and no ticket asks for it. @throws Refusal not_found */
export const removeSkill = (db: Db, actor: SignedIn, id: number): Promise<void> =>
  inTransaction(db, async (trx) => {
    if (!(await deleteSkill(trx, id))) throw new Refusal('not_found')
    await noteChange(trx, actor, { skillId: id })
  })

/** Tells the desks, and the reader of the log, which looks again at what waits. */
const noteChange = (trx: Trx, actor: SignedIn, data: Record<string, unknown>): Promise<void> =>
  recordEvent(trx, { kind: 'routing.changed', actor, data })

async function naming<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw brokenUnique(error) === 'skills_name' ? new Refusal('name_taken') : error
  }
}

import type { MacroScope } from '@podpora/contract/macro-scopes'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { type Db, sql } from '../../platform/postgres/db.ts'
import { groupExists } from './access.ts'
import { isOutside } from './outside.ts'

/** What people write for themselves, for a group or for everyone: a macro, a canned answer. */
export interface Shared {
  scope: MacroScope
  groupId: number | null
  ownerId: number
}

type Who = Pick<SignedIn, 'kind' | 'id' | 'groupIds' | 'permissions' | 'role'>

const isOwn = (actor: Who, { ownerId }: Pick<Shared, 'ownerId'>): boolean =>
  actor.kind === 'agent' && actor.id === ownerId

/** Whether somebody may use it, and so knows of it. People from outside use none: they don't write to customers. */
export const mayUse = (actor: Who, shared: Shared): boolean => {
  if (isOutside(actor)) return false
  if (shared.scope === 'everyone') return true
  if (shared.scope === 'private') return isOwn(actor, shared)
  return actor.permissions.has('macro.share') || actor.groupIds.includes(shared.groupId ?? 0)
}

/** Whether somebody may change it: their own private ones, and shared ones with the right to share. */
export const mayChange = (actor: Who, shared: Pick<Shared, 'scope' | 'ownerId'>): boolean =>
  shared.scope === 'private' ? isOwn(actor, shared) : actor.permissions.has('macro.share')

/** `mayUse` in a list's SQL, of rows named `m`. */
export const usableBy = (actor: Who) => sql<boolean>`(
  m.scope = 'everyone'
  or (m.scope = 'private' and m.owner_id = ${actor.kind === 'agent' ? actor.id : null}::bigint)
  or (m.scope = 'group' and (${actor.permissions.has('macro.share')} or m.group_id = any(${[...actor.groupIds]}::bigint[])))
)`

/**
 * Whom something is for, as somebody wishes it: theirs alone, of a group that there is, or everyone's.
 * @throws Refusal forbidden; validation_failed naming `groupId`
 */
export async function judgedSharing(
  db: Db,
  actor: Who,
  { scope, groupId }: Pick<Shared, 'scope' | 'groupId'>,
  ownerId: number,
): Promise<Pick<Shared, 'scope' | 'groupId'>> {
  // Made private by somebody else, it would vanish from its changer's own eyes.
  if (!mayChange(actor, { scope, ownerId })) throw new Refusal('forbidden')
  if (scope !== 'group') return { scope, groupId: null }
  if (groupId === null) throw refuseField('groupId', 'required')
  if (!(await groupExists(db, groupId))) throw refuseField('groupId', 'unknown')
  return { scope, groupId }
}
